// Fair Shares: area codes that were replaced when an area's boundary moved.
#include "base/area_code_history.h"

#include <array>

namespace fairshares {
namespace {

struct Replacement {
  std::string_view archived;
  std::string_view current;
};

constexpr std::size_t CODE_LENGTH = 9;

constexpr std::array<Replacement, 12> REPLACEMENTS{{
    {"S08000018", "S08000029"},  // Fife, February 2018
    {"S08000021", "S08000031"},  // Greater Glasgow and Clyde, April 2019
    {"S08000023", "S08000032"},  // Lanarkshire, April 2019
    {"S08000027", "S08000030"},  // Tayside, February 2018
    {"S12000015", "S12000047"},  // Fife
    {"S12000024", "S12000048"},  // Perth and Kinross
    {"S12000044", "S12000050"},  // North Lanarkshire
    {"S12000046", "S12000049"},  // Glasgow City
    {"S37000014", "S37000032"},  // Fife
    {"S37000015", "S37000034"},  // Glasgow City
    {"S37000021", "S37000035"},  // North Lanarkshire
    {"S37000023", "S37000033"},  // Perth and Kinross
}};

}  // namespace

std::optional<std::string_view> currentAreaCode(std::string_view archived) {
  if (archived.size() != CODE_LENGTH || archived.front() != 'S') return std::nullopt;
  for (const Replacement& replacement : REPLACEMENTS)
    if (replacement.archived == archived) return replacement.current;
  return std::nullopt;
}

}  // namespace fairshares
