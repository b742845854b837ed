// Fair Shares: age bands as a study writes them.
#include "study/read_age_bands.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/number_text.h"

namespace fairshares::study {

namespace {

const char* const MEND_BANDS = "Write \"nrac\", the first age of every band ([0, 2, 5, 10]), or a label for "
                               "each ([\"0-1\", \"2-4\", \"5+\"]).";

std::optional<int> parseAge(std::string_view text) {
  text = trimmed(text);
  int age = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), age);
  if (error != std::errc{} || end != text.data() + text.size() || age < 0 || age > OPEN_AGE)
    return std::nullopt;
  return age;
}

std::string agesInWords(int from, int to) {
  if (to >= OPEN_AGE) return "ages " + std::to_string(from) + " and over";
  if (from == to) return "age " + std::to_string(from);
  return "ages " + std::to_string(from) + " to " + std::to_string(to);
}

/// Complains about ages that two bands share and ages without a band; the bands must be in order.
bool checkCover(const std::vector<AgeBand>& bands, const std::string& keyPath, StudyProblems& problems) {
  bool covered = true;
  int next = 0;
  for (const AgeBand& band : bands) {
    if (band.from > next) {
      covered = false;
      const std::string ages = agesInWords(next, band.from - 1);
      problems.refuse(IssueCode::AgeBandsGap, keyPath, ageBandLabel(band),
                      "No age band holds " + ages + ", so these people would be lost.",
                      "Let a band begin at age " + std::to_string(next) + ".");
    } else if (band.from < next) {
      covered = false;
      const std::string ages = agesInWords(band.from, std::min(next - 1, band.to));
      problems.refuse(IssueCode::AgeBandsOverlap, keyPath, ageBandLabel(band),
                      "Two age bands hold " + ages + ", so these people would count twice.",
                      "Let each band begin one year after the one before it ends.");
    }
    next = std::max(next, band.to >= OPEN_AGE ? OPEN_AGE + 1 : band.to + 1);
  }
  if (next <= OPEN_AGE) {
    covered = false;
    problems.refuse(IssueCode::AgeBandsGap, keyPath, bands.empty() ? "" : ageBandLabel(bands.back()),
                    "No age band holds " + agesInWords(next, OPEN_AGE) + ", so these people would be lost.",
                    "Leave the last band open, for example \"" +
                        std::to_string(bands.empty() ? 0 : bands.back().from) + "+\".");
  }
  return covered;
}

/// First ages: the list may be wrong in order or beginning, but each band ends where the next begins.
std::optional<std::vector<AgeBand>> bandsFromFirstAges(const TomlNode& list, const TableReader& table,
                                                       std::string_view key) {
  std::vector<int> ages;
  for (const TomlNode& item : list.items) {
    const bool usable = item.kind == TomlKind::Integer && item.integer >= 0 && item.integer < OPEN_AGE;
    if (!usable) {
      table.problems().refuse(IssueCode::StudyValue, table.pathOf(key), item.text,
                              "`" + item.text + "` is no first age of a band.", MEND_BANDS);
      return std::nullopt;
    }
    ages.push_back(static_cast<int>(item.integer));
  }
  std::sort(ages.begin(), ages.end());
  const auto repeated = std::adjacent_find(ages.begin(), ages.end());
  if (repeated != ages.end()) {
    table.problems().refuse(IssueCode::AgeBandsOverlap, table.pathOf(key), std::to_string(*repeated),
                            "Two age bands begin at age " + std::to_string(*repeated) + ".",
                            "Name each first age once.");
    return std::nullopt;
  }
  if (ages.front() != 0) {
    table.problems().refuse(IssueCode::AgeBandsGap, table.pathOf(key), std::to_string(ages.front()),
                            "No age band holds " + agesInWords(0, ages.front() - 1) +
                                ", so these people would be lost.",
                            "Begin the list with 0.");
    return std::nullopt;
  }
  return ageBandsFromFirstAges(ages);
}

std::optional<std::vector<AgeBand>> bandsFromLabels(const TomlNode& list, const TableReader& table,
                                                    std::string_view key) {
  std::vector<AgeBand> bands;
  for (const TomlNode& item : list.items) {
    const auto band = item.kind == TomlKind::Text ? parseAgeBand(item.text) : std::nullopt;
    if (!band) {
      table.problems().refuse(IssueCode::StudyValue, table.pathOf(key), item.text,
                              "`" + item.text + "` is no age band.", MEND_BANDS);
      return std::nullopt;
    }
    bands.push_back(*band);
  }
  std::sort(bands.begin(), bands.end());
  if (!checkCover(bands, table.pathOf(key), table.problems())) return std::nullopt;
  bands.back().to = OPEN_AGE;
  return bands;
}

}  // namespace

std::optional<AgeBand> parseAgeBand(std::string_view label) {
  label = trimmed(label);
  if (label.empty()) return std::nullopt;
  if (label.back() == '+') {
    const auto from = parseAge(label.substr(0, label.size() - 1));
    if (!from || *from == OPEN_AGE) return std::nullopt;
    return AgeBand{*from, OPEN_AGE};
  }
  constexpr std::string_view EN_DASH = "\xE2\x80\x93";
  std::size_t dash = label.find('-');
  std::size_t length = 1;
  if (dash == std::string_view::npos) {
    dash = label.find(EN_DASH);
    length = EN_DASH.size();
  }
  const auto from = parseAge(label.substr(0, dash));
  const auto to = dash == std::string_view::npos ? from : parseAge(label.substr(dash + length));
  if (!from || !to || *from > *to) return std::nullopt;
  return AgeBand{*from, *to};
}

std::optional<std::vector<AgeBand>> findAgeBands(const TableReader& table, std::string_view key) {
  const TomlNode* node = table.find(key);
  if (!node) return std::nullopt;
  if (node->kind == TomlKind::Text) {
    if (trimmed(node->text) == "nrac") return nracAgeBands();
    table.refuseValue(key, "`" + node->text + "` is no set of age bands.", MEND_BANDS);
    return std::nullopt;
  }
  if (node->kind != TomlKind::List || node->items.empty()) {
    table.refuseValue(key, "`" + std::string(key) + "` names no age bands.", MEND_BANDS);
    return std::nullopt;
  }
  if (node->items.front().kind == TomlKind::Text) return bandsFromLabels(*node, table, key);
  return bandsFromFirstAges(*node, table, key);
}

}  // namespace fairshares::study
