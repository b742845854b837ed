#include "geography/routes.h"

#include <algorithm>
#include <cmath>

#include "base/contract.h"

namespace fairshares::geography {

namespace {

using model::Point;

double lengthOf(std::span<const Point> line) {
  double metres = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i)
    metres += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  return metres;
}

// The drawn line between two distances along it, `from` <= `to`.
std::vector<Point> pieceOf(std::span<const Point> line, double fromMetres, double toMetres) {
  std::vector<Point> piece;
  const auto between = [](const Point& a, const Point& b, double share) {
    return Point{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
  };
  double along = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double length = std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    const double start = std::max(fromMetres, along), end = std::min(toMetres, along + length);
    if (start <= end && length > 0.0) {
      if (piece.empty()) piece.push_back(between(line[i - 1], line[i], (start - along) / length));
      piece.push_back(between(line[i - 1], line[i], (end - along) / length));
    }
    along += length;
  }
  return piece;
}

class RouteBuilder {
 public:
  RouteBuilder(const model::Network& network, const RoadGraph& graph) : mNetwork(network), mGraph(graph) {}

  void access(const Access& access, bool fromPlace) {
    leg(LegKind::Access, access.legMilliseconds, access.metres, "");
    point(fromPlace ? access.place : access.point);
    point(fromPlace ? access.point : access.place);
  }
  // Along a link between two distances of its drawn line, in either order.
  void alongLink(std::uint32_t link, double fromMetres, double toMetres, std::uint64_t milliseconds) {
    const auto line = mNetwork.line(link);
    std::vector<Point> piece = pieceOf(line, std::min(fromMetres, toMetres), std::max(fromMetres, toMetres));
    if (fromMetres > toMetres) std::reverse(piece.begin(), piece.end());
    const double drawn = lengthOf(line);
    const double share = drawn > 0.0 ? std::abs(toMetres - fromMetres) / drawn : 0.0;
    leg(LegKind::Road, milliseconds, share * mNetwork.lengthMetres[link], "");
    for (const Point& each : piece) point(each);
  }
  void wholeEdge(std::uint32_t number, bool forward) {
    if (mGraph.isFerry(number)) return ferry(number, forward);
    const auto line = mNetwork.line(number);
    leg(LegKind::Road, mGraph.edge(number).milliseconds, mNetwork.lengthMetres[number], "");
    if (forward)
      std::for_each(line.begin(), line.end(), [&](const Point& each) { point(each); });
    else
      std::for_each(line.rbegin(), line.rend(), [&](const Point& each) { point(each); });
  }
  Route take(const Journey& journey) {
    mRoute.centre = journey.centre;
    mRoute.milliseconds = journey.milliseconds;
    return std::move(mRoute);
  }

 private:
  void ferry(std::uint32_t number, bool forward) {
    const model::Ferry& ferry = mNetwork.ferries[number - mGraph.linkCount()];
    const FerryTimes& times = mGraph.ferry(number);
    std::vector<Point> line = ferry.line.empty() ? std::vector<Point>{ferry.from, ferry.to} : ferry.line;
    if (!forward) std::reverse(line.begin(), line.end());
    const Edge edge = mGraph.edge(number);
    const Point start = mGraph.position(forward ? edge.from : edge.to);
    const Point end = mGraph.position(forward ? edge.to : edge.from);
    roadToTerminal(start, line.front(), forward ? times.fromRoadMilliseconds : times.toRoadMilliseconds);
    leg(LegKind::Waiting, times.waitingMilliseconds, 0.0, ferry.name);
    leg(LegKind::Crossing, times.crossingMilliseconds, lengthOf(line), ferry.name);
    for (const Point& each : line) point(each);
    roadToTerminal(line.back(), end, forward ? times.toRoadMilliseconds : times.fromRoadMilliseconds);
  }
  void roadToTerminal(const Point& from, const Point& to, std::uint64_t milliseconds) {
    if (from == to && milliseconds == 0) return;
    leg(LegKind::Road, milliseconds, std::hypot(to.x - from.x, to.y - from.y), "");
    point(from);
    point(to);
  }
  void leg(LegKind kind, std::uint64_t milliseconds, double metres, const std::string& name) {
    if (milliseconds == 0 && metres <= 0.0) return;
    if (kind == LegKind::Road && !mRoute.legs.empty() && mRoute.legs.back().kind == LegKind::Road) {
      mRoute.legs.back().milliseconds += milliseconds;
      mRoute.legs.back().lengthMetres += metres;
    } else {
      mRoute.legs.push_back({kind, milliseconds, metres, name});
    }
  }
  void point(const Point& each) {
    if (mRoute.line.empty() || mRoute.line.back() != each) mRoute.line.push_back(each);
  }

  const model::Network& mNetwork;
  const RoadGraph& mGraph;
  Route mRoute;
};

// From the last node onto the centre's link.
void ontoCentre(RouteBuilder& builder, const model::Network& network, const RoadGraph& graph,
                const Access& centre, std::uint32_t node, std::uint64_t millisecondsLeft) {
  if (centre.state == AccessState::AtNode) return builder.access(centre, false);
  const Edge edge = graph.edge(centre.edge);
  const bool fromStart = (edge.forward || centre.isAtStart()) && edge.from == node &&
                         millisecondsLeft == std::uint64_t{centre.fromMilliseconds} + centre.legMilliseconds;
  if (fromStart)
    builder.alongLink(centre.edge, 0.0, centre.metresAlong, centre.fromMilliseconds);
  else
    builder.alongLink(centre.edge, lengthOf(network.line(centre.edge)), centre.metresAlong,
                      centre.toMilliseconds);
  builder.access(centre, false);
}

}  // namespace

std::optional<Route> routeOf(const model::Network& network, const RoadGraph& graph, const Journeys& journeys,
                             std::size_t number, std::span<const Access> places,
                             std::span<const Access> centres) {
  FAIRSHARES_EXPECTS(number < journeys.journeys.size() && places.size() == journeys.journeys.size());
  const Journey& journey = journeys.journeys[number];
  if (journey.state != JourneyState::Reached) return std::nullopt;
  const Access& place = places[number];
  const Access& centre = centres[journey.centre];
  RouteBuilder builder(network, graph);
  builder.access(place, true);
  std::uint32_t node = place.node;
  if (journey.firstStep == FirstStep::OnSameLink) {
    const std::uint64_t milliseconds = centre.fromMilliseconds > place.fromMilliseconds
                                           ? centre.fromMilliseconds - place.fromMilliseconds
                                           : place.fromMilliseconds - centre.fromMilliseconds;
    builder.alongLink(place.edge, place.metresAlong, centre.metresAlong, milliseconds);
    builder.access(centre, false);
    return builder.take(journey);
  }
  if (journey.firstStep == FirstStep::TowardsStart) {
    node = graph.edge(place.edge).from;
    builder.alongLink(place.edge, place.metresAlong, 0.0, place.fromMilliseconds);
  } else if (journey.firstStep == FirstStep::TowardsEnd) {
    node = graph.edge(place.edge).to;
    builder.alongLink(place.edge, place.metresAlong, lengthOf(network.line(place.edge)),
                      place.toMilliseconds);
  }
  for (auto edge = journeys.times.edgeAt(graph, node); edge; edge = journeys.times.edgeAt(graph, node)) {
    const Edge taken = graph.edge(*edge);
    builder.wholeEdge(*edge, taken.from == node);
    node = taken.from == node ? taken.to : taken.from;
  }
  ontoCentre(builder, network, graph, centre, node, journeys.times.at(node)->milliseconds);
  return builder.take(journey);
}

}  // namespace fairshares::geography
