#include "geography/join_ferries.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "base/parallel.h"

namespace fairshares::geography {

namespace {

using model::Point;

struct NearestNode {
  std::uint32_t node = 0;
  double metres = 0.0;
};

// For each terminal the nearest node within reach. There are few terminals and many nodes: terminals are
// sorted by easting, and each node looks up those it could serve.
std::vector<std::optional<NearestNode>> nearestNodes(std::span<const Point> terminals,
                                                     std::span<const Point> nodes, double reachMetres,
                                                     unsigned threads) {
  std::vector<std::uint32_t> byEasting(terminals.size());
  for (std::uint32_t i = 0; i < byEasting.size(); ++i) byEasting[i] = i;
  std::sort(byEasting.begin(), byEasting.end(),
            [&](std::uint32_t a, std::uint32_t b) { return terminals[a].x < terminals[b].x; });
  std::vector<double> eastings;
  for (const std::uint32_t terminal : byEasting) eastings.push_back(terminals[terminal].x);

  constexpr std::size_t PART = 1 << 16;
  const std::size_t parts = (nodes.size() + PART - 1) / PART;
  std::vector<std::vector<std::optional<NearestNode>>> found(parts);
  parallelFor(parts, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t part = begin; part < end; ++part) {
      found[part].resize(terminals.size());
      for (std::size_t node = part * PART; node < std::min(nodes.size(), (part + 1) * PART); ++node) {
        const Point& point = nodes[node];
        auto i = static_cast<std::size_t>(
            std::lower_bound(eastings.begin(), eastings.end(), point.x - reachMetres) - eastings.begin());
        for (; i < eastings.size() && eastings[i] <= point.x + reachMetres; ++i) {
          const Point& terminal = terminals[byEasting[i]];
          const double metres = std::hypot(terminal.x - point.x, terminal.y - point.y);
          std::optional<NearestNode>& nearest = found[part][byEasting[i]];
          if (metres <= reachMetres && (!nearest || metres < nearest->metres))
            nearest = NearestNode{static_cast<std::uint32_t>(node), metres};
        }
      }
    }
  });
  std::vector<std::optional<NearestNode>> nearest(terminals.size());
  for (const auto& ofPart : found)
    for (std::size_t terminal = 0; terminal < terminals.size(); ++terminal)
      if (ofPart[terminal] && (!nearest[terminal] || ofPart[terminal]->metres < nearest[terminal]->metres))
        nearest[terminal] = ofPart[terminal];
  return nearest;
}

Issue unreached(const model::Network& network, const model::Ferry& ferry, bool atFrom, double reachMetres) {
  Issue issue;
  issue.code = IssueCode::TerminalUnreached;
  issue.where = network.placeOf(ferry);
  issue.where.column = atFrom ? "from" : "to";
  const Point& terminal = atFrom ? ferry.from : ferry.to;
  issue.value = std::to_string(std::llround(terminal.x)) + ", " + std::to_string(std::llround(terminal.y));
  issue.message = "No road comes within " + std::to_string(std::llround(reachMetres)) +
                  " m of this ferry terminal (it may lie in the sea), so the crossing would connect nothing.";
  issue.mend = "Move the terminal to the pier, leave the ferry out, or allow a greater distance.";
  return issue;
}

}  // namespace

std::vector<JoinedFerry> joinFerries(const model::Network& network, std::span<const Point> nodes,
                                     const GraphOptions& options, Issues& issues) {
  std::vector<Point> terminals;
  for (const model::Ferry& ferry : network.ferries) {
    terminals.push_back(ferry.from);
    terminals.push_back(ferry.to);
  }
  const auto nearest = nearestNodes(terminals, nodes, options.ferryReachMetres, options.threads);
  std::vector<JoinedFerry> joined(network.ferries.size());
  for (std::size_t i = 0; i < network.ferries.size(); ++i) {
    const model::Ferry& ferry = network.ferries[i];
    if (!ferry.vehicles && !options.footFerries) continue;
    const auto& from = nearest[2 * i];
    const auto& to = nearest[2 * i + 1];
    if (!from) issues.add(unreached(network, ferry, true, options.ferryReachMetres));
    if (!to) issues.add(unreached(network, ferry, false, options.ferryReachMetres));
    if (!from || !to) continue;
    const auto road = [&](double metres) {
      return static_cast<std::uint32_t>(roadMilliseconds(metres, options.ferryRoadKmPerHour));
    };
    joined[i] = {from->node,
                 to->node,
                 {true, road(from->metres),
                  static_cast<std::uint32_t>(ferryMilliseconds(ferry.waitingMinutes)),
                  static_cast<std::uint32_t>(ferryMilliseconds(ferry.crossingMinutes)), road(to->metres)}};
  }
  return joined;
}

void addFerries(const std::vector<JoinedFerry>& ferries, GraphArrays& arrays) {
  for (const JoinedFerry& joined : ferries) {
    const FerryTimes& times = joined.times;
    const std::uint32_t milliseconds = times.fromRoadMilliseconds + times.waitingMilliseconds +
                                       times.crossingMilliseconds + times.toRoadMilliseconds;
    const std::uint32_t rights = times.used ? GraphArrays::LEAVE | GraphArrays::ARRIVE : 0;
    arrays.edges.push_back({joined.fromNode, joined.toNode, (milliseconds << 2) | rights});
    arrays.ferries.push_back(times);
  }
}

}  // namespace fairshares::geography
