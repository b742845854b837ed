#include "geography/join_ferries.h"

#include <algorithm>
#include <cmath>
#include <numeric>
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

/// Squares of a map, each with the terminals whose nearest node could lie in it.
class TerminalSquares {
 public:
  /// `radius` of a terminal is at least the distance of its nearest node, or the whole reach.
  TerminalSquares(std::span<const Point> terminals, std::span<const double> radius) {
    if (terminals.empty()) return;
    Point low = terminals.front(), high = low;
    for (std::size_t i = 0; i < terminals.size(); ++i) {
      low = {std::min(low.x, terminals[i].x - radius[i]), std::min(low.y, terminals[i].y - radius[i])};
      high = {std::max(high.x, terminals[i].x + radius[i]), std::max(high.y, terminals[i].y + radius[i])};
    }
    mLow = low;
    // Not much smaller than what a terminal covers: a terminal of a small map would lie in thousands of
    // squares.
    const double meanRadius =
        std::accumulate(radius.begin(), radius.end(), 0.0) / static_cast<double>(radius.size());
    mSide = std::max({1.0, meanRadius / 2.0, (high.x - low.x) / MOST_SQUARES_A_SIDE,
                      (high.y - low.y) / MOST_SQUARES_A_SIDE});
    mColumns = static_cast<std::size_t>((high.x - low.x) / mSide) + 1;
    mLines = static_cast<std::size_t>((high.y - low.y) / mSide) + 1;
    mTerminals.resize(mColumns * mLines);
    for (std::uint32_t i = 0; i < terminals.size(); ++i) {
      const auto square = [&](double from, double at) {
        return static_cast<std::size_t>((at - from) / mSide);
      };
      const Point& place = terminals[i];
      for (std::size_t line = square(low.y, place.y - radius[i]);
           line <= std::min(mLines - 1, square(low.y, place.y + radius[i])); ++line)
        for (std::size_t column = square(low.x, place.x - radius[i]);
             column <= std::min(mColumns - 1, square(low.x, place.x + radius[i])); ++column)
          mTerminals[line * mColumns + column].push_back(i);
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> at(const Point& point) const {
    const double column = (point.x - mLow.x) / mSide, line = (point.y - mLow.y) / mSide;
    if (mTerminals.empty() || !(column >= 0.0 && line >= 0.0) || column >= static_cast<double>(mColumns) ||
        line >= static_cast<double>(mLines))
      return {};
    return mTerminals[static_cast<std::size_t>(line) * mColumns + static_cast<std::size_t>(column)];
  }

 private:
  static constexpr double MOST_SQUARES_A_SIDE = 256.0;
  Point mLow;
  double mSide = 1.0;
  std::size_t mColumns = 0;
  std::size_t mLines = 0;
  std::vector<std::vector<std::uint32_t>> mTerminals;  // by square
};

/// For each terminal the distance of the nearest of some of the nodes, or the reach if that is less.
std::vector<double> searchRadius(std::span<const Point> terminals, std::span<const Point> nodes,
                                 double reachMetres) {
  constexpr std::size_t EVERY = 64;
  // The distance is compared later by hypot; rounding must not shut the nearest node out.
  constexpr double ROUNDING = 1.000001;
  std::vector<double> radius;
  for (const Point& terminal : terminals) {
    double least = reachMetres * reachMetres;
    for (std::size_t node = 0; node < nodes.size(); node += EVERY) {
      const double dx = nodes[node].x - terminal.x, dy = nodes[node].y - terminal.y;
      least = std::min(least, dx * dx + dy * dy);
    }
    radius.push_back(std::sqrt(least) * ROUNDING);
  }
  return radius;
}

// For each terminal the nearest node within reach. There are few terminals and many nodes: a look at some of
// the nodes says how far each terminal's can be at most, and then each node looks up those it could serve.
std::vector<std::optional<NearestNode>> nearestNodes(std::span<const Point> terminals,
                                                     std::span<const Point> nodes, double reachMetres,
                                                     unsigned threads) {
  const TerminalSquares squares(terminals, searchRadius(terminals, nodes, reachMetres));
  constexpr std::size_t PART = 1 << 16;
  const std::size_t parts = (nodes.size() + PART - 1) / PART;
  std::vector<std::vector<std::optional<NearestNode>>> found(parts);
  parallelFor(parts, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t part = begin; part < end; ++part) {
      found[part].resize(terminals.size());
      for (std::size_t node = part * PART; node < std::min(nodes.size(), (part + 1) * PART); ++node) {
        const Point& point = nodes[node];
        for (const std::uint32_t terminal : squares.at(point)) {
          const double metres = std::hypot(terminals[terminal].x - point.x, terminals[terminal].y - point.y);
          std::optional<NearestNode>& nearest = found[part][terminal];
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
