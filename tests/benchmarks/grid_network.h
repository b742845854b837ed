// A generated road network the size of a country: a ragged grid, in the order of its rows.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "model/network.h"

namespace fairshares::benchmark_support {

struct GridNetwork {
  model::Network network;
  model::SpeedTable speeds;
};

/// About `links` straight links of some 100 to 400 m over a square of junctions, of which each has 2.3 links
/// on average as real road layers do (4 million links: 3.5 million nodes); one in twenty is one-way.
inline GridNetwork gridNetwork(std::size_t links, std::uint64_t seed = 20260401) {
  std::mt19937_64 random(seed);
  const auto chance = [&](std::uint64_t of256) { return (random() & 255u) < of256; };
  const auto side = static_cast<std::size_t>(std::sqrt(static_cast<double>(links) / 1.1425));
  GridNetwork grid;
  grid.speeds.kmPerHour = {96, 64, 56, 48, 32, 24};
  grid.network.roadClasses = {"Motorway",   "A Road",     "B Road",
                              "Minor Road", "Local Road", "Local Access Road"};
  std::vector<model::Point> places(side * side);
  for (std::size_t line = 0; line < side; ++line)
    for (std::size_t column = 0; column < side; ++column)
      places[line * side + column] = {
          250.0 * static_cast<double>(column) + static_cast<double>(random() % 150),
          250.0 * static_cast<double>(line) + static_cast<double>(random() % 150)};
  grid.network.shapeStart = {0};
  const auto link = [&](std::size_t from, std::size_t to, std::uint16_t roadClass) {
    const model::Point a = places[from], b = places[to];
    grid.network.shape.push_back(a);
    for (int i = 1; i < 4; ++i)
      grid.network.shape.push_back({a.x + (b.x - a.x) * i / 4.0, a.y + (b.y - a.y) * i / 4.0});
    grid.network.shape.push_back(b);
    grid.network.shapeStart.push_back(static_cast<std::uint32_t>(grid.network.shape.size()));
    grid.network.lengthMetres.push_back(std::hypot(b.x - a.x, b.y - a.y));
    grid.network.roadClass.push_back(roadClass);
    grid.network.direction.push_back(chance(13) ? model::Direction::Forward : model::Direction::Both);
  };
  for (std::size_t line = 0; line < side; ++line)
    for (std::size_t column = 0; column < side; ++column) {
      const std::size_t here = line * side + column;
      const bool mainColumn = column % 40 == 0, mainLine = line % 40 == 0;
      const auto minor = static_cast<std::uint16_t>(2 + random() % 4);
      if (column + 1 < side && (mainLine || chance(180))) link(here, here + 1, mainLine ? 1 : minor);
      if (line + 1 < side && (mainColumn || chance(105))) link(here, here + side, mainColumn ? 1 : minor);
    }
  return grid;
}

}  // namespace fairshares::benchmark_support
