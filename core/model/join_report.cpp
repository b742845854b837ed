#include "model/join_report.h"

#include <array>

namespace fairshares::model {

std::string_view joinEventName(JoinEvent event) {
  constexpr std::array<std::string_view, 12> NAMES{
      "matched", "unmatched_source", "unmatched_unit", "duplicate", "blank_code", "zero_population",
      "filled",  "recoded",          "missing_values", "capped",    "repaired",   "area_unknown"};
  static_assert(NAMES.size() == static_cast<std::size_t>(JoinEvent::AreaUnknown) + 1);
  return NAMES[static_cast<std::size_t>(event)];
}

}  // namespace fairshares::model
