#include "cli/network_text.h"

#include <algorithm>
#include <map>

#include "base/number_text.h"

namespace fairshares::cli {

namespace {

/// Facts of one kind that are listed in full; network_summary has them all.
constexpr std::size_t LISTED_FACTS = 10;

std::string countText(std::size_t count, const char* one, const char* many) {
  return thousandsText(static_cast<double>(count), 0) + " " + (count == 1 ? one : many);
}

std::string factText(const model::NetworkFact& fact) {
  std::string text = fact.item + (fact.name.empty() ? "" : " " + fact.name);
  if (fact.value) {
    const bool isWhole = fact.unit != "km";
    text += ": " + thousandsText(*fact.value, isWhole ? 0 : 1);
    if (!fact.unit.empty()) text += " " + fact.unit;
    if (!fact.note.empty()) text += " (" + fact.note + ")";
  } else if (!fact.note.empty()) {
    text += ": " + fact.note;
  }
  return text;
}

/// A total of nothing is no news, except for what every network has.
bool isNews(const model::NetworkFact& fact) {
  const bool isAlwaysTold = fact.item == "links" || fact.item == "components" || fact.item == "ferries";
  return isAlwaysTold || !fact.value || *fact.value != 0.0 || !fact.name.empty();
}

std::string nearestText(const model::NearestPlaces& nearest) {
  const auto reached =
      static_cast<std::size_t>(std::count_if(nearest.minutes.begin(), nearest.minutes.end(),
                                             [](const auto& minutes) { return minutes.has_value(); }));
  std::string text = "  " + nearest.title + ": " + countText(nearest.names.size(), "place", "places") + ", " +
                     thousandsText(static_cast<double>(reached), 0) + " of " +
                     countText(nearest.minutes.size(), "zone gets", "zones get") + " there";
  double longest = 0.0;
  for (const auto& minutes : nearest.minutes) longest = std::max(longest, minutes.value_or(0.0));
  if (reached > 0) text += ", in " + fixedText(longest, 1) + " minutes at most";
  return text + "\n";
}

std::string classesText(const model::ZoneClasses& classes) {
  std::map<std::string, std::size_t> zones;
  for (const std::string& category : classes.category) ++zones[category];
  std::string text = "  Categories of excess costs:";
  for (const auto& [category, count] : zones)
    text +=
        (zones.begin()->first == category ? " " : ", ") + category + ": " + countText(count, "zone", "zones");
  return text + "\n";
}

}  // namespace

std::string networkText(const model::Remoteness& remoteness) {
  std::string text = "The network:\n";
  std::map<std::string, std::size_t> listed;
  for (const model::NetworkFact& fact : remoteness.networkFacts) {
    if (!isNews(fact)) continue;
    if (!fact.name.empty() && ++listed[fact.item] > LISTED_FACTS) continue;
    text += "  " + factText(fact) + "\n";
  }
  for (const auto& [item, count] : listed)
    if (count > LISTED_FACTS)
      text += "  ... and " + thousandsText(static_cast<double>(count - LISTED_FACTS), 0) + " more \"" + item +
              "\"; --json lists them all\n";
  if (remoteness.driveTime) text += nearestText(*remoteness.driveTime);
  for (const model::NearestPlaces& nearest : remoteness.destinations) text += nearestText(nearest);
  if (remoteness.classes) text += classesText(*remoteness.classes);
  return text;
}

}  // namespace fairshares::cli
