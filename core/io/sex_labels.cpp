// Fair Shares: the words by which tables name a sex.
#include "io/sex_labels.h"

#include <algorithm>
#include <array>
#include <string>

#include "io/code_cells.h"
#include "io/header_names.h"

namespace fairshares::io {
namespace {

constexpr std::array<std::string_view, 7> FEMALE{"female", "females", "f", "2", "women", "woman", "girls"};
constexpr std::array<std::string_view, 7> MALE{"male", "males", "m", "1", "men", "man", "boys"};
constexpr std::array<std::string_view, 11> BOTH{"all",       "both",      "persons",   "people",
                                                "total",     "t",         "person",    "allsexes",
                                                "bothsexes", "allpeople", "allpersons"};

template <typename Words> bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<SexLabel> readSexLabel(std::string_view cell) {
  if (cell == "Female") return SexLabel{false, Sex::Female};
  if (cell == "Male") return SexLabel{false, Sex::Male};
  const std::string label = plainHeader(plainText(cell));
  if (holds(FEMALE, label)) return SexLabel{false, Sex::Female};
  if (holds(MALE, label)) return SexLabel{false, Sex::Male};
  if (holds(BOTH, label)) return SexLabel{true, Sex::Female};
  return std::nullopt;
}

}  // namespace fairshares::io
