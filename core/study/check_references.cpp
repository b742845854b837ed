// Fair Shares: whether everything a study names is there.
#include "study/check_references.h"

#include <algorithm>

#include "study/nearest_key.h"

namespace fairshares::study {

namespace {

template <typename Item> std::vector<std::string> idsOf(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) ids.push_back(item.id);
  return ids;
}

/// Complains unless `id` is one of `ids`; an empty id has been complained about as missing.
void checkKnown(const std::string& id, const std::vector<std::string>& ids, std::string_view section,
                const std::string& keyPath, StudyProblems& problems) {
  if (id.empty() || std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  problems.refuse(IssueCode::ReferenceUnknown, keyPath, id,
                  "`" + id + "` is not in [" + std::string(section) + "].",
                  suggestion(id, ids) + " Or add [" + std::string(section) + "." + id + "].");
}

void checkLevels(const Study& study, StudyProblems& problems) {
  const std::vector<std::string> levels = idsOf(study.levels);
  if (!levels.empty() && !problems.hasKey("lookup"))
    problems.refuse(IssueCode::StudyKeyMissing, "lookup", "",
                    "The study has levels but no [lookup] that says which zone lies in which area.",
                    "Add [lookup] with file, source and status.");
  if (study.rebasing)
    checkKnown(study.rebasing->level, levels, "levels", "population.rebasing.level", problems);
  if (study.allocations)
    checkKnown(study.allocations->level, levels, "levels", "allocations.level", problems);
  if (study.practices)
    for (const auto& [level, column] : study.practices->levels)
      checkKnown(level, levels, "levels", keyPathOf("practices.levels", level), problems);
  for (const Indicator& indicator : study.indicators)
    checkKnown(indicator.fillLevel, levels, "levels", "indicators." + indicator.id + ".fill_level", problems);
}

void checkPracticesGiven(const Study& study, Basis basis, const std::string& path, StudyProblems& problems) {
  if (basis != Basis::Practices || study.practices) return;
  problems.refuse(IssueCode::ReferenceUnknown, path + ".basis", "practices",
                  "`" + path + "` works on GP practices, but the study has none.",
                  "Add [practices] and [practices.lists], or write basis = \"zones\".");
}

void checkIndicators(const Study& study, StudyProblems& problems) {
  for (const Indicator& indicator : study.indicators)
    checkPracticesGiven(study, indicator.basis, "indicators." + indicator.id, problems);
}

void checkNeeds(const Study& study, const Programme& programme, StudyProblems& problems) {
  if (programme.needs.method != StepMethod::Indicators) return;
  const std::string path = "programmes." + programme.id;
  if (study.indicators.empty())
    problems.refuse(IssueCode::ReferenceUnknown, path + ".needs", "",
                    "The needs of `" + programme.id + "` are made of indicators, but the study has none.",
                    "Add [indicators.ID] for each indicator of the coefficients.");
  for (const auto& [id, coefficient] : programme.needs.coefficients) {
    const std::string own = keyPathOf(path + ".needs.coefficients", id);
    const std::string keyPath = problems.hasKey(own) ? own : keyPathOf("needs.coefficients", id);
    const auto found = std::find_if(study.indicators.begin(), study.indicators.end(),
                                    [&id = id](const Indicator& indicator) { return indicator.id == id; });
    if (found == study.indicators.end())
      checkKnown(id, idsOf(study.indicators), "indicators", keyPath, problems);
    else if (found->basis != programme.basis)
      problems.refuse(IssueCode::StudyValue, keyPath, id,
                      "The indicator `" + id + "` is on " + std::string(basisName(found->basis)) + ", but `" +
                          programme.id + "` works on " + std::string(basisName(programme.basis)) + ".",
                      "Use an indicator on " + std::string(basisName(programme.basis)) + ".");
  }
}

void checkExcessCost(const Study& study, const Programme& programme, StudyProblems& problems) {
  const std::string path = "programmes." + programme.id;
  const std::string methodKey =
      problems.hasKey(path + ".excess_cost.method") ? path + ".excess_cost.method" : "excess_cost.method";
  const std::string method(stepMethodName(programme.excessCost.method));
  // Sections that are there but could not be read have been complained about already.
  if (programme.excessCost.usesTravel() && !problems.hasKey("nurse_rounds"))
    problems.refuse(IssueCode::ReferenceUnknown, methodKey, method,
                    "The excess cost of `" + programme.id +
                        "` follows the travel of community nurses, but the study has no [nurse_rounds].",
                    "Add [nurse_rounds] (and [network]), or choose another method.");
  if (programme.excessCost.usesTravel() && programme.basis == Basis::Practices)
    problems.refuse(IssueCode::StudyValue, methodKey, method,
                    "Nurse rounds are simulated for zones, but `" + programme.id + "` works on practices.",
                    "Choose another method for this programme.");
  if (!programme.excessCost.usesCategory()) return;
  const bool own = problems.hasKey(path + ".excess_cost.category");
  const bool isDerived =
      programme.excessCost.category == URBAN_RURAL_CATEGORY && problems.hasKey(URBAN_RURAL_CATEGORY);
  if (!isDerived)
    checkKnown(programme.excessCost.category, idsOf(study.categories), "categories",
               own ? path + ".excess_cost.category" : "excess_cost.category", problems);
  // The category of a practice is that of the zone it lies in.
  if (programme.basis != Basis::Practices || !study.practices || study.practices->zone) return;
  problems.refuse(
      IssueCode::StudyKeyMissing, "practices.zone", "",
      "The excess cost of `" + programme.id +
          "` comes from the category of a practice's zone, but the zone of a practice is not known.",
      "Add zone = \"...\" to [practices], or [" + path + ".excess_cost] with method = \"none\".");
}

}  // namespace

void checkReferences(const Study& study, StudyProblems& problems) {
  checkLevels(study, problems);
  checkIndicators(study, problems);
  for (const Programme& programme : study.programmes) {
    checkPracticesGiven(study, programme.basis, "programmes." + programme.id, problems);
    checkNeeds(study, programme, problems);
    checkExcessCost(study, programme, problems);
  }
}

}  // namespace fairshares::study
