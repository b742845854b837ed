// Networks for tests: drawn in ASCII or listed link by link, and a twin of the search in twenty lines.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "geography/nearest_centre.h"
#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::testing_support {

/// Adds straight links one by one; 36 km/h on class 0, so that 100 m take 10 s, and 72 km/h on class 1.
struct NetworkSketch {
  model::Network network;
  model::SpeedTable speeds{{36.0, 72.0}};

  NetworkSketch() {
    network.file = "roads.gpkg";
    network.roadClasses = {"Local Road", "A Road"};
    network.shapeStart = {0};
  }
  std::size_t link(std::vector<model::Point> line, model::Direction direction = model::Direction::Both,
                   std::uint16_t roadClass = 0) {
    double metres = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i)
      metres += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    network.lengthMetres.push_back(metres);
    network.roadClass.push_back(roadClass);
    network.direction.push_back(direction);
    network.shape.append(line.begin(), line.end());
    network.shapeStart.push_back(static_cast<std::uint32_t>(network.shape.size()));
    return network.linkCount() - 1;
  }
  void ferry(model::Point from, model::Point to, double crossingMinutes, double waitingMinutes) {
    model::Ferry ferry;
    ferry.name = "ferry " + std::to_string(network.ferries.size() + 1);
    ferry.from = from;
    ferry.to = to;
    ferry.crossingMinutes = crossingMinutes;
    ferry.waitingMinutes = waitingMinutes;
    ferry.row = network.ferries.size() + 1;
    network.ferries.push_back(ferry);
  }
};

/// A town drawn with one character for each 100 m. Letters and '+' are junctions; '-' and '|' roads; '>' '<'
/// '^' 'v' anywhere on a road make it one-way; '#' is a bridge where a road crosses another; '~' makes a line
/// a ferry of `crossingMinutes` and `waitingMinutes`. The first line is the northernmost, its first character
/// at x = 0.
struct DrawnTown : NetworkSketch {
  std::map<char, model::Point> places;  ///< the letters

  explicit DrawnTown(const std::vector<std::string>& lines, double crossingMinutes = 20.0,
                     double waitingMinutes = 30.0) {
    const auto at = [&](long column, long line) {
      if (line < 0 || line >= static_cast<long>(lines.size())) return ' ';
      const std::string& text = lines[static_cast<std::size_t>(line)];
      return column < 0 || column >= static_cast<long>(text.size()) ? ' '
                                                                    : text[static_cast<std::size_t>(column)];
    };
    const auto isJunction = [](char c) { return c == '+' || (c >= 'A' && c <= 'Z'); };
    const auto metres = [&](long column, long line) {
      return model::Point{100.0 * static_cast<double>(column),
                          100.0 * static_cast<double>(static_cast<long>(lines.size()) - 1 - line)};
    };
    const auto follow = [&](long column, long line, long right, long down, const std::string& along) {
      std::string seen;
      long c = column + right, l = line + down;
      for (; along.find(at(c, l)) != std::string::npos; c += right, l += down) seen += at(c, l);
      if (seen.empty() || !isJunction(at(c, l))) return;
      const model::Point from = metres(column, line), to = metres(c, l);
      if (seen.find('~') != std::string::npos) return ferry(from, to, crossingMinutes, waitingMinutes);
      const bool onward = seen.find_first_of(">v") != std::string::npos;
      const bool back = seen.find_first_of("<^") != std::string::npos;
      link({from, to}, onward ? model::Direction::Forward
                       : back ? model::Direction::Backward
                              : model::Direction::Both);
    };
    for (long line = 0; line < static_cast<long>(lines.size()); ++line)
      for (long column = 0; column < static_cast<long>(lines[static_cast<std::size_t>(line)].size());
           ++column) {
        if (!isJunction(at(column, line))) continue;
        if (at(column, line) != '+') places[at(column, line)] = metres(column, line);
        follow(column, line, 1, 0, "-><#~");
        follow(column, line, 0, 1, "|^v#~");
      }
  }
};

/// The node of the graph at a place.
inline std::uint32_t nodeAt(const geography::RoadGraph& graph, const model::Point& place) {
  for (std::uint32_t node = 0; node < graph.nodeCount(); ++node)
    if (graph.position(node) == place) return node;
  throw std::invalid_argument("no node there");
}

/// Dijkstra's search from the book, on edges, for comparison: least time, then least centre.
inline std::vector<std::optional<geography::NearestCentre>>
slowNearestCentres(const geography::RoadGraph& graph, const std::vector<geography::CentreSeed>& seeds,
                   bool towards = true) {
  std::vector<std::vector<std::pair<std::uint32_t, std::uint64_t>>> neighbours(graph.nodeCount());
  for (std::uint32_t number = 0; number < graph.edgeCount(); ++number) {
    const geography::Edge edge = graph.edge(number);
    if (towards ? edge.forward : edge.backward)
      neighbours[edge.to].emplace_back(edge.from, edge.milliseconds);
    if (towards ? edge.backward : edge.forward)
      neighbours[edge.from].emplace_back(edge.to, edge.milliseconds);
  }
  using Entry = std::tuple<std::uint64_t, std::uint32_t, std::uint32_t>;  // time, centre, node
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  for (const auto& seed : seeds) queue.emplace(seed.milliseconds, seed.centre, seed.node);
  std::vector<std::optional<geography::NearestCentre>> nearest(graph.nodeCount());
  while (!queue.empty()) {
    const auto [milliseconds, centre, node] = queue.top();
    queue.pop();
    if (nearest[node]) continue;
    nearest[node] = geography::NearestCentre{centre, milliseconds};
    for (const auto& [next, step] : neighbours[node]) queue.emplace(milliseconds + step, centre, next);
  }
  return nearest;
}

}  // namespace fairshares::testing_support
