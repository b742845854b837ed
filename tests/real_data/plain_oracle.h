// A plain second implementation of the formula, straight from the CSV files of the real study.
//
// Shares nothing with the engine: no reader, no number parser, no sum, no type. Written from the description
// of the formula and of the illustrative parameters alone; long double, maps by code, one loop a rule. Slow
// and simple.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "real_data/plain_table.h"

namespace fairshares::testing_support::plain {

using ByCode = std::map<std::string, Number>;

/// Where the oracle finds its files.
struct Files {
  std::string data;        ///< the folder data of the shared test data
  std::string parameters;  ///< its folder parameters
  std::string categories;  ///< table DataZone, category: the classes that the run itself found
  std::string year;        ///< of the populations: "2020"
};

/// The steps in order: population, age_sex, needs, excess_cost.
inline constexpr std::size_t STEPS = 4;
inline const std::array<std::string, STEPS> STEP_NAMES{"population", "age_sex", "needs", "excess_cost"};

/// One programme on one geography.
struct Programme {
  std::array<ByCode, STEPS> weight;  ///< persons after each step
  Number budgetGbp = 0.0L;
};

/// The answer. Geographies are "zones", "boards", "council_areas" and "intermediate_zones".
struct Answer {
  Number nationalPopulation = 0.0L;
  std::map<std::string, ByCode> population;                              ///< geography -> code -> persons
  std::map<std::string, std::map<std::string, Programme>> programmes;    ///< geography -> programme id
  std::map<std::string, std::map<std::string, std::string>> areaOfZone;  ///< level -> zone -> area
  std::map<std::string, std::map<std::string, std::string>> areaName;    ///< level -> area -> name
  std::map<std::string, std::string> category;                           ///< zone -> category
  std::map<std::string, ByCode> filled;  ///< indicator -> zone -> the value that was put in
};

/// Share of the nation after a step, 0 to 1.
Number share(const Answer& answer, const Programme& programme, std::size_t step, const std::string& code);
/// Pounds: target share times budget.
Number allocationGbp(const Answer& answer, const Programme& programme, const std::string& code);
/// Weight after the step over weight before it; nothing where there was nothing before. The population step's
/// is 1.
std::optional<Number> index(const Programme& programme, std::size_t step, const std::string& code);
/// Weight after the last step over population.
std::optional<Number> overallIndex(const Programme& programme, const std::string& code);

/// Computes the whole real study. Throws on anything unexpected.
Answer compute(const Files& files);

}  // namespace fairshares::testing_support::plain
