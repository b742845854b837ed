#include "geography/land_masses.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/contract.h"
#include "geography/disjoint_sets.h"

namespace fairshares::geography {

namespace {

// Parts of a zone from which people can walk to an access point, else all.
std::vector<std::uint32_t> peopledParts(const Land& land, std::uint32_t zone,
                                        const std::vector<bool>& isPeopled) {
  std::vector<std::uint32_t> all, peopled;
  for (std::uint32_t part = land.firstPart(zone); part < land.endPart(zone); ++part) {
    all.push_back(part);
    if (isPeopled[part]) peopled.push_back(part);
  }
  return peopled.empty() ? all : peopled;
}

JoinedParts nearestParts(const Land& land, const FixedLink& link, const std::vector<bool>& isPeopled) {
  JoinedParts nearest;
  double metres = std::numeric_limits<double>::infinity();
  for (const std::uint32_t part : peopledParts(land, link.zone, isPeopled))
    for (const std::uint32_t other : peopledParts(land, link.otherZone, isPeopled)) {
      const double between = land.metresBetween(part, other);
      if (between < metres) {
        metres = between;
        nearest = {part, other};
      }
    }
  return nearest;
}

// By borders alone.
std::vector<bool> peopled(const Land& land, std::span<const std::uint32_t> accessParts, DisjointSets& sets) {
  std::vector<bool> holdsAccess(land.partCount(), false);
  for (const std::uint32_t part : accessParts) holdsAccess[sets.find(part)] = true;
  std::vector<bool> result;
  for (std::uint32_t part = 0; part < land.partCount(); ++part)
    result.push_back(holdsAccess[sets.find(part)]);
  return result;
}

std::optional<JoinedParts> largestPartsApart(const Land& land, std::uint32_t zone, DisjointSets& sets) {
  std::vector<std::uint32_t> parts;
  for (std::uint32_t part = land.firstPart(zone); part < land.endPart(zone); ++part) parts.push_back(part);
  std::stable_sort(parts.begin(), parts.end(), [&](std::uint32_t a, std::uint32_t b) {
    return land.areaSquareMetres(a) > land.areaSquareMetres(b);
  });
  for (const std::uint32_t part : parts)
    if (sets.find(part) != sets.find(parts.front())) return JoinedParts{parts.front(), part};
  return std::nullopt;
}

Issue nothingToJoin(const FixedLink& link) {
  Issue issue;
  issue.severity = Severity::Note;
  issue.code = IssueCode::ValueOutOfRange;
  issue.where.row = link.row;
  issue.where.key = link.name;
  issue.message = "The fixed link lies within a zone that is in one piece already, so it joins nothing.";
  issue.mend = "Leave it, or name the two zones it connects.";
  return issue;
}

}  // namespace

LandMasses landMasses(const Land& land, std::span<const std::uint32_t> accessParts,
                      std::span<const FixedLink> fixedLinks, Issues& notes) {
  DisjointSets sets(land.partCount());
  for (const auto& [part, other] : land.neighbours()) sets.join(part, other);
  const std::vector<bool> isPeopled = peopled(land, accessParts, sets);
  LandMasses masses;
  for (const FixedLink& link : fixedLinks) {
    FAIRSHARES_EXPECTS(link.zone < land.zoneCount() && link.otherZone < land.zoneCount());
    const std::optional<JoinedParts> joined = link.zone == link.otherZone
                                                  ? largestPartsApart(land, link.zone, sets)
                                                  : std::optional(nearestParts(land, link, isPeopled));
    if (!joined) {
      notes.add(nothingToJoin(link));
      continue;
    }
    sets.join(joined->part, joined->otherPart);
    masses.fixedLinks.push_back(*joined);
  }
  masses.count = sets.number(masses.ofPart);
  return masses;
}

std::vector<std::uint32_t> accessParts(const Land& land, std::span<const model::Point> accessPoints) {
  FAIRSHARES_EXPECTS(accessPoints.size() == land.zoneCount());
  std::vector<std::uint32_t> parts;
  for (std::size_t zone = 0; zone < accessPoints.size(); ++zone) {
    std::uint32_t nearest = land.firstPart(zone);
    double metres = std::numeric_limits<double>::infinity();
    for (std::uint32_t part = land.firstPart(zone); part < land.endPart(zone) && metres > 0.0; ++part) {
      const double to = land.metresTo(part, accessPoints[zone]);
      if (to < metres) {
        metres = to;
        nearest = part;
      }
    }
    parts.push_back(nearest);
  }
  return parts;
}

std::vector<bool> islandZones(const LandMasses& masses, std::span<const std::uint32_t> accessParts) {
  std::vector<std::size_t> zonesOf(masses.count, 0);
  for (const std::uint32_t part : accessParts) ++zonesOf[masses.ofPart[part]];
  const auto mainland = std::max_element(zonesOf.begin(), zonesOf.end()) - zonesOf.begin();
  std::vector<bool> island;
  for (const std::uint32_t part : accessParts)
    island.push_back(masses.ofPart[part] != static_cast<std::uint32_t>(mainland));
  return island;
}

}  // namespace fairshares::geography
