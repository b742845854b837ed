// Fair Shares: a study as it is being put together from the layers of a project.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "draft/guess_roles.h"
#include "study/provenance.h"
#include "study/study.h"

namespace fairshares::draft {

/// Where a table is found, as the study writes it.
struct TablePlace {
  std::string file;   ///< relative to the study, forward slashes
  std::string layer;  ///< empty: the file has only one
  std::string crs;    ///< "EPSG:27700" where the file does not say it; else empty
  study::Provenance provenance;
};

/// One of the tables at hand. `table` is a position in the list of TablePlace that draftText() is given.
struct TableChoice {
  std::optional<std::size_t> table;
  std::string code;  ///< field with the codes; empty: recognised by the engine, or not needed
  [[nodiscard]] bool isMade() const { return table.has_value(); }
};

/// A level of aggregation by fields of the lookup.
struct LevelChoice {
  std::string id;
  std::string title;
  std::string code;
  std::string name;  ///< empty: no names
};

struct ProgrammeChoice {
  std::string id;
  std::string title;
  std::string purpose;
  std::optional<double> budgetGbp;
  study::Provenance budgetProvenance;
  study::Eligibility eligibility;
  study::Basis basis = study::Basis::Zones;
  std::string needsColumn;       ///< of the table of needs indices; empty: 1 everywhere, or from indicators
  bool needsIndicators = false;  ///< need comes from indicators
  /// With indicators: by id, per standard deviation; empty: those of the draft's table of coefficients.
  std::map<std::string, double> coefficients;
  std::string excessColumn;  ///< of the table of excess cost indices; empty: 1 everywhere
};

/// A needs indicator: a field of a table by zone or by practice.
struct IndicatorChoice {
  std::string id;
  std::string title;
  study::IndicatorKind kind = study::IndicatorKind::Deprivation;
  study::Basis basis = study::Basis::Zones;
  TableChoice table;
  std::string column;
  study::FillRule fill = study::FillRule::Refuse;
  std::string fillLevel;  ///< with FillRule::ParentMean
};

/// GP practices and the people on their lists. They are written only where a programme works on them.
struct PracticesChoice {
  TableChoice table;
  std::string name;   ///< field; empty: no names
  std::string zone;   ///< field; empty: not known
  std::string board;  ///< field; empty: that of the zone
  std::string x;      ///< field of eastings or longitudes; empty: no position
  std::string y;
  bool isInDegrees = false;
  TableChoice lists;
  std::optional<int> listYear;  ///< or date: 20251001
  std::vector<int> firstAges;   ///< of the age bands; empty: the formula's twenty
  TableChoice costWeights;      ///< with the bands of the lists; not made: those of the zones hold
};

/// Projections of people by area of a level, sex and age, which the zones are scaled to.
struct RebasingChoice {
  TableChoice table;
  std::string level;        ///< id of a level
  std::optional<int> year;  ///< or date
};

/// What areas of a level get today.
struct AllocationsChoice {
  TableChoice table;
  std::string level;   ///< id of a level
  std::string column;  ///< field of pounds
};

/// How the excess costs of remoteness are given.
enum class ExcessCosts {
  None,      ///< 1 everywhere
  Index,     ///< finished ratios by zone
  Category,  ///< a category of each zone, and a ratio for each
  Derived    ///< the category derived from settlements and travel
};

/// A further table of travel: one of Roads, RoadSpeeds, Settlements, Ferries, FixedLinks, AccessPoints,
/// ExtraCentres.
struct TravelTable {
  Role role;
  TableChoice choice;
};

struct StudyDraft {
  std::string title;
  std::string year;
  bool isSynthetic = false;
  std::string crs = "EPSG:27700";

  TableChoice zones;
  std::string zoneName;  ///< field; empty: no names
  TableChoice lookup;
  std::vector<LevelChoice> levels;
  TableChoice population;
  std::optional<int> populationYear;
  RebasingChoice rebasing;        ///< not made: people as they were counted
  AllocationsChoice allocations;  ///< not made: results have no distance from target

  std::vector<int> firstAges;  ///< of the age bands; empty: the formula's twenty
  TableChoice costWeights;
  std::vector<ProgrammeChoice> programmes;
  TableChoice needsIndex;          ///< finished, by zone
  TableChoice practiceNeedsIndex;  ///< finished, by practice
  std::vector<IndicatorChoice> indicators;
  TableChoice needsCoefficients;  ///< by programme and indicator

  ExcessCosts excessCosts = ExcessCosts::None;
  TableChoice excessIndex;
  TableChoice category;
  std::string categoryColumn;
  TableChoice categoryRatios;
  PracticesChoice practices;
  std::vector<TravelTable> travel;  ///< with Derived; without Roads the zones stand in for them

  /// Whether the need of a programme comes from indicators.
  [[nodiscard]] bool usesIndicators() const {
    return std::any_of(programmes.begin(), programmes.end(),
                       [](const ProgrammeChoice& programme) { return programme.needsIndicators; });
  }
  /// Whether a programme works on practices.
  [[nodiscard]] bool usesPractices() const {
    return std::any_of(programmes.begin(), programmes.end(), [](const ProgrammeChoice& programme) {
      return programme.basis == study::Basis::Practices;
    });
  }
  [[nodiscard]] const TableChoice* travelTable(Role role) const {
    for (const TravelTable& one : travel)
      if (one.role == role && one.choice.isMade()) return &one.choice;
    return nullptr;
  }
};

/// Takes over what is chosen after the programmes themselves (needs, excess costs) from those of the same id.
void keepLaterChoices(const std::vector<ProgrammeChoice>& before, std::vector<ProgrammeChoice>& programmes);

/// Every table that the draft uses, each once, in order of the list of tables.
std::vector<std::size_t> usedTables(const StudyDraft& draft);

/// What is missing before the text can be written, each as a sentence; empty: nothing.
std::vector<std::string> missingParts(const StudyDraft& draft);

/// The study file: commented, every table and number with its source and status. `places` has a row for each
/// table that the draft chooses; missingParts() must be empty.
std::string draftText(const StudyDraft& draft, const std::vector<TablePlace>& places);

}  // namespace fairshares::draft
