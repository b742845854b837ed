#include "geography/patient_roads.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>
#include <optional>

#include "base/parallel.h"

namespace fairshares::geography {

using model::Point;

namespace {

constexpr double MOST_PIECE_METRES = 50.0;
constexpr std::size_t LINKS_BETWEEN_QUESTIONS = 4096;

struct StretchInZone {
  std::uint32_t zone = 0;
  RoadStretch stretch;
};

double metresBetween(const Point& a, const Point& b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

double drawnMetres(std::span<const Point> line) {
  double metres = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) metres += metresBetween(line[i - 1], line[i]);
  return metres;
}

class LinkCutter {
 public:
  LinkCutter(const model::Network& network, const ZoneOutlines& outlines,
             std::span<const std::uint32_t> rankOfZone)
      : mNetwork(network), mOutlines(outlines), mRankOfZone(rankOfZone) {}

  void cut(std::uint32_t link, std::vector<StretchInZone>& stretches) const {
    const std::span<const Point> line = mNetwork.line(link);
    const double drawn = drawnMetres(line), stated = mNetwork.lengthMetres[link];
    if (!(drawn > 0.0) || !(stated > 0.0)) return;
    double along = 0.0;
    std::optional<std::uint32_t> zoneBefore;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double metres = metresBetween(line[i - 1], line[i]);
      const auto pieces = static_cast<std::size_t>(std::floor(metres / MOST_PIECE_METRES)) + 1;
      for (std::size_t piece = 0; piece < pieces; ++piece) {
        const double begin = static_cast<double>(piece) / static_cast<double>(pieces);
        const double end = static_cast<double>(piece + 1) / static_cast<double>(pieces);
        const double middle = (begin + end) / 2.0;
        const Point place{line[i - 1].x + middle * (line[i].x - line[i - 1].x),
                          line[i - 1].y + middle * (line[i].y - line[i - 1].y)};
        const std::optional<std::uint32_t> zone = mOutlines.zoneAt(place, mRankOfZone);
        const double toShare = std::min(1.0, (along + end * metres) / drawn);
        if (zone && zone == zoneBefore)
          stretches.back().stretch.toShare = toShare;
        else if (zone)
          stretches.push_back({*zone, {link, std::min(1.0, (along + begin * metres) / drawn), toShare, 0.0}});
        if (zone) {
          RoadStretch& stretch = stretches.back().stretch;
          stretch.metres = (stretch.toShare - stretch.fromShare) * stated;
        }
        zoneBefore = zone;
      }
      along += metres;
    }
  }

 private:
  const model::Network& mNetwork;
  const ZoneOutlines& mOutlines;
  std::span<const std::uint32_t> mRankOfZone;
};

ZoneRoads sortedByZone(std::size_t zones, const std::vector<std::vector<StretchInZone>>& parts) {
  ZoneRoads roads;
  roads.first.assign(zones + 1, 0);
  for (const auto& part : parts)
    for (const StretchInZone& entry : part) ++roads.first[entry.zone + 1];
  std::partial_sum(roads.first.begin(), roads.first.end(), roads.first.begin());
  roads.stretches.resize(roads.first.back());
  std::vector<std::size_t> next(roads.first.begin(), roads.first.end() - 1);
  for (const auto& part : parts)
    for (const StretchInZone& entry : part) roads.stretches[next[entry.zone]++] = entry.stretch;
  return roads;
}

}  // namespace

ZoneRoads roadsInZones(const model::Network& network, const ZoneOutlines& outlines,
                       std::span<const std::uint32_t> rankOfZone,
                       const std::function<bool(std::uint32_t)>& isInhabited, unsigned threads,
                       const Monitor& monitor) {
  constexpr std::size_t PART = 1 << 14;
  const LinkCutter cutter(network, outlines, rankOfZone);
  std::vector<std::vector<StretchInZone>> parts((network.linkCount() + PART - 1) / PART);
  parallelFor(parts.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t part = begin; part < end; ++part)
      for (std::size_t link = part * PART; link < std::min(network.linkCount(), (part + 1) * PART); ++link) {
        if (link % LINKS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) return;
        const auto number = static_cast<std::uint32_t>(link);
        if (network.kindOf(link) != model::LinkKind::Road || (isInhabited && !isInhabited(number))) continue;
        cutter.cut(number, parts[part]);
      }
  });
  return sortedByZone(rankOfZone.size(), parts);
}

}  // namespace fairshares::geography
