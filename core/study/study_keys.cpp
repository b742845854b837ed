// Fair Shares: every key a study file may have.
#include "study/study_keys.h"

#include "base/contract.h"

namespace fairshares::study {

const std::vector<KnownTable>& knownTables() {
  static const std::vector<KnownTable> TABLES{
      {TableKind::Root,
       "the file",
       {"study", "sources", "zones", "lookup", "levels", "population", "practices", "indicators",
        "categories", "age_sex", "needs", "excess_cost", "programmes", "allocations"}},
      {TableKind::Study, "[study]", {"title", "description", "year", "synthetic", "crs", "age_bands"}},
      {TableKind::Zones, "[zones]", {"file", "layer", "code", "name", "crs", "source", "status"}},
      {TableKind::Lookup, "[lookup]", {"file", "layer", "code", "source", "status"}},
      {TableKind::Level, "[levels.ID]", {"title", "code", "name", "boundaries"}},
      {TableKind::Boundaries, "[levels.ID.boundaries]", {"file", "layer", "code", "source", "status"}},
      {TableKind::Population,
       "[population]",
       {"file", "layer", "code", "year", "source", "status", "rebasing"}},
      {TableKind::Rebasing,
       "[population.rebasing]",
       {"file", "layer", "code", "level", "year", "source", "status"}},
      {TableKind::Practices,
       "[practices]",
       {"file", "layer", "code", "name", "zone", "levels", "easting", "northing", "longitude", "latitude",
        "age_bands", "lists", "source", "status"}},
      {TableKind::PracticeLists, "[practices.lists]", {"file", "layer", "code", "year", "source", "status"}},
      {TableKind::Indicator,
       "[indicators.ID]",
       {"title", "kind", "basis", "file", "layer", "code", "column", "fill", "fill_level",
        "standardised_minimum", "standardised_maximum", "source", "status"}},
      {TableKind::Category,
       "[categories.ID]",
       {"title", "file", "layer", "code", "column", "source", "status"}},
      {TableKind::AgeSex,
       "[age_sex]",
       {"method", "file", "layer", "code", "column", "rows_of", "source", "status"}},
      {TableKind::Needs,
       "[needs]",
       {"method", "file", "layer", "code", "column", "rows_of", "coefficients", "raw_minimum", "source",
        "status"}},
      {TableKind::ExcessCost,
       "[excess_cost]",
       {"method", "category", "file", "layer", "code", "column", "rows_of", "source", "status"}},
      {TableKind::Programme,
       "[programmes.ID]",
       {"title", "parent", "basis", "budget_gbp", "expenditure_gbp", "eligibility", "purpose", "age_sex",
        "needs", "excess_cost"}},
      {TableKind::Parameter, "a parameter", {"value", "source", "status"}},
      {TableKind::Eligibility, "eligibility", {"age_from", "age_to", "sexes"}},
      {TableKind::Allocations,
       "[allocations]",
       {"file", "layer", "code", "level", "column", "source", "status"}}};
  return TABLES;
}

const std::vector<std::string>& knownKeys(TableKind kind) {
  const KnownTable& table = knownTables().at(static_cast<std::size_t>(kind));
  FAIRSHARES_ENSURES(table.kind == kind);
  return table.keys;
}

}  // namespace fairshares::study
