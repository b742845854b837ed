// Fair Shares: which column holds the codes, told from its header.
#include "io/code_columns.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "io/header_names.h"

namespace fairshares::io {
namespace {

// Stems in order of preference, as plainHeader writes them.
const std::vector<std::string>& stemsOf(CodeKind kind) {
  static const std::vector<std::string> zones{"datazone", "dz"};
  static const std::vector<std::string> practices{"practice", "gppractice", "prac", "gpprac"};
  static const std::vector<std::string> boards{"hb", "healthboard", "nhsboard", "nhshealthboard", "board"};
  static const std::vector<std::string> councils{"ca", "councilarea", "council", "localauthority", "la"};
  static const std::vector<std::string> others{"intermediatezone", "intzone", "interzone", "iz", "hscp",
                                               "partnership",      "locality"};
  static const std::vector<std::string> none;
  switch (kind) {
  case CodeKind::Zone:
    return zones;
  case CodeKind::Practice:
    return practices;
  case CodeKind::Board:
    return boards;
  case CodeKind::CouncilArea:
    return councils;
  case CodeKind::OtherArea:
    return others;
  case CodeKind::FreeText:
    break;
  }
  return none;
}

const std::vector<std::string> GENERAL_STEMS{"code",        "areacode", "geographycode", "geographyareacode",
                                             "featurecode", "geocode",  "gsscode",       "zone",
                                             "zonecode",    "id"};

// A header taken apart: stem, year and the words after it.
struct Likeness {
  bool general = false;
  int year = 0;  // 0 without one
  std::size_t stem = 0;
  // Lower is better: own stems before general ones, no year before a year, the latest year first.
  [[nodiscard]] auto preference() const { return std::tuple(general, year == 0 ? 0 : 10000 - year, stem); }
};

bool takePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

// A year of two or four digits at the front; 0 if there is none.
int takeYear(std::string_view& text) {
  const auto digits =
      static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
  if (digits != 2 && digits != 4) return 0;
  int year = 0;
  for (std::size_t at = 0; at < digits; ++at) year = year * 10 + (text[at] - '0');
  text.remove_prefix(digits);
  return digits == 2 ? 2000 + year : year;
}

bool takeAny(std::string_view& text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return takePrefix(text, word); });
}

// How the header resembles a stem followed by an optional year and one of `words`, in either order.
std::optional<Likeness> likenessTo(const std::string& plain, CodeKind kind,
                                   std::initializer_list<std::string_view> words, bool wordNeeded) {
  const std::vector<std::string>& stems = stemsOf(kind);
  for (std::size_t stem = 0; stem < stems.size(); ++stem) {
    std::string_view rest = plain;
    if (!takePrefix(rest, stems[stem])) continue;
    int year = takeYear(rest);
    const bool word = takeAny(rest, words);
    if (year == 0) year = takeYear(rest);
    if (rest.empty() && (word || !wordNeeded)) return Likeness{false, year, stem};
  }
  return std::nullopt;
}

std::optional<Likeness> codeLikeness(const std::string& plain, CodeKind kind) {
  if (const auto own = likenessTo(plain, kind, {"codes", "code", "id"}, false)) return own;
  for (std::size_t stem = 0; stem < GENERAL_STEMS.size(); ++stem)
    if (plain == GENERAL_STEMS[stem]) return Likeness{true, 0, stem};
  return std::nullopt;
}

Issue missing(std::span<const std::string> header, CodeKind kind, const Place& place) {
  std::vector<std::string> named;
  std::copy_if(header.begin(), header.end(), std::back_inserter(named),
               [](const auto& name) { return !name.empty(); });
  const std::string example = kind == CodeKind::FreeText ? "code" : stemsOf(kind).front();
  const std::optional<std::string> nearest = nearestHeader(header, example);
  return {Severity::Error,
          IssueCode::ColumnMissing,
          place,
          {},
          "No column with " + codeKindTitle(kind) +
              " codes is recognised, so no row can be joined; the table has " + quotedList(named) + ".",
          nearest ? "Name the code column in the study; is it \"" + *nearest + "\"?"
                  : "Name the code column in the study."};
}

}  // namespace

std::string codeKindTitle(CodeKind kind) {
  switch (kind) {
  case CodeKind::Zone:
    return "data zone";
  case CodeKind::Practice:
    return "GP practice";
  case CodeKind::Board:
    return "NHS Board";
  case CodeKind::CouncilArea:
    return "council area";
  case CodeKind::OtherArea:
    return "area";
  case CodeKind::FreeText:
    break;
  }
  return "row";
}

Result<std::size_t> findCodeColumn(std::span<const std::string> header, CodeKind kind,
                                   const std::optional<std::string>& named, const Place& place) {
  if (named && !named->empty()) return findColumn(header, *named, place);
  std::vector<std::pair<Likeness, std::size_t>> found;
  for (std::size_t column = 0; column < header.size(); ++column)
    if (const auto likeness = codeLikeness(plainHeader(header[column]), kind))
      found.emplace_back(*likeness, column);
  if (found.empty()) return missing(header, kind, place);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first.preference() < b.first.preference(); });
  const Likeness& best = found.front().first;
  // Equally good columns, or data zones of several censuses, are for the user to decide.
  std::vector<std::string> rivals;
  for (const auto& [likeness, column] : found) {
    const bool otherCensus =
        kind == CodeKind::Zone && best.year != 0 && !likeness.general && likeness.year != best.year;
    const bool otherKind =
        kind == CodeKind::OtherArea && !best.general && !likeness.general && likeness.year == best.year;
    if (likeness.preference() == best.preference() || otherCensus || otherKind)
      rivals.push_back(header[column]);
  }
  if (rivals.size() == 1) return found.front().second;
  return Issue{Severity::Error,
               IssueCode::ColumnAmbiguous,
               place,
               {},
               "Several columns could hold the " + codeKindTitle(kind) + " codes: " + quotedList(rivals) +
                   ".",
               "Name the code column in the study."};
}

std::optional<std::size_t> findNameColumn(std::span<const std::string> header, CodeKind kind) {
  std::optional<std::size_t> own;
  std::optional<std::size_t> plainName;
  for (std::size_t column = 0; column < header.size(); ++column) {
    const std::string plain = plainHeader(header[column]);
    if (!own && likenessTo(plain, kind, {"names", "name", "labels", "label"}, true)) own = column;
    if (!plainName && plain == "name") plainName = column;
  }
  return own ? own : plainName;
}

}  // namespace fairshares::io
