// Fair Shares: everything a study file says, as plain values. docs/study-file.md describes the file itself.
//
// The names here are the keys of the TOML file. Nothing is opened or joined yet: that is io and join.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/age_band.h"
#include "study/provenance.h"
#include "study/remoteness.h"
#include "study/table_reference.h"

namespace fairshares::study {

/// The zones everything is computed on: study key [zones].
struct Zones {
  TableReference table;
  std::optional<std::string> name;  ///< column with names
  std::optional<std::string> crs;   ///< stands in where the file declares none, for example "EPSG:27700"
};

/// One level of aggregation: study key [levels.ID]. ID is also the layer name in the output.
struct Level {
  std::string id;                            ///< "boards", "council_areas", "intermediate_zones", ...
  std::string title;                         ///< for people: "NHS Boards"
  std::string code;                          ///< column of the lookup with the area code, for example "HB"
  std::optional<std::string> name;           ///< column of the lookup with the area name
  std::optional<TableReference> boundaries;  ///< given polygons; empty: dissolved from the zones
};

/// Persons by age and sex: study key [population].
struct Population {
  TableReference table;
  std::optional<int> year;  ///< which year of a file with several
};

/// Scaling of zone counts to projections by area, age and sex: study key [population.rebasing].
struct Rebasing {
  TableReference table;
  std::string level;  ///< level id the projections are for, usually "boards"
  std::optional<int> year;
};

/// GP practices: study key [practices].
struct Practices {
  TableReference table;  ///< one row a practice
  std::optional<std::string> name;
  std::optional<std::string> zone;            ///< column with the data zone the practice lies in
  std::map<std::string, std::string> levels;  ///< level id -> column with the area the practice lies in
  std::optional<std::string> easting;         ///< columns of the position (study CRS), or ...
  std::optional<std::string> northing;
  std::optional<std::string> longitude;  ///< ... of longitude and latitude (EPSG:4326)
  std::optional<std::string> latitude;
  TableReference lists;           ///< list populations by age and sex
  std::optional<int> listYear;    ///< which year (or yyyymmdd date) of a file with several
  std::vector<AgeBand> ageBands;  ///< bands of the lists; by default the study's
};

/// What kind of thing an indicator counts. Need is not to be read from the last two: they draw a warning.
enum class IndicatorKind { Epidemiological, Census, Deprivation, Utilisation, Expenditure };
std::string_view indicatorKindName(IndicatorKind kind);

/// Whether a programme or indicator is on data zones or on GP practices.
enum class Basis { Zones, Practices };
std::string_view basisName(Basis basis);

/// What to do about a unit with people and no value.
enum class FillRule { Refuse, NationalMean, ParentMean };
std::string_view fillRuleName(FillRule rule);  ///< refuse, national_mean, parent_mean

/// One needs indicator: study key [indicators.ID].
struct Indicator {
  std::string id;
  std::string title;
  IndicatorKind kind = IndicatorKind::Deprivation;
  Basis basis = Basis::Zones;
  TableReference table;
  std::string column;  ///< column with the values
  FillRule fill = FillRule::Refuse;
  std::string fillLevel;                      ///< level whose area mean fills, with FillRule::ParentMean
  std::optional<double> standardisedMinimum;  ///< floor of the standardised value, in standard deviations
  std::optional<double> standardisedMaximum;  ///< cap of the standardised value, in standard deviations
};

/// A text category of every zone: study key [categories.ID], for example urban_rural.
struct Category {
  std::string id;
  std::string title;
  TableReference table;  ///< of a derived category: no file, but the provenance of its rules
  std::string column;
  bool derived = false;  ///< true: made by [urban_rural]
};

/// Ages and sexes a programme serves.
struct Eligibility {
  AgeBand ages{0, OPEN_AGE};
  bool female = true;
  bool male = true;
  [[nodiscard]] bool serves(Sex sex, const AgeBand& band) const {
    return (sex == Sex::Female ? female : male) && ages.contains(band);
  }
};

/// How a step is given. Not every method fits every step:
/// age_sex: None, Index, CostWeights; needs: None, Index, Indicators; excess_cost: None, Index,
/// CategoryRatios, Travel, Mix.
enum class StepMethod { None, Index, CostWeights, Indicators, CategoryRatios, Travel, Mix };
/// none, index, cost_weights, indicators, category, travel, mix
std::string_view stepMethodName(StepMethod method);

/// A finished index, joined by code: method = "index".
struct IndexSource {
  TableReference table;
  std::string column;
};

/// Step 2: study key [programmes.ID.age_sex], defaults in [age_sex].
struct AgeSexStep {
  StepMethod method = StepMethod::None;
  Provenance provenance;
  std::optional<IndexSource> index;
  /// Table with columns programme, sex, age_from, age_to, cost_gbp_per_head; rows of this programme count.
  std::optional<TableReference> costWeights;
  std::string rowsOf;  ///< value of the programme column; by default the programme id
};

/// Step 3: study key [programmes.ID.needs], defaults in [needs].
struct NeedsStep {
  StepMethod method = StepMethod::None;
  Provenance provenance;
  std::optional<IndexSource> index;
  /// indicator id -> coefficient per standard deviation, written in the study itself.
  std::map<std::string, double> coefficients;
  /// Or a table with columns programme, indicator, coefficient_per_sd.
  std::optional<TableReference> coefficientTable;
  std::string rowsOf;
  std::optional<Parameter> rawMinimum;  ///< floor of the raw needs value, no unit; listed where it bites
};

/// Step 4: study key [programmes.ID.excess_cost], defaults in [excess_cost].
struct ExcessCostStep {
  StepMethod method = StepMethod::None;
  Provenance provenance;
  std::optional<IndexSource> index;
  std::string category;  ///< category id, for example "urban_rural"
  /// Table with columns programme, category, ratio.
  std::optional<TableReference> ratioTable;
  std::string rowsOf;
  /// Mix: the part of the programme's spending that is on services that travel, 0 to 1.
  std::optional<Parameter> travelShare;
  [[nodiscard]] bool usesCategory() const {
    return method == StepMethod::CategoryRatios || method == StepMethod::Mix;
  }
  [[nodiscard]] bool usesTravel() const { return method == StepMethod::Travel || method == StepMethod::Mix; }
};

/// One care programme or a parent of some: study key [programmes.ID].
struct Programme {
  std::string id;
  std::string title;
  std::string parent;                  ///< empty for a root
  std::optional<Parameter> budgetGbp;  ///< pounds to be allocated; a parent's defaults to its children's sum
  std::optional<Parameter> expenditureGbp;  ///< weight among its siblings; by default the budget
  std::string purpose;                      ///< the outcome it pays for
  Basis basis = Basis::Zones;               ///< leaves only
  Eligibility eligibility;                  ///< leaves only
  AgeSexStep ageSex;
  NeedsStep needs;
  ExcessCostStep excessCost;
};

/// Present allocations, for the distance from target: study key [allocations].
struct Allocations {
  TableReference table;
  std::string level;
  std::string column;  ///< pounds
};

/// A whole study.
struct Study {
  std::string file;    ///< as given
  std::string folder;  ///< absolute folder that relative paths start from
  std::string title;
  std::string description;
  std::string year;                            ///< allocation year, free text such as "2026/27"
  bool synthetic = false;                      ///< true: every output says so
  std::string crs = "EPSG:27700";              ///< CRS of the outputs and of measures
  std::vector<AgeBand> ageBands;               ///< of zone populations and zone programmes
  std::map<std::string, std::string> sources;  ///< short name -> full citation

  Zones zones;
  std::vector<TableReference> lookups;  ///< tables that carry the columns of the levels, by zone
  std::vector<Level> levels;            ///< in file order
  Population population;
  std::optional<Rebasing> rebasing;
  std::optional<Practices> practices;
  std::vector<Indicator> indicators;  ///< in file order
  std::vector<Category> categories;   ///< in file order
  std::vector<Programme> programmes;  ///< leaves and parents in file order
  std::optional<Allocations> allocations;
  std::optional<Remoteness> remoteness;  ///< with [network]
};

/// Indices of the children of `programme` in `study.programmes`, in file order; empty for a leaf.
std::vector<std::size_t> childrenOf(const Study& study, std::size_t programme);
/// Index of the programme with this id, if there is one.
std::optional<std::size_t> findProgramme(const Study& study, std::string_view id);

/// One parameter as reports list it.
struct ParameterRow {
  std::string key;    ///< "programmes.acute.budget_gbp"
  std::string value;  ///< as text, or the file for a table
  std::string unit;
  Provenance provenance;
};
/// Every parameter and table of the study with source and status, in file order.
std::vector<ParameterRow> listParameters(const Study& study);

}  // namespace fairshares::study
