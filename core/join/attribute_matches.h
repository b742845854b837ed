// Fair Shares: the tables of indicators, categories and finished indices, each matched to its units once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "join/build_model.h"
#include "join/code_match.h"
#include "model/model.h"

namespace fairshares::join {

/// "zone" or "practice".
std::string_view unitNoun(study::Basis basis);

/// A table matched to zones or practices. Refers to the table.
struct MatchedTable {
  const model::AttributeTable* table = nullptr;
  CodeMatch match;

  /// Place of a unit's cell: with the row where the table has the unit.
  [[nodiscard]] Place placeOf(const std::string& column, std::size_t unit, const std::string& code) const;
};

/// True where the table does not have the unit and a message on the table as a whole says why: nothing more
/// is said about the unit.
bool isExplainedGap(const MatchedTable& matched, std::size_t unit, const Findings& findings);

/// All attribute tables a study joins to zones or practices.
class AttributeMatches {
 public:
  /// Matches every table of indicators, categories and finished indices in study order.
  ///
  /// Report: how many codes met; UnmatchedSource for codes that are no units (a note, too); UnmatchedUnit for
  /// units without people that the table does not have; MissingValues a column. Units with people that are
  /// missing are for the items to judge: a fill may be declared.
  AttributeMatches(const study::Study& study, const Sources& sources, const model::Model& model,
                   Findings& findings);

  [[nodiscard]] const MatchedTable& at(const study::TableReference& table, study::Basis basis) const;

 private:
  std::map<std::pair<std::string, study::Basis>, MatchedTable> mMatched;
};

/// The values of a number column by unit, nothing where the table has none. Says so (ColumnMissing) and gives
/// nothing at all if the column is not there; ValueNotFinite for NaN and infinity.
std::optional<std::vector<std::optional<double>>> numbersByUnit(const MatchedTable& matched,
                                                                const std::string& column,
                                                                const model::Units& units,
                                                                Findings& findings);

}  // namespace fairshares::join
