// Fair Shares: the codes of a source against the codes of the units (zones, practices, areas).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "join/findings.h"
#include "model/source_tables.h"

namespace fairshares::join {

/// Marks a unit that the source does not have.
inline constexpr std::uint32_t NO_ENTRY = 0xFFFFFFFFu;

/// A source seen as a list of codes with their rows. Refers to the table it was made from.
struct CodedSource {
  std::string_view file;
  std::string_view layer;
  std::string_view codeColumn;
  std::span<const std::string> codes;
  std::span<const std::size_t> rows;  ///< 1-based, same length as `codes`

  [[nodiscard]] std::string name() const { return sourceName(file, layer); }
  /// The source as a whole, at its code column.
  [[nodiscard]] Place place() const;
  /// One code of it: row, code column and key.
  [[nodiscard]] Place placeOf(std::size_t entry) const;
};
CodedSource codedSource(const model::AreaLayer& layer);
CodedSource codedSource(const model::AttributeTable& table);
CodedSource codedSource(const model::CountTable& table);

/// Who met whom.
struct CodeMatch {
  std::vector<std::uint32_t> entryOfUnit;   ///< [unit] position in the source, NO_ENTRY where it has none
  std::vector<std::uint32_t> extraEntries;  ///< positions in the source that no unit has, ascending by code
  std::size_t matchedUnits = 0;
};

/// Positions of `codes` ascending by code, equal codes in their order.
std::vector<std::uint32_t> orderByCode(std::span<const std::string> codes);

/// The codes ascending, each once, without blanks.
std::vector<std::string> uniqueCodes(std::span<const std::string> codes);

/// Position of `code` in `sortedCodes` (ascending, unique), NO_ENTRY if it is not there.
std::uint32_t findCode(std::span<const std::string> sortedCodes, std::string_view code);

/// Whether codes of the source that are not units are a loss (a population) or usual (a lookup of more).
enum class Extras { Loss, Usual };

/// Matches the source to the units, whose codes are ascending and unique. `noun` is the word for a unit.
///
/// Says what is wrong with the source's own codes (CodeBlank, CodeDuplicate with both rows), and, where more
/// than half of the codes do not meet, one CodeUnmatched error with examples of both sides, which marks the
/// source as explained. The first of equal codes counts. Unmatched codes themselves are for the caller to
/// judge.
///
/// Cost    linear where the source is already sorted by code, one sort where it is not.
CodeMatch matchCodes(std::span<const std::string> unitCodes, const CodedSource& source, std::string_view noun,
                     Extras extras, Findings& findings);

/// The summary line of a source: how many codes met.
model::JoinEntry matchedEntry(const CodedSource& source, const CodeMatch& match, std::string_view noun);

}  // namespace fairshares::join
