#include "geography/zone_outlines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "geography/geos_session.h"
#include "geography/polygon_rings.h"

namespace fairshares::geography {

using model::Point;

namespace {

constexpr std::size_t EDGES_A_BAND = 4;
constexpr std::size_t MOST_BANDS = 8192;
constexpr std::size_t MOST_COLUMNS = 512;

Issue noPolygon(std::size_t zone) {
  Issue issue;
  issue.code = IssueCode::GeometryUnusable;
  issue.where.row = zone + 1;
  issue.message = "The zone has no polygon, so nobody can say which roads and patients lie in it.";
  issue.mend = "Give the zone its polygon.";
  return issue;
}

// Whatever GEOS can read, as the plain WKB that appendRings knows.
bool appendThroughGeos(const std::string& wkb, PolygonRings& rings) {
  GeosSession session;
  const GeosSession::Geometry geometry = session.read(wkb);
  if (!geometry || !session.isPolygonal(*geometry)) return false;
  const GeosSession::Geometry polygons = session.normalizedMultiPolygon(*geometry);
  return polygons && appendRings(session.write(*polygons), rings);
}

double squaredMetresToPiece(const Point& place, const Point& a, const Point& b) {
  const double dx = b.x - a.x, dy = b.y - a.y, squared = dx * dx + dy * dy;
  const double share =
      squared > 0.0 ? std::clamp(((place.x - a.x) * dx + (place.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
  const double x = a.x + share * dx - place.x, y = a.y + share * dy - place.y;
  return x * x + y * y;
}

}  // namespace

Result<ZoneOutlines> ZoneOutlines::fromPolygons(std::span<const std::string> zoneWkb) {
  ZoneOutlines outlines;
  Issues issues;
  PolygonRings rings;
  std::vector<Edge> edges;
  outlines.mFirstPart.push_back(0);
  for (std::size_t zone = 0; zone < zoneWkb.size(); ++zone) {
    rings.clear();
    const bool isRead = appendRings(zoneWkb[zone], rings) || appendThroughGeos(zoneWkb[zone], rings);
    if (!isRead || rings.rings.empty()) issues.add(noPolygon(zone));
    for (std::size_t first = 0, last = 0; first < rings.rings.size(); first = last) {
      edges.clear();
      double area = 0.0;
      for (; last < rings.rings.size() && rings.rings[last].polygon == rings.rings[first].polygon; ++last) {
        const std::span<const Point> points = rings.pointsOf(rings.rings[last]);
        area += signedArea(points);
        for (std::size_t i = 0; i < points.size(); ++i) {
          const Point& a = points[i];
          const Point& b = points[i + 1 < points.size() ? i + 1 : 0];
          // The same two points always make the same edge, whichever side they are seen from.
          edges.push_back(a.y < b.y || (a.y == b.y && a.x < b.x) ? Edge{a, b} : Edge{b, a});
        }
      }
      outlines.addPart(static_cast<std::uint32_t>(zone), edges);
      outlines.mParts.back().areaSquareMetres = std::abs(area);
    }
    outlines.mFirstPart.push_back(static_cast<std::uint32_t>(outlines.mParts.size()));
  }
  if (issues.hasErrors()) return issues;
  outlines.sortIntoCells();
  return {std::move(outlines), std::move(issues)};
}

void ZoneOutlines::addPart(std::uint32_t zone, std::span<const Edge> edges) {
  constexpr double MOST = std::numeric_limits<double>::max();
  Part part;
  part.zone = zone;
  part.box = {{MOST, MOST}, {-MOST, -MOST}};
  for (const Edge& edge : edges) {
    part.box.least = {std::min({part.box.least.x, edge.low.x, edge.high.x}),
                      std::min(part.box.least.y, edge.low.y)};
    part.box.greatest = {std::max({part.box.greatest.x, edge.low.x, edge.high.x}),
                         std::max(part.box.greatest.y, edge.high.y)};
  }
  part.bands = std::clamp<std::size_t>(edges.size() / EDGES_A_BAND, 1, MOST_BANDS);
  part.firstBand = mFirstEdge.size();
  std::vector<std::size_t> count(part.bands + 1, 0);
  for (const Edge& edge : edges)
    for (std::size_t band = bandOf(part, edge.low.y); band <= bandOf(part, edge.high.y); ++band)
      ++count[band + 1];
  count[0] = mEdges.size();
  std::partial_sum(count.begin(), count.end(), count.begin());
  mFirstEdge.insert(mFirstEdge.end(), count.begin(), count.end());
  mEdges.resize(count.back());
  for (const Edge& edge : edges)
    for (std::size_t band = bandOf(part, edge.low.y); band <= bandOf(part, edge.high.y); ++band)
      mEdges[count[band]++] = edge;
  mParts.push_back(part);
}

std::size_t ZoneOutlines::bandOf(const Part& part, double y) const {
  const double height = part.box.greatest.y - part.box.least.y;
  if (!(height > 0.0)) return 0;
  const double band = (y - part.box.least.y) / height * static_cast<double>(part.bands);
  return std::min(static_cast<std::size_t>(std::max(band, 0.0)), part.bands - 1);
}

bool ZoneOutlines::contains(std::uint32_t number, const Point& place) const {
  const Part& part = mParts[number];
  if (place.x < part.box.least.x || place.x > part.box.greatest.x || place.y < part.box.least.y ||
      place.y > part.box.greatest.y)
    return false;
  const std::size_t band = part.firstBand + bandOf(part, place.y);
  bool inside = false;
  for (std::size_t i = mFirstEdge[band]; i < mFirstEdge[band + 1]; ++i) {
    const Edge& edge = mEdges[i];
    if (place.y < edge.low.y || place.y >= edge.high.y) continue;
    const double x =
        edge.low.x + (place.y - edge.low.y) * (edge.high.x - edge.low.x) / (edge.high.y - edge.low.y);
    if (place.x < x) inside = !inside;
  }
  return inside;
}

double ZoneOutlines::areaSquareMetres(std::size_t zone) const {
  double area = 0.0;
  for (std::uint32_t part = firstPart(zone); part < endPart(zone); ++part)
    area += mParts[part].areaSquareMetres;
  return area;
}

std::uint32_t ZoneOutlines::partNearest(std::size_t zone, const Point& place) const {
  std::uint32_t nearest = firstPart(zone);
  double least = std::numeric_limits<double>::infinity();
  for (std::uint32_t part = firstPart(zone); part < endPart(zone); ++part) {
    if (contains(part, place)) return part;
    const std::size_t band = mParts[part].firstBand;
    for (std::size_t i = mFirstEdge[band]; i < mFirstEdge[band + mParts[part].bands]; ++i) {
      const double squared = squaredMetresToPiece(place, mEdges[i].low, mEdges[i].high);
      if (squared < least) {
        least = squared;
        nearest = part;
      }
    }
  }
  return nearest;
}

std::size_t ZoneOutlines::cellOf(const Point& place) const {
  const auto step = [&](double metres, double span) {
    if (!(span > 0.0)) return std::size_t{0};
    const double cell = metres / span * static_cast<double>(mColumns);
    return std::min(static_cast<std::size_t>(std::max(cell, 0.0)), mColumns - 1);
  };
  return step(place.y - mBox.least.y, mBox.greatest.y - mBox.least.y) * mColumns +
         step(place.x - mBox.least.x, mBox.greatest.x - mBox.least.x);
}

void ZoneOutlines::sortIntoCells() {
  constexpr double MOST = std::numeric_limits<double>::max();
  mBox = {{MOST, MOST}, {-MOST, -MOST}};
  for (const Part& part : mParts) {
    mBox.least = {std::min(mBox.least.x, part.box.least.x), std::min(mBox.least.y, part.box.least.y)};
    mBox.greatest = {std::max(mBox.greatest.x, part.box.greatest.x),
                     std::max(mBox.greatest.y, part.box.greatest.y)};
  }
  mColumns = std::clamp<std::size_t>(
      static_cast<std::size_t>(4.0 * std::sqrt(static_cast<double>(mParts.size()))), 1, MOST_COLUMNS);
  const auto forEach = [&](const auto& take) {
    for (std::uint32_t part = 0; part < mParts.size(); ++part) {
      const std::size_t first = cellOf(mParts[part].box.least), last = cellOf(mParts[part].box.greatest);
      for (std::size_t line = first / mColumns; line <= last / mColumns; ++line)
        for (std::size_t column = first % mColumns; column <= last % mColumns; ++column)
          take(line * mColumns + column, part);
    }
  };
  mFirstInCell.assign(mColumns * mColumns + 1, 0);
  forEach([&](std::size_t cell, std::uint32_t) { ++mFirstInCell[cell + 1]; });
  std::partial_sum(mFirstInCell.begin(), mFirstInCell.end(), mFirstInCell.begin());
  mInCell.resize(mFirstInCell.back());
  std::vector<std::size_t> next(mFirstInCell.begin(), mFirstInCell.end() - 1);
  forEach([&](std::size_t cell, std::uint32_t part) { mInCell[next[cell]++] = part; });
}

std::optional<std::uint32_t> ZoneOutlines::zoneAt(const Point& place,
                                                  std::span<const std::uint32_t> rankOfZone) const {
  std::optional<std::uint32_t> found;
  if (mParts.empty()) return found;
  const std::size_t cell = cellOf(place);
  for (std::size_t i = mFirstInCell[cell]; i < mFirstInCell[cell + 1]; ++i) {
    const std::uint32_t zone = mParts[mInCell[i]].zone;
    if (found && rankOfZone[*found] <= rankOfZone[zone]) continue;
    if (contains(mInCell[i], place)) found = zone;
  }
  return found;
}

}  // namespace fairshares::geography
