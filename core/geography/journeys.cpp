#include "geography/journeys.h"

#include <algorithm>
#include <tuple>

namespace fairshares::geography {

namespace {

std::vector<CentreSeed> seedsOf(const RoadGraph& graph, std::span<const Access> centres) {
  std::vector<CentreSeed> seeds;
  for (std::uint32_t centre = 0; centre < centres.size(); ++centre) {
    const Access& access = centres[centre];
    if (access.state == AccessState::AtNode) {
      seeds.push_back({access.node, centre, access.legMilliseconds});
    } else if (access.state == AccessState::OnEdge) {
      const Edge edge = graph.edge(access.edge);
      if (edge.forward || access.isAtStart())
        seeds.push_back({edge.from, centre, access.fromMilliseconds + access.legMilliseconds});
      if (edge.backward || access.isAtEnd())
        seeds.push_back({edge.to, centre, access.toMilliseconds + access.legMilliseconds});
    }
  }
  return seeds;
}

// Centres that lie on links, by link, then by position.
std::vector<std::pair<std::uint32_t, std::uint32_t>> centresOnLinks(std::span<const Access> centres) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> byLink;
  for (std::uint32_t centre = 0; centre < centres.size(); ++centre)
    if (centres[centre].state == AccessState::OnEdge) byLink.emplace_back(centres[centre].edge, centre);
  std::sort(byLink.begin(), byLink.end());
  return byLink;
}

// Keeps the best of several ways: less time, then the lower centre, then the way tried first.
class BestJourney {
 public:
  void viaNode(const CentreTimes& times, std::uint32_t node, std::uint64_t milliseconds, FirstStep step) {
    if (const auto nearest = times.at(node))
      offer(nearest->centre, milliseconds + nearest->milliseconds, step);
  }
  void offer(std::uint32_t centre, std::uint64_t milliseconds, FirstStep step) {
    if (mJourney.state == JourneyState::Reached &&
        std::tie(mJourney.milliseconds, mJourney.centre) <= std::tie(milliseconds, centre))
      return;
    mJourney = {JourneyState::Reached, centre, milliseconds, step};
  }
  [[nodiscard]] const Journey& journey() const { return mJourney; }

 private:
  Journey mJourney;
};

Journey journeyFromEdge(const RoadGraph& graph, const CentreTimes& times, const Access& place,
                        std::span<const Access> centres,
                        std::span<const std::pair<std::uint32_t, std::uint32_t>> byLink) {
  const Edge edge = graph.edge(place.edge);
  BestJourney best;
  const auto onLink = std::equal_range(byLink.begin(), byLink.end(), std::pair(place.edge, 0u),
                                       [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto entry = onLink.first; entry != onLink.second; ++entry) {
    const Access& centre = centres[entry->second];
    const std::uint64_t legs = std::uint64_t{place.legMilliseconds} + centre.legMilliseconds;
    const bool ahead = centre.metresAlong >= place.metresAlong;
    const bool behind = centre.metresAlong <= place.metresAlong;
    if (edge.forward && ahead)
      best.offer(entry->second, legs + centre.fromMilliseconds - place.fromMilliseconds,
                 FirstStep::OnSameLink);
    if (edge.backward && behind)
      best.offer(entry->second, legs + place.fromMilliseconds - centre.fromMilliseconds,
                 FirstStep::OnSameLink);
  }
  if (edge.backward || place.isAtStart())
    best.viaNode(times, edge.from, place.legMilliseconds + place.fromMilliseconds, FirstStep::TowardsStart);
  if (edge.forward || place.isAtEnd())
    best.viaNode(times, edge.to, place.legMilliseconds + place.toMilliseconds, FirstStep::TowardsEnd);
  return best.journey();
}

}  // namespace

Result<Journeys> journeysToNearest(const RoadGraph& graph, std::span<const Access> places,
                                   std::span<const Access> centres, const Monitor& monitor) {
  Result<CentreTimes> times = nearestCentres(graph, seedsOf(graph, centres), monitor);
  if (!times) return times.takeIssues();
  Journeys result{times.takeValue(), {}};
  const auto byLink = centresOnLinks(centres);
  result.journeys.reserve(places.size());
  for (const Access& place : places) {
    Journey journey;
    switch (place.state) {
    case AccessState::AtNode: {
      BestJourney best;
      best.viaNode(result.times, place.node, place.legMilliseconds, FirstStep::AtNode);
      journey = best.journey();
      break;
    }
    case AccessState::OnEdge:
      journey = journeyFromEdge(graph, result.times, place, centres, byLink);
      break;
    case AccessState::NoRoadNearby:
      journey.state = JourneyState::NoRoadNearby;
      break;
    case AccessState::AcrossWater:
      journey.state = JourneyState::AcrossWater;
      break;
    }
    result.journeys.push_back(journey);
  }
  return result;
}

std::string_view journeyStateText(JourneyState state) {
  switch (state) {
  case JourneyState::Reached:
    return "";
  case JourneyState::NoRoadNearby:
    return "no road within reach of the access point";
  case JourneyState::AcrossWater:
    return "all roads within reach of the access point lie across water";
  case JourneyState::NoWayToCentre:
    return "its part of the network holds no centre (an island without a ferry, or roads cut off)";
  }
  return "";
}

}  // namespace fairshares::geography
