// Intermediate zones, and the codes and names of zones.
#include "zone_areas.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>

namespace sample {

namespace {

constexpr double ZONES_PER_INTERMEDIATE_ZONE = 5.47;

std::string numbered(const char* pattern, int number) {
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), pattern, number);
  return buffer;
}

/// Halves the zones across their longer side until `groups` groups are left; numbers them from `next`.
void split(std::vector<Zone>& zones, std::vector<int> members, int groups, int& next) {
  if (groups <= 1) {
    for (const int zone : members) zones[zone].intermediateZone = next;
    ++next;
    return;
  }
  const auto byX = [&zones](int a, int b) {
    return std::tie(zones[a].access.x, zones[a].access.y) < std::tie(zones[b].access.x, zones[b].access.y);
  };
  const auto byY = [&zones](int a, int b) {
    return std::tie(zones[a].access.y, zones[a].access.x) < std::tie(zones[b].access.y, zones[b].access.x);
  };
  const auto [west, east] = std::minmax_element(members.begin(), members.end(), byX);
  const auto [south, north] = std::minmax_element(members.begin(), members.end(), byY);
  const bool isWide =
      zones[*east].access.x - zones[*west].access.x > zones[*north].access.y - zones[*south].access.y;
  if (isWide)
    std::sort(members.begin(), members.end(), byX);
  else
    std::sort(members.begin(), members.end(), byY);
  const int firstGroups = groups / 2;
  const std::size_t cut = members.size() * firstGroups / groups;
  split(zones, {members.begin(), members.begin() + cut}, firstGroups, next);
  split(zones, {members.begin() + cut, members.end()}, groups - firstGroups, next);
}

/// The name of the place most people of the group live in or near, with a bearing from its middle.
std::string plainName(const Facts& facts, const std::vector<Zone>& zones, const std::vector<int>& members) {
  std::map<int, int> peopleByPlace;
  for (const int zone : members) peopleByPlace[zones[zone].nearestPlace] += zones[zone].people + 1;
  const auto most = std::max_element(peopleByPlace.begin(), peopleByPlace.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  const PlaceFact& place = facts.places[most->first];

  Point middle;
  int inPlace = 0;
  for (const int zone : members) {
    middle.x += zones[zone].access.x / members.size();
    middle.y += zones[zone].access.y / members.size();
    inPlace += zones[zone].place >= 0 ? 1 : 0;
  }
  const bool isCountryside = 2 * inPlace < static_cast<int>(members.size());
  const double dx = middle.x - place.position.x;
  const double dy = middle.y - place.position.y;
  std::string bearing =
      std::abs(dx) > std::abs(dy) ? (dx > 0 ? " East" : " West") : (dy > 0 ? " North" : " South");
  if (!isCountryside && distanceBetween(middle, place.position) < 0.3 * place.spread) bearing = " Central";
  return place.name + (isCountryside ? " Landward" : "") + bearing;
}

}  // namespace

std::vector<IntermediateZone> groupAndNameZones(const Facts& facts, std::vector<Zone>& zones) {
  std::vector<std::vector<int>> byCouncil(facts.councils.size());
  for (std::size_t zone = 0; zone < zones.size(); ++zone)
    byCouncil[zones[zone].council].push_back(static_cast<int>(zone));

  int next = 0;
  for (std::vector<int>& members : byCouncil)
    split(zones, members,
          std::max(1, static_cast<int>(std::floor(members.size() / ZONES_PER_INTERMEDIATE_ZONE + 0.5))),
          next);

  std::stable_sort(zones.begin(), zones.end(),
                   [](const Zone& a, const Zone& b) { return a.intermediateZone < b.intermediateZone; });
  std::vector<std::vector<int>> members(next);
  for (std::size_t zone = 0; zone < zones.size(); ++zone)
    members[zones[zone].intermediateZone].push_back(static_cast<int>(zone));

  std::vector<IntermediateZone> groups(next);
  std::map<std::string, int> used;
  for (int group = 0; group < next; ++group) {
    const std::string plain = plainName(facts, zones, members[group]);
    const int repeat = ++used[plain];
    groups[group].code = numbered("XI%04d", group + 1);
    groups[group].name = repeat == 1 ? plain : plain + " " + std::to_string(repeat);
    groups[group].council = zones[members[group].front()].council;
    int order = 0;
    for (const int zone : members[group]) {
      zones[zone].code = numbered("XZ%05d", zone + 1);
      zones[zone].name = groups[group].name + numbered(" - %02d", ++order);
    }
  }
  return groups;
}

}  // namespace sample
