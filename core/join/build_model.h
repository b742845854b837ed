// Fair Shares: all sources joined by code to one model, and the report of how that went.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "join/findings.h"
#include "model/join_report.h"
#include "model/model.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::join {

/// Everything read for a study, before joining. Tables that several items of the study share stand once and
/// are found by `tableKey`.
struct Sources {
  model::AreaLayer zones;
  std::vector<model::AttributeTable> lookups;  ///< same positions as study.lookups
  model::CountTable population;
  std::optional<model::CountTable> projections;  ///< codes are areas of study.rebasing->level
  std::optional<model::AttributeTable> practices;
  std::optional<model::CountTable> practiceLists;
  std::map<std::string, model::AttributeTable>
      attributes;  ///< by tableKey: indicators, categories, finished indices, allocations
  std::map<std::string, std::vector<model::CostWeightRow>> costWeights;        ///< by tableKey
  std::map<std::string, std::vector<model::CoefficientRow>> coefficients;      ///< by tableKey
  std::map<std::string, std::vector<model::CategoryRatioRow>> categoryRatios;  ///< by tableKey
  std::map<std::string, model::AreaLayer> boundaries;                          ///< by level id, where given
};

/// Key of a table within Sources: its path, layer and code column.
std::string tableKey(const study::TableReference& table);

/// A joined model with its report.
struct Joined {
  model::Model model;
  model::JoinReport report;
};

/// Joins by code, never by overlay, and never loses anything silently: every unmatched code both ways with
/// the persons it would lose, duplicates, blanks, zero-population zones, fills value by value. Any loss is an
/// error. Zones, practices and areas come out sorted by code.
///
/// Does: vintage check of zone codes (2001, 2011, 2022 mixed are refused by name); levels from lookup
/// columns; rebasing factors per area, age and sex; list inflation; declared fills; cost weights to groups
/// with eligibility enforced; coefficients and category ratios resolved; current allocations.
///
/// Errors: CodeUnknown, CodeUnmatched, CodeVintage, PeopleLost, ValueMissing, CostOutsideEligibility,
/// AgeBand..., ReferenceUnknown, NestingBroken, ValueNegative, ...; all problems of all sources at once.
Result<Joined> buildModel(const study::Study& study, Sources sources);

/// The same in two parts, for studies whose categories and travel costs follow from geography. The first
/// joins zones, people and levels, all that geography needs. `sources` gives up what it has joined.
struct JoinedPlaces {
  model::Model model;
  Findings findings;
};
JoinedPlaces joinPlaces(const study::Study& study, Sources& sources);
/// The second joins the rest to `places`, whose model has its `remoteness` by then where the study has a
/// [network]; without it (because something went wrong before) what follows from geography stays empty.
Result<Joined> buildModel(const study::Study& study, Sources sources, JoinedPlaces places);

}  // namespace fairshares::join
