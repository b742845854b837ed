// A second, plain implementation of the formula, to check the engine against.
//
// Written from the project's description of the formula alone: it shares no code with core/formula and none
// of its sums, works in long double, with maps by code, nested loops and recursion. Slow and simple.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "model/model.h"

namespace fairshares::testing_support {

/// The oracle's number type.
using Number = long double;
/// The same value in the oracle's type.
inline Number wide(double value) {
  return static_cast<Number>(value);
}

/// One programme, step and member of a geography.
struct OracleCell {
  Number weightedPopulation = 0.0L;  ///< persons
  Number share = 0.0L;               ///< of the nation, 0 to 1
  std::optional<Number> index;       ///< of the step; nothing where the step before it left nothing
  Number allocationGbp = 0.0L;       ///< share * budget
};

/// All steps of one programme on one geography.
struct OracleProgramme {
  /// [step], positions as in model::STEPS; code -> cell.
  std::array<std::map<std::string, OracleCell>, 4> steps;
  /// code -> share after the last step over share of the population.
  std::map<std::string, std::optional<Number>> overallIndex;
};

/// A standardised indicator: its mean and standard deviation, both weighted by population.
struct OracleIndicator {
  Number mean = 0.0L;
  Number standardDeviation = 0.0L;
  std::map<std::string, Number> z;  ///< code of unit -> standard deviations, after floor and cap
};

/// Everything the formula gives.
struct OracleAnswer {
  Number nationalPopulation = 0.0L;
  /// geography ("zones", "practices" or the id of a level) -> code -> persons.
  std::map<std::string, std::map<std::string, Number>> population;
  /// geography -> programme id -> results. A programme that does not exist on a geography is absent.
  std::map<std::string, std::map<std::string, OracleProgramme>> programmes;
  std::map<std::string, OracleIndicator> indicators;
};

/// Runs the whole formula. The model must be one that the engine accepts: every step has something to share
/// by, and every unit with people has the values its steps need.
OracleAnswer askOracle(const model::Model& model);

}  // namespace fairshares::testing_support
