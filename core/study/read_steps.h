// Fair Shares: the steps of a programme, and the defaults they inherit.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "study/read_references.h"
#include "study/study.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// The keys of one step table as written: [needs] or [programmes.acute.needs].
struct StepKeys {
  std::string path;
  std::set<std::string> given;  ///< keys that are there, even with a refused value
  std::optional<StepMethod> method;
  std::map<std::string, std::string> texts;  ///< file, layer, code, column, rows_of, category
  std::optional<std::string> source;         ///< already expanded
  std::optional<Status> status;
  std::map<std::string, double> coefficients;
  std::optional<Parameter> rawMinimum;
  std::optional<Parameter> travelShare;
};

/// The step tables of the file's top or of one programme.
struct StepTables {
  std::optional<StepKeys> ageSex;
  std::optional<StepKeys> needs;
  std::optional<StepKeys> excessCost;
  [[nodiscard]] bool any() const { return ageSex || needs || excessCost; }
};

/// Reads the tables age_sex, needs and excess_cost that stand in `parent`.
StepTables readStepTables(const TableReader& parent, const StudyContext& context);

/// Sets the three steps of a leaf programme from its own tables and the file's defaults.
///
/// A programme's own keys override the defaults one by one, with three exceptions that keep sources true:
/// a method that differs from the default's inherits nothing; an own `file` does not inherit `layer` and
/// `code`, which belong to the default's file; `file` and `coefficients` replace one another.
void setSteps(const StepTables& defaults, const StepTables& own, const StudyContext& context,
              Programme& programme);

}  // namespace fairshares::study
