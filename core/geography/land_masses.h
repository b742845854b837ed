// Fair Shares: which parts of the land hang together, and which zones are islands.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/issue.h"
#include "geography/land.h"

namespace fairshares::geography {

/// A declared bridge or causeway. Both zones may be the same: then it joins parts of that zone.
struct FixedLink {
  std::string name;
  std::uint32_t zone = 0;
  std::uint32_t otherZone = 0;
  std::size_t row = 0;
};

/// The part a zone is entered by: the one its access point lies in, else the nearest of its parts.
std::vector<std::uint32_t> accessParts(const Land& land, std::span<const model::Point> accessPoints);

/// The two parts a fixed link joins.
struct JoinedParts {
  std::uint32_t part = 0;
  std::uint32_t otherPart = 0;
};

/// Land masses: parts that share borders, directly or through others, and those joined by fixed links.
///
/// A fixed link between two zones joins their nearest parts that hang together (by borders alone) with some
/// zone's access point: a bridge to an island group is taken to lead to where its people are, and rocks under
/// a bridge are left aside. Within one zone it joins the two largest parts that do not hang together yet;
/// where the zone is in one piece already there is nothing to join, and the link is told as a note.
struct LandMasses {
  std::vector<std::uint32_t> ofPart;  ///< [part], numbered by their lowest part
  std::size_t count = 0;
  std::vector<JoinedParts> fixedLinks;  ///< those that join something, in the order given
};
LandMasses landMasses(const Land& land, std::span<const std::uint32_t> accessParts,
                      std::span<const FixedLink> fixedLinks, Issues& notes);

/// True for zones whose access part is not on the mainland: the mass on which most zones have theirs (of
/// equal ones the lowest).
std::vector<bool> islandZones(const LandMasses& masses, std::span<const std::uint32_t> accessParts);

}  // namespace fairshares::geography
