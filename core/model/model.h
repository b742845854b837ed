// Fair Shares: everything joined by code, ready for the formula. Plain arrays, no files, no maths.
//
// Units are what the formula runs on: data zones or GP practices, each list sorted by code, so that the
// order of rows in any input never reaches a result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/age_band.h"
#include "base/contract.h"
#include "model/remoteness.h"
#include "study/study.h"

namespace fairshares::model {

/// Marks a unit that lies in no area of a level (a practice whose place at that level is not known).
inline constexpr std::uint32_t NO_AREA = 0xFFFFFFFFu;

/// Data zones or practices with their people.
struct Units {
  std::vector<std::string> codes;  ///< ascending, unique
  std::vector<std::string> names;  ///< same length
  std::vector<AgeBand> bands;
  std::vector<double> persons;           ///< [unit * groupCount() + group], after rebasing or list scaling
  std::vector<double> population;        ///< [unit], sum of its groups
  std::vector<double> populationAsRead;  ///< [unit], before rebasing or list scaling
  [[nodiscard]] std::size_t size() const { return codes.size(); }
  [[nodiscard]] std::size_t groupCount() const { return SEX_COUNT * bands.size(); }
};

/// A level of aggregation and who lies where.
struct Level {
  std::string id;
  std::string title;
  std::vector<std::string> areaCodes;     ///< ascending, unique
  std::vector<std::string> areaNames;     ///< same length
  std::vector<std::uint32_t> areaOfZone;  ///< [zone], always an area
  std::vector<std::uint32_t>
      areaOfPractice;                    ///< [practice], NO_AREA where not known; empty without practices
  std::vector<std::string> boundaryWkb;  ///< [area] given polygons; empty: to be dissolved
  std::vector<std::optional<double>> currentAllocationGbp;  ///< [area]; empty without allocations
};

/// One needs indicator on its units. Values of units without people may be missing.
struct Indicator {
  std::string id;
  study::Basis basis = study::Basis::Zones;
  std::vector<std::optional<double>> values;  ///< [unit], after declared fills
  /// Units whose value a declared rule filled, ascending: they have a z, but the mean and standard deviation
  /// are of the known values alone.
  std::vector<std::size_t> filled;
  std::optional<double> standardisedMinimum;  ///< standard deviations
  std::optional<double> standardisedMaximum;
};

struct Category {
  std::string id;
  std::vector<std::string> ofZone;  ///< [zone], "" only where the zone has no people
};

/// What one step multiplies by, ready to use. Exactly one of the members is meaningful, as `method` says.
struct AgeSexInput {
  study::StepMethod method = study::StepMethod::None;
  std::vector<double> costGbpByGroup;        ///< [group], pounds a head; 0 outside eligibility
  std::vector<std::optional<double>> index;  ///< [unit]; has a value wherever there are people
};
struct NeedsInput {
  study::StepMethod method = study::StepMethod::None;
  struct Term {
    std::size_t indicator;
    double coefficientPerSd;
  };                        ///< position in Model::indicators
  std::vector<Term> terms;  ///< ascending by indicator id
  std::optional<double> rawMinimum;
  std::vector<std::optional<double>> index;  ///< [unit]
};
struct ExcessCostInput {
  study::StepMethod method = study::StepMethod::None;
  /// [unit], from a finished index or a category's ratio; with Mix that of the clinic-based services.
  std::vector<std::optional<double>> ratio;
  /// Travel, Mix: [unit], pounds a visit at home costs, travel included.
  std::vector<std::optional<double>> costPerContactGbp;
  double travelShare = 0.0;  ///< Mix: of spending, on services that travel; 0 to 1
};

/// A programme with its place in the tree. Positions equal those in study.programmes.
struct Programme {
  std::string id;
  std::string title;
  std::optional<std::size_t> parent;
  std::vector<std::size_t> children;  ///< empty for a leaf
  double expenditureGbp = 0.0;        ///< weight among siblings
  double budgetGbp = 0.0;
  study::Basis basis = study::Basis::Zones;  ///< leaves only
  AgeSexInput ageSex;                        ///< leaves only
  NeedsInput needs;
  ExcessCostInput excessCost;
  [[nodiscard]] bool isLeaf() const { return children.empty(); }
};

/// The joined study.
struct Model {
  Units zones;
  std::vector<std::string> zoneWkb;  ///< [zone], repaired where needed, study CRS
  std::optional<Units> practices;
  std::vector<std::optional<double>> practiceEasting;  ///< [practice], metres in the study CRS
  std::vector<std::optional<double>> practiceNorthing;
  std::vector<std::string> practiceZone;  ///< [practice], "" where not known
  double listInflation = 1.0;             ///< list persons per resident before scaling
  std::vector<Level> levels;              ///< in study order
  std::vector<Indicator> indicators;
  std::vector<Category> categories;
  std::vector<Programme> programmes;     ///< same positions as study.programmes
  double nationalPopulation = 0.0;       ///< sum of zone populations in code order
  std::optional<Remoteness> remoteness;  ///< with [network]; its zones are those of `zones`
  /// The units of a basis; `practices` must be there for Basis::Practices.
  [[nodiscard]] const Units& units(study::Basis basis) const {
    if (basis == study::Basis::Zones) return zones;
    FAIRSHARES_EXPECTS(practices.has_value());
    return *practices;
  }
};

}  // namespace fairshares::model
