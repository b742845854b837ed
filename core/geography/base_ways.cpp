#include "geography/base_ways.h"

#include <algorithm>

namespace fairshares::geography {

namespace {

std::vector<SearchStart> startsOf(const RoadEnds& ends) {
  std::vector<SearchStart> starts;
  for (const RoadEnd& end : ends) starts.push_back({end.node, end.way});
  return starts;
}

}  // namespace

void findBaseWays(RoadSearch& search, std::span<ZonePatients* const> zonesOfBase, const Monitor& monitor) {
  if (zonesOfBase.empty()) return;
  std::vector<std::uint32_t> targets;
  for (const ZonePatients* zone : zonesOfBase)
    targets.insert(targets.end(), zone->nodes.begin(), zone->nodes.end());
  std::vector<Drive> fromBase(targets.size()), toBase(targets.size());
  const RoadPlace& base = zonesOfBase.front()->base;
  search.search(startsOf(base.exits), targets, TravelDirection::FromCentre, fromBase, monitor);
  search.search(startsOf(base.entries), targets, TravelDirection::TowardsCentre, toBase, monitor);
  std::size_t first = 0;
  for (ZonePatients* zone : zonesOfBase) {
    const auto begin = static_cast<std::ptrdiff_t>(first);
    first += zone->nodes.size();
    const auto end = static_cast<std::ptrdiff_t>(first);
    zone->fromBase.assign(fromBase.begin() + begin, fromBase.begin() + end);
    zone->toBase.assign(toBase.begin() + begin, toBase.begin() + end);
  }
}

}  // namespace fairshares::geography
