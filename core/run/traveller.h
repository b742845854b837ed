// Fair Shares: one network with its ferries, and everybody's place on it.
#pragma once

#include <optional>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "geography/journeys.h"
#include "geography/proximity_network.h"
#include "geography/routes.h"
#include "run/travel_world.h"

namespace fairshares::run {

/// A world with its ferries. The world must outlive it, and no other traveller may be made from it meanwhile.
class Traveller {
 public:
  /// Roads: the world's network is given `ferries` beside those of the road layer. Proximity: a network is
  /// made anew from the land.
  ///
  /// Errors   those of building graphs, with the file of the ferries; ValueOutOfRange for places far from
  /// land
  static Result<Traveller> depart(TravelWorld& world, const study::Remoteness& settings,
                                  const std::vector<model::Ferry>& ferries, unsigned threads);

  [[nodiscard]] const model::Network& network() const;
  [[nodiscard]] const geography::RoadGraph& graph() const { return mGraph; }
  [[nodiscard]] const std::vector<geography::Access>& zones() const;
  [[nodiscard]] const std::vector<geography::Access>& places(std::size_t set) const;

 private:
  const TravelWorld* mWorld = nullptr;
  geography::RoadGraph mGraph;
  // With a proximity network:
  model::Network mNetwork;
  std::vector<geography::Access> mZones;
  std::vector<std::vector<geography::Access>> mPlaces;
};

/// Settings of the network that stands in for roads.
geography::ProximityOptions proximityOptions(const study::Remoteness& settings);

}  // namespace fairshares::run
