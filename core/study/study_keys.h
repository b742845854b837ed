// Fair Shares: every key a study file may have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fairshares::study {

/// The kinds of TOML table in a study file, each with the keys it may hold.
enum class TableKind {
  Root,
  Study,
  Zones,
  Lookup,
  Level,
  Boundaries,
  Population,
  Rebasing,
  Practices,
  PracticeLists,
  Indicator,
  Category,
  AgeSex,
  Needs,
  ExcessCost,
  Programme,
  Parameter,
  Eligibility,
  Allocations,
  Network,
  RoadMapping,
  RoadSpeeds,
  MoreRoads,
  Congestion,
  Ferries,
  FixedLinks,
  AccessPoints,
  Settlements,
  ExtraCentres,
  UrbanRural,
  UrbanRuralClass,
  Islands,
  Destination,
  NurseRounds,
  NurseBases,
  NursePatients
};

/// The keys of one kind of table, under the name docs/study-file.md gives it: "[population.rebasing]".
struct KnownTable {
  TableKind kind;
  std::string_view heading;
  std::vector<std::string> keys;
};

/// All kinds, in the order of the file. docs/study-file.md describes every key of it; a test compares.
const std::vector<KnownTable>& knownTables();

/// The keys that a table of this kind may hold.
const std::vector<std::string>& knownKeys(TableKind kind);

}  // namespace fairshares::study
