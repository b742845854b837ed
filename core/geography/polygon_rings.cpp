#include "geography/polygon_rings.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "geography/orientation.h"

namespace fairshares::geography {

namespace {

constexpr std::uint32_t WKB_POLYGON = 3;
constexpr std::uint32_t WKB_MULTI_POLYGON = 6;
constexpr std::size_t POINT_BYTES = 2 * sizeof(double);

/// Takes values off the front of WKB; once something is wrong it stays wrong.
class WkbReader {
 public:
  explicit WkbReader(const std::string& wkb) : mNext(wkb.data()), mEnd(wkb.data() + wkb.size()) {}

  /// The geometry type; anything but little-endian fails.
  std::uint32_t header() {
    if (mNext == mEnd || *mNext != 1) {
      mFailed = true;
      return 0;
    }
    ++mNext;
    return number();
  }
  std::uint32_t number() {
    std::uint32_t value = 0;
    if (left() < sizeof value) {
      mFailed = true;
      return 0;
    }
    std::memcpy(&value, mNext, sizeof value);
    mNext += sizeof value;
    return value;
  }
  /// Appends `count` points, -0 as 0 so that equal coordinates have equal bits.
  bool points(std::size_t count, std::vector<model::Point>& points) {
    if (mFailed || left() / POINT_BYTES < count) return false;
    for (std::size_t point = 0; point < count; ++point, mNext += POINT_BYTES) {
      double xy[2];
      std::memcpy(xy, mNext, sizeof xy);
      if (!std::isfinite(xy[0]) || !std::isfinite(xy[1])) return false;
      points.push_back({xy[0] + 0.0, xy[1] + 0.0});
    }
    return true;
  }
  [[nodiscard]] bool failed() const { return mFailed; }
  [[nodiscard]] bool atEnd() const { return mNext == mEnd; }

 private:
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(mEnd - mNext); }
  const char* mNext;
  const char* mEnd;
  bool mFailed = false;
};

bool appendRing(WkbReader& reader, PolygonRings& rings, bool isShell) {
  const std::size_t first = rings.points.size();
  const std::size_t stored = reader.number();
  if (stored < 4 || !reader.points(stored, rings.points)) return false;
  const auto begin = rings.points.begin() + static_cast<std::ptrdiff_t>(first);
  if (*begin != rings.points.back()) return false;
  rings.points.erase(std::unique(begin, rings.points.end()), rings.points.end());
  rings.points.pop_back();
  const std::size_t count = rings.points.size() - first;
  if (count < 3) return false;
  const int direction = ringDirection(std::span(rings.points).subspan(first));
  if (direction == 0) return false;
  if ((direction > 0) != isShell) std::reverse(begin, rings.points.end());
  rings.rings.push_back({first, count, rings.polygonCount, isShell});
  return true;
}

bool appendPolygon(WkbReader& reader, PolygonRings& rings) {
  const std::uint32_t count = reader.number();
  for (std::uint32_t ring = 0; ring < count; ++ring)
    if (!appendRing(reader, rings, ring == 0)) return false;
  ++rings.polygonCount;
  return !reader.failed();
}

bool appendGeometry(WkbReader& reader, PolygonRings& rings) {
  const std::uint32_t type = reader.header();
  if (type == WKB_POLYGON) return appendPolygon(reader, rings);
  if (type != WKB_MULTI_POLYGON) return false;
  const std::uint32_t count = reader.number();
  for (std::uint32_t part = 0; part < count; ++part)
    if (reader.header() != WKB_POLYGON || !appendPolygon(reader, rings)) return false;
  return !reader.failed();
}

/// Puts values at the end of little-endian WKB.
class WkbWriter {
 public:
  void header(std::uint32_t type) {
    mWkb.push_back(1);
    number(type);
  }
  void number(std::size_t value) {
    const auto stored = static_cast<std::uint32_t>(value);
    mWkb.append(reinterpret_cast<const char*>(&stored), sizeof stored);
  }
  /// The ring the other way round, from the same point, closed.
  void reversed(std::span<const model::Point> ring) {
    number(ring.size() + 1);
    point(ring[0]);
    for (std::size_t left = ring.size(); left-- > 0;) point(ring[left]);
  }
  [[nodiscard]] std::string take() { return std::move(mWkb); }

 private:
  void point(const model::Point& point) {
    const double xy[2] = {point.x, point.y};
    mWkb.append(reinterpret_cast<const char*>(xy), sizeof xy);
  }
  std::string mWkb;
};

// By the number of points, then point by point in the order they are written, as GEOS has it.
bool isGreater(std::span<const model::Point> one, std::span<const model::Point> other) {
  if (one.size() != other.size()) return one.size() > other.size();
  if (one[0] != other[0]) return one[0] > other[0];
  return std::lexicographical_compare(other.rbegin(), other.rend(), one.rbegin(), one.rend());
}

}  // namespace

void PolygonRings::clear() {
  points.clear();
  rings.clear();
  polygonCount = 0;
}

std::size_t leastPoint(std::span<const model::Point> ring) {
  return static_cast<std::size_t>(std::min_element(ring.begin(), ring.end()) - ring.begin());
}

int ringDirection(std::span<const model::Point> ring) {
  const std::size_t least = leastPoint(ring);
  const model::Point& before = ring[least == 0 ? ring.size() - 1 : least - 1];
  const model::Point& after = ring[least + 1 == ring.size() ? 0 : least + 1];
  return orientation(before, ring[least], after);
}

double signedArea(std::span<const model::Point> ring) {
  const model::Point origin = ring[0];  // near the ring, so that no digits are lost to the false origin
  double doubled = 0.0;
  for (std::size_t point = 1; point + 1 < ring.size(); ++point)
    doubled += (ring[point].x - origin.x) * (ring[point + 1].y - origin.y) -
               (ring[point + 1].x - origin.x) * (ring[point].y - origin.y);
  return 0.5 * doubled;
}

bool appendRings(const std::string& wkb, PolygonRings& rings) {
  static_assert(std::endian::native == std::endian::little, "WKB is copied byte by byte");
  const std::size_t points = rings.points.size(), count = rings.rings.size();
  const std::uint32_t polygons = rings.polygonCount;
  WkbReader reader(wkb);
  if (appendGeometry(reader, rings) && reader.atEnd()) return true;
  rings.points.resize(points);
  rings.rings.resize(count);
  rings.polygonCount = polygons;
  return false;
}

std::string writeMultiPolygon(std::vector<PolygonOutline> polygons) {
  for (PolygonOutline& polygon : polygons) std::sort(polygon.holes.begin(), polygon.holes.end(), isGreater);
  std::sort(polygons.begin(), polygons.end(), [](const PolygonOutline& one, const PolygonOutline& other) {
    return isGreater(one.shell, other.shell);
  });
  WkbWriter writer;
  writer.header(WKB_MULTI_POLYGON);
  writer.number(polygons.size());
  for (const PolygonOutline& polygon : polygons) {
    writer.header(WKB_POLYGON);
    writer.number(1 + polygon.holes.size());
    writer.reversed(polygon.shell);
    for (const std::span<const model::Point> hole : polygon.holes) writer.reversed(hole);
  }
  return writer.take();
}

}  // namespace fairshares::geography
