// Fair Shares: the codes of a source against the codes of the units (zones, practices, areas).
#include "join/code_match.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/contract.h"
#include "base/number_text.h"

namespace fairshares::join {
namespace {

std::string rowText(const CodedSource& source, std::size_t entry) {
  return entry < source.rows.size() ? std::to_string(source.rows[entry]) : std::string("?");
}

void reportBlank(const CodedSource& source, std::size_t entry, Findings& findings) {
  findings.error(IssueCode::CodeBlank, source.placeOf(entry), "",
                 "This row has no code, so what it holds belongs to nobody and would be lost.",
                 "Give the row its code, or delete the row.");
}

void reportDuplicate(const CodedSource& source, std::size_t first, std::size_t again, Findings& findings) {
  findings.error(IssueCode::CodeDuplicate, source.placeOf(again), source.codes[again],
                 source.codes[again] + " stands in row " + rowText(source, first) + " and again in row " +
                     rowText(source, again) + "; which of them counts is not known.",
                 "Keep one row of this code.");
}

/// The first unit without an entry, the example of the units' side.
std::string exampleUnit(std::span<const std::string> unitCodes, const CodeMatch& match) {
  const auto found = std::find(match.entryOfUnit.begin(), match.entryOfUnit.end(), NO_ENTRY);
  const auto position = static_cast<std::size_t>(found - match.entryOfUnit.begin());
  return unitCodes[found == match.entryOfUnit.end() ? 0 : position];
}

/// Most codes do not meet: one reason behind thousands of lines, so it is said once and first.
void explainMismatch(std::span<const std::string> unitCodes, const CodedSource& source, std::string_view noun,
                     Extras extras, const CodeMatch& match, Findings& findings) {
  const std::size_t unmatchedUnits = unitCodes.size() - match.matchedUnits;
  const bool fewUnits = unmatchedUnits * 2 > unitCodes.size();
  const bool manyExtras = extras == Extras::Loss && match.extraEntries.size() * 2 > source.codes.size();
  if (unitCodes.empty() || !(fewUnits || manyExtras) || findings.isExplained(source.name())) return;
  const std::string theirs = match.extraEntries.empty()
                                 ? std::string("no other code")
                                 : "for example " + source.codes[match.extraEntries.front()];
  findings.error(IssueCode::CodeUnmatched, source.place(), "",
                 "Only " + thousandsText(static_cast<double>(match.matchedUnits), 0) + " of " +
                     countText(unitCodes.size(), noun) + " meet the " +
                     countText(source.codes.size(), "code") +
                     " of this source. The study has, for example, " + exampleUnit(unitCodes, match) +
                     ", the source has " + theirs +
                     ": probably another vintage of codes, another area, or the wrong column.",
                 "Use a source with the codes of the study, or name the right column with the key `code`.");
  findings.setExplained(source.name());
}

/// The first bytes of a code beside its position: most comparisons of a sort are settled without going to the
/// strings, which lie all over the memory.
struct SortKey {
  std::array<std::uint64_t, 2> bytes;
  std::uint32_t entry;
};

/// The first sixteen bytes as two numbers that compare as the bytes do; a shorter code is filled up with
/// zeros, the lowest byte there is.
std::array<std::uint64_t, 2> firstBytes(std::string_view code) {
  std::array<std::uint64_t, 2> numbers{};
  for (std::size_t i = 0; i < std::min<std::size_t>(code.size(), 16); ++i) {
    const auto byte = static_cast<std::uint64_t>(static_cast<unsigned char>(code[i]));
    numbers[i / 8] |= byte << (56 - 8 * (i % 8));
  }
  return numbers;
}

}  // namespace

Place CodedSource::place() const {
  return {std::string(file), std::string(layer), std::nullopt, std::string(codeColumn), ""};
}

Place CodedSource::placeOf(std::size_t entry) const {
  Place where = place();
  if (entry < rows.size()) where.row = rows[entry];
  where.key = codes[entry];
  return where;
}

CodedSource codedSource(const model::AreaLayer& layer) {
  return {layer.file, layer.layer, "", layer.codes, layer.rows};
}

CodedSource codedSource(const model::AttributeTable& table) {
  return {table.file, table.layer, table.codeColumn, table.codes, table.rows};
}

CodedSource codedSource(const model::CountTable& table) {
  return {table.file, table.layer, "", table.codes, table.rows};
}

std::vector<std::uint32_t> orderByCode(std::span<const std::string> codes) {
  FAIRSHARES_EXPECTS(codes.size() < NO_ENTRY);
  std::vector<std::uint32_t> order(codes.size());
  std::iota(order.begin(), order.end(), 0u);
  // Published files are mostly sorted already: a look is cheaper than a sort.
  if (std::is_sorted(codes.begin(), codes.end())) return order;
  std::vector<SortKey> keys;
  keys.reserve(codes.size());
  for (const std::uint32_t entry : order) keys.push_back({firstBytes(codes[entry]), entry});
  std::sort(keys.begin(), keys.end(), [&](const SortKey& a, const SortKey& b) {
    if (a.bytes != b.bytes) return a.bytes < b.bytes;
    const int compared = codes[a.entry].compare(codes[b.entry]);
    return compared != 0 ? compared < 0 : a.entry < b.entry;
  });
  for (std::size_t place = 0; place < keys.size(); ++place) order[place] = keys[place].entry;
  return order;
}

std::vector<std::string> uniqueCodes(std::span<const std::string> codes) {
  std::vector<std::string> unique;
  unique.reserve(codes.size());
  for (const std::uint32_t entry : orderByCode(codes))
    if (!codes[entry].empty() && (unique.empty() || unique.back() != codes[entry]))
      unique.push_back(codes[entry]);
  return unique;
}

std::uint32_t findCode(std::span<const std::string> sortedCodes, std::string_view code) {
  const auto found = std::lower_bound(sortedCodes.begin(), sortedCodes.end(), code);
  if (found == sortedCodes.end() || *found != code) return NO_ENTRY;
  return static_cast<std::uint32_t>(found - sortedCodes.begin());
}

CodeMatch matchCodes(std::span<const std::string> unitCodes, const CodedSource& source, std::string_view noun,
                     Extras extras, Findings& findings) {
  CodeMatch match;
  match.entryOfUnit.assign(unitCodes.size(), NO_ENTRY);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> duplicates;
  std::vector<std::uint32_t> blanks;
  std::size_t unit = 0;
  std::uint32_t previous = NO_ENTRY;
  for (const std::uint32_t entry : orderByCode(source.codes)) {
    const std::string& code = source.codes[entry];
    if (code.empty()) {
      blanks.push_back(entry);
      continue;
    }
    if (previous != NO_ENTRY && source.codes[previous] == code) {
      duplicates.emplace_back(previous, entry);
      continue;
    }
    previous = entry;
    while (unit < unitCodes.size() && unitCodes[unit] < code) ++unit;
    if (unit < unitCodes.size() && unitCodes[unit] == code) {
      match.entryOfUnit[unit] = entry;
      ++match.matchedUnits;
    } else {
      match.extraEntries.push_back(entry);
    }
  }
  explainMismatch(unitCodes, source, noun, extras, match, findings);
  for (const std::uint32_t entry : blanks) reportBlank(source, entry, findings);
  for (const auto& [first, again] : duplicates) reportDuplicate(source, first, again, findings);
  return match;
}

model::JoinEntry matchedEntry(const CodedSource& source, const CodeMatch& match, std::string_view noun) {
  model::JoinEntry entry;
  entry.event = model::JoinEvent::Matched;
  entry.source = source.name();
  entry.column = std::string(source.codeColumn);
  entry.count = static_cast<double>(match.matchedUnits);
  entry.note = countText(source.codes.size(), "code") + " in the source, " +
               countText(match.entryOfUnit.size(), noun) + " in the study, " +
               thousandsText(static_cast<double>(match.matchedUnits), 0) + " met.";
  return entry;
}

}  // namespace fairshares::join
