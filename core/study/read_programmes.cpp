// Fair Shares: the section [programmes] of a study file, with the defaults of its steps.
#include "study/read_programmes.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/number_text.h"
#include "study/read_steps.h"

namespace fairshares::study {

namespace {

/// Programme ids become the beginning of column names.
constexpr std::size_t LONGEST_PROGRAMME_ID = 40;

void readSexes(const TableReader& table, Eligibility& eligibility) {
  const TomlNode* node = table.find("sexes");
  if (!node) return;
  const char* const mend = "Write sexes = [\"female\", \"male\"], or one of them.";
  eligibility.female = eligibility.male = false;
  if (node->kind != TomlKind::List || node->items.empty()) {
    table.refuseValue("sexes", "`sexes` must be a list of at least one sex.", mend);
    return;
  }
  for (const TomlNode& item : node->items) {
    const bool female = item.kind == TomlKind::Text && trimmed(item.text) == sexName(Sex::Female);
    const bool male = item.kind == TomlKind::Text && trimmed(item.text) == sexName(Sex::Male);
    if (!female && !male)
      table.problems().refuse(IssueCode::StudyValue, table.pathOf("sexes"), item.text,
                              "`" + item.text + "` is no sex that the tables know.", mend);
    if ((female && eligibility.female) || (male && eligibility.male))
      table.problems().refuse(IssueCode::StudyValue, table.pathOf("sexes"), item.text,
                              "`" + item.text + "` stands twice.", mend);
    eligibility.female = eligibility.female || female;
    eligibility.male = eligibility.male || male;
  }
}

Eligibility readEligibility(const TableReader& programme) {
  Eligibility eligibility;
  const auto table = programme.findTable("eligibility", TableKind::Eligibility);
  if (!table) return eligibility;
  eligibility.ages.from = table->findInteger("age_from", 0, OPEN_AGE - 1).value_or(0);
  eligibility.ages.to = table->findInteger("age_to", 0, OPEN_AGE).value_or(OPEN_AGE);
  if (eligibility.ages.from > eligibility.ages.to)
    table->refuseValue("age_from", "The programme serves nobody: age_from is above age_to.",
                       "Let age_from be at most age_to; 120 stands for no upper limit.");
  readSexes(*table, eligibility);
  return eligibility;
}

Programme readProgramme(const std::string& id, const TableReader& table, const StudyContext& context) {
  constexpr std::array BASES{Basis::Zones, Basis::Practices};
  Programme programme;
  programme.id = id;
  programme.title = table.findText("title").value_or(titleFromId(id));
  programme.parent = table.findText("parent").value_or("");
  programme.budgetGbp = findParameter(table, "budget_gbp", 0.0, context);
  programme.expenditureGbp = findParameter(table, "expenditure_gbp", 0.0, context);
  programme.purpose = table.findProse("purpose").value_or("");
  programme.basis = table.findChoice("basis", BASES, basisName).value_or(Basis::Zones);
  programme.eligibility = readEligibility(table);
  return programme;
}

}  // namespace

void readProgrammes(const TableReader& root, const StudyContext& context, Study& study) {
  const StepTables defaults = readStepTables(root, context);
  const TomlNode* node = root.find("programmes");
  if (!node || node->kind != TomlKind::Table || node->entries.empty()) {
    root.refuseMissing("programmes", "Without a care programme there is nothing to share out.",
                       "Add [programmes.ID] with budget_gbp, eligibility and purpose for each programme.");
    return;
  }
  rememberLines(*node, "programmes", root.problems());
  std::vector<StepTables> own;
  std::set<std::string> parents;
  for (const TomlEntry& entry : node->entries) {
    const std::string path = keyPathOf("programmes", entry.key);
    if (entry.node.kind != TomlKind::Table) {
      root.problems().refuse(IssueCode::StudyValue, path, entry.node.text, "A programme must be a table.",
                             "Write [" + path + "] on a line of its own and its keys below.");
      continue;
    }
    checkId(entry.key, LONGEST_PROGRAMME_ID, path, root.problems());
    const TableReader table(entry.node, path, TableKind::Programme, root.problems());
    study.programmes.push_back(readProgramme(entry.key, table, context));
    own.push_back(readStepTables(table, context));
    parents.insert(study.programmes.back().parent);
  }
  for (std::size_t position = 0; position < study.programmes.size(); ++position) {
    Programme& programme = study.programmes[position];
    if (parents.count(programme.id) == 0) setSteps(defaults, own[position], context, programme);
  }
}

}  // namespace fairshares::study
