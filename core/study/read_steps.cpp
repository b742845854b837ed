// Fair Shares: the steps of a programme, and the defaults they inherit.
#include "study/read_steps.h"

#include <algorithm>
#include <cmath>

#include "study/step_methods.h"

namespace fairshares::study {

namespace {

/// A raw needs value of 0 would leave people who are there without any weight.
constexpr double LEAST_RAW_MINIMUM = 1e-6;

std::optional<StepMethod> findMethod(const TableReader& table, TableKind step) {
  const auto word = table.findText("method");
  if (!word) return std::nullopt;
  std::vector<std::string> names;
  for (const StepMethod method : methodsOf(step)) {
    if (*word == stepMethodName(method)) return method;
    names.emplace_back(stepMethodName(method));
  }
  table.refuseValue("method",
                    "The method of this step may be " + listOfWords(names) + ", not `" + *word + "`.",
                    suggestion(*word, names));
  return std::nullopt;
}

/// coefficients = { smr = 0.06 }: per standard deviation of each indicator.
std::map<std::string, double> readCoefficients(const TableReader& table) {
  std::map<std::string, double> coefficients;
  const TomlNode* node = table.find("coefficients");
  if (!node) return coefficients;
  const std::string path = table.pathOf("coefficients");
  const char* const mend =
      "Write coefficients = { smr = 0.06 }: the indicator's id and a number per standard deviation.";
  if (node->kind != TomlKind::Table || node->entries.empty()) {
    table.refuseValue("coefficients", "`coefficients` must hold a number for each indicator.", mend);
    return coefficients;
  }
  rememberLines(*node, path, table.problems());
  for (const TomlEntry& entry : node->entries) {
    const bool isNumber = entry.node.kind == TomlKind::Integer || entry.node.kind == TomlKind::Number;
    if (isNumber && std::isfinite(entry.node.number))
      coefficients[entry.key] = entry.node.number;
    else
      table.problems().refuse(IssueCode::StudyValue, keyPathOf(path, entry.key), entry.node.text,
                              "The coefficient of `" + entry.key + "` is no finite number.", mend);
  }
  return coefficients;
}

/// Complains about keys that the method does not read: they would be left out without a word.
void checkKeysFit(const StepKeys& keys, StepMethod method, StudyProblems& problems) {
  const std::set<std::string> read = keysOf(method);
  for (const std::string& key : keys.given)
    if (read.count(key) == 0)
      problems.refuse(IssueCode::StudyKeyUnknown, keyPathOf(keys.path, key), key,
                      "The key `" + key + "` has no effect with method = \"" +
                          std::string(stepMethodName(method)) + "\".",
                      "Remove it, or choose the method that uses it.");
}

std::optional<StepKeys> readStepKeys(const TableReader& parent, std::string_view key, TableKind step,
                                     const StudyContext& context) {
  const auto table = parent.findTable(key, step);
  if (!table) return std::nullopt;
  StepKeys keys;
  keys.path = table->path();
  for (const std::string& known : knownKeys(step))
    if (table->has(known)) keys.given.insert(known);
  keys.method = findMethod(*table, step);
  for (const char* const name : {"file", "layer", "code", "column", "rows_of", "category"}) {
    if (keys.given.count(name) == 0) continue;
    if (auto text = table->findText(name)) keys.texts[name] = std::move(*text);
  }
  if (const auto source = table->findText("source"))
    keys.source = expandedSource(*source, table->pathOf("source"), context);
  keys.status = findStatus(*table);
  if (step == TableKind::Needs) {
    keys.coefficients = readCoefficients(*table);
    keys.rawMinimum = findParameter(*table, "raw_minimum", LEAST_RAW_MINIMUM, context);
    if (table->has("file") && table->has("coefficients"))
      table->refuseValue("file", "The coefficients are given twice, by a file and in the study.",
                         "Keep `file` or `coefficients`.");
  }
  if (step == TableKind::ExcessCost) {
    // A part of the spending, hence at most the whole.
    keys.travelShare = findParameter(*table, "travel_share", 0.0, 1.0, context);
  }
  return keys;
}

void dropKey(StepKeys& keys, const std::string& key) {
  keys.given.erase(key);
  keys.texts.erase(key);
  if (key == "coefficients") keys.coefficients.clear();
}

/// The keys that hold for a programme; nothing where neither it nor the file has the step.
std::optional<StepKeys> inheritedKeys(const std::optional<StepKeys>& defaults,
                                      const std::optional<StepKeys>& own) {
  if (!defaults || !own) return own ? own : defaults;
  const bool ownMethod = own->given.count("method") > 0;
  if (ownMethod && defaults->given.count("method") > 0 && own->method != defaults->method) return own;
  StepKeys keys = *defaults;
  keys.path = own->path;
  if (own->given.count("file") > 0)
    for (const char* const replaced : {"layer", "code", "coefficients"}) dropKey(keys, replaced);
  if (own->given.count("coefficients") > 0)
    for (const char* const replaced : {"file", "layer", "rows_of", "coefficients"}) dropKey(keys, replaced);
  keys.given.insert(own->given.begin(), own->given.end());
  if (ownMethod) keys.method = own->method;
  for (const auto& [name, text] : own->texts) keys.texts[name] = text;
  if (own->given.count("source") > 0) keys.source = own->source;
  if (own->given.count("status") > 0) keys.status = own->status;
  if (own->given.count("coefficients") > 0) keys.coefficients = own->coefficients;
  if (own->given.count("raw_minimum") > 0) keys.rawMinimum = own->rawMinimum;
  if (own->given.count("travel_share") > 0) keys.travelShare = own->travelShare;
  return keys;
}

/// What a step is made of once inheritance is settled; asks for what its method needs.
class StepBuilder {
 public:
  StepBuilder(const StepKeys& keys, const StudyContext& context) : mKeys(keys), mContext(context) {
    if (keys.given.count("method") == 0)
      refuseMissing("method", "It says how the step is computed.",
                    "Add method = \"...\", \"none\" to leave the step out.");
    if (method() == StepMethod::None) return;
    need("source", "A number on a map must be traceable to where it comes from.");
    need("status", "Readers must see which numbers are assumed.");
  }

  [[nodiscard]] StepMethod method() const { return mKeys.method.value_or(StepMethod::None); }
  [[nodiscard]] Provenance provenance() const {
    return {mKeys.source.value_or(""), mKeys.status.value_or(Status::Assumed)};
  }
  [[nodiscard]] std::string text(const char* key) const {
    const auto found = mKeys.texts.find(key);
    return found == mKeys.texts.end() ? std::string() : found->second;
  }
  void need(const char* key, const char* why) const {
    if (mKeys.given.count(key) == 0)
      refuseMissing(key, why, "Add " + std::string(key) + " = \"...\" here or in the step's defaults.");
  }
  [[nodiscard]] TableReference table() const {
    TableReference reference;
    reference.file = text("file");
    reference.path = resolvedPath(reference.file, mContext.folder);
    reference.layer = text("layer");
    if (mKeys.texts.count("code") > 0) reference.code = text("code");
    reference.provenance = provenance();
    return reference;
  }
  [[nodiscard]] TableReference neededTable(const char* why) const {
    need("file", why);
    return table();
  }
  [[nodiscard]] std::optional<IndexSource> index() const {
    if (method() != StepMethod::Index) return std::nullopt;
    need("file", "A finished index is read from a table.");
    need("column", "A finished index is read from a column.");
    return IndexSource{table(), text("column")};
  }
  [[nodiscard]] std::string rowsOf(const Programme& programme) const {
    const std::string rows = text("rows_of");
    return rows.empty() ? programme.id : rows;
  }
  void refuseMissing(const std::string& key, const std::string& why, const std::string& mend) const {
    mContext.problems->refuse(IssueCode::StudyKeyMissing, keyPathOf(mKeys.path, key), "",
                              "`" + mKeys.path + "` has no `" + key + "`. " + why, mend);
  }
  [[nodiscard]] const StepKeys& keys() const { return mKeys; }

 private:
  const StepKeys& mKeys;
  const StudyContext& mContext;
};

void setAgeSex(const StepBuilder& step, Programme& programme) {
  programme.ageSex.method = step.method();
  programme.ageSex.provenance = step.provenance();
  programme.ageSex.rowsOf = step.rowsOf(programme);
  programme.ageSex.index = step.index();
  if (step.method() == StepMethod::CostWeights)
    programme.ageSex.costWeights = step.neededTable("Cost weights are read from a table.");
}

void setNeeds(const StepBuilder& step, Programme& programme) {
  programme.needs.method = step.method();
  programme.needs.provenance = step.provenance();
  programme.needs.rowsOf = step.rowsOf(programme);
  programme.needs.index = step.index();
  if (step.method() != StepMethod::Indicators) return;
  programme.needs.rawMinimum = step.keys().rawMinimum;
  programme.needs.coefficients = step.keys().coefficients;
  if (step.keys().given.count("coefficients") > 0) return;
  if (step.keys().given.count("file") > 0)
    programme.needs.coefficientTable = step.table();
  else
    step.refuseMissing("file", "Indicators need coefficients, from a table or from the study itself.",
                       "Add file = \"...\", or coefficients = { indicator = number }.");
}

void setExcessCost(const StepBuilder& step, Programme& programme) {
  programme.excessCost.method = step.method();
  programme.excessCost.provenance = step.provenance();
  programme.excessCost.rowsOf = step.rowsOf(programme);
  programme.excessCost.index = step.index();
  if (!programme.excessCost.usesCategory()) return;
  if (step.method() == StepMethod::Mix) {
    programme.excessCost.travelShare = step.keys().travelShare;
    if (step.keys().given.count("travel_share") == 0)
      step.refuseMissing("travel_share",
                         "It says which part of the spending is on services that travel to patients.",
                         "Add travel_share = { value = 0.5, source = \"...\", status = \"...\" }.");
  }
  step.need("category", "The ratio of a zone is found by its category.");
  programme.excessCost.category = step.text("category");
  programme.excessCost.ratioTable = step.neededTable("The ratios of the categories are read from a table.");
}

/// Settles inheritance for one step and hands the builder to `set`.
template <typename Set>
void setStep(const std::optional<StepKeys>& defaults, const std::optional<StepKeys>& own,
             const StudyContext& context, Programme& programme, Set set) {
  const auto keys = inheritedKeys(defaults, own);
  if (!keys) return;
  if (own && keys->method) checkKeysFit(*own, *keys->method, *context.problems);
  set(StepBuilder(*keys, context), programme);
}

}  // namespace

StepTables readStepTables(const TableReader& parent, const StudyContext& context) {
  StepTables tables;
  tables.ageSex = readStepKeys(parent, "age_sex", TableKind::AgeSex, context);
  tables.needs = readStepKeys(parent, "needs", TableKind::Needs, context);
  tables.excessCost = readStepKeys(parent, "excess_cost", TableKind::ExcessCost, context);
  return tables;
}

void setSteps(const StepTables& defaults, const StepTables& own, const StudyContext& context,
              Programme& programme) {
  for (const auto* keys : {&defaults.ageSex, &defaults.needs, &defaults.excessCost})
    if (*keys && (*keys)->method) checkKeysFit(**keys, *(*keys)->method, *context.problems);
  setStep(defaults.ageSex, own.ageSex, context, programme, setAgeSex);
  setStep(defaults.needs, own.needs, context, programme, setNeeds);
  setStep(defaults.excessCost, own.excessCost, context, programme, setExcessCost);
}

}  // namespace fairshares::study
