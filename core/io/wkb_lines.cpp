// Fair Shares: lines from well-known binary, straight into an array of points.
#include "io/wkb_lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <ogr_api.h>

namespace fairshares::io {
namespace {

// Types of OGC 06-103r4: thousands tell the dimension (1 Z, 2 M, 3 ZM). Older files set the highest bits.
constexpr std::uint32_t LINE_STRING = 2;
constexpr std::uint32_t MULTI_LINE_STRING = 5;
constexpr std::uint32_t DIMENSIONS_STEP = 1000;
constexpr std::uint32_t OLD_Z = 0x80000000u;
constexpr std::uint32_t OLD_M = 0x40000000u;

class WkbCursor {
 public:
  explicit WkbCursor(std::span<const unsigned char> bytes) : mBytes(bytes) {}

  // Each reads on and says whether there was enough left.
  bool header(std::uint32_t& type, std::size_t& doublesAPoint) {
    if (mAt >= mBytes.size() || mBytes[mAt] > 1) return false;
    mIsSwapped = (mBytes[mAt++] == 1) != (std::endian::native == std::endian::little);
    if (!number(type)) return false;
    const bool oldZ = (type & OLD_Z) != 0, oldM = (type & OLD_M) != 0;
    type &= ~(OLD_Z | OLD_M);
    const std::uint32_t dimensions = type / DIMENSIONS_STEP;
    if (dimensions > 3) return false;
    type %= DIMENSIONS_STEP;
    doublesAPoint = 2 +
                    (dimensions == 3  ? 2U
                     : dimensions > 0 ? 1U
                                      : 0U) +
                    (oldZ ? 1U : 0U) + (oldM ? 1U : 0U);
    return true;
  }
  bool number(std::uint32_t& value) {
    if (mBytes.size() - mAt < sizeof value) return false;
    value = read<std::uint32_t>(mAt);
    mAt += sizeof value;
    return true;
  }
  bool points(std::size_t count, std::size_t doublesAPoint, std::vector<model::Point>& points) {
    const std::size_t stride = doublesAPoint * sizeof(double);
    if ((mBytes.size() - mAt) / stride < count) return false;
    const std::size_t before = points.size();
    points.resize(before + count);
    if (stride == sizeof(model::Point) && !mIsSwapped)
      std::memcpy(points.data() + before, mBytes.data() + mAt, count * stride);
    else
      for (std::size_t i = 0; i < count; ++i)
        points[before + i] = {read<double>(mAt + i * stride),
                              read<double>(mAt + i * stride + sizeof(double))};
    mAt += count * stride;
    return true;
  }

 private:
  template <typename T> [[nodiscard]] T read(std::size_t at) const {
    std::array<unsigned char, sizeof(T)> raw;
    std::copy_n(mBytes.begin() + static_cast<std::ptrdiff_t>(at), sizeof(T), raw.begin());
    if (mIsSwapped) std::reverse(raw.begin(), raw.end());
    return std::bit_cast<T>(raw);
  }

  std::span<const unsigned char> mBytes;
  std::size_t mAt = 0;
  bool mIsSwapped = false;
};

bool takeLineString(WkbCursor& cursor, std::size_t doublesAPoint, LineParts& parts) {
  std::uint32_t count = 0;
  if (!cursor.number(count) || !cursor.points(count, doublesAPoint, parts.points)) return false;
  if (count > 0) parts.ends.push_back(static_cast<std::uint32_t>(parts.points.size()));
  return true;
}

// False if the bytes are anything but line strings.
bool takePlainLines(std::span<const unsigned char> bytes, LineParts& parts) {
  WkbCursor cursor(bytes);
  std::uint32_t type = 0, count = 1;
  std::size_t doublesAPoint = 2;
  if (!cursor.header(type, doublesAPoint)) return false;
  if (type == LINE_STRING) return takeLineString(cursor, doublesAPoint, parts);
  if (type != MULTI_LINE_STRING || !cursor.number(count)) return false;
  for (std::uint32_t part = 0; part < count; ++part)
    if (!cursor.header(type, doublesAPoint) || type != LINE_STRING ||
        !takeLineString(cursor, doublesAPoint, parts))
      return false;
  return true;
}

}  // namespace

LineState takeLinesOfWkb(std::span<const unsigned char> bytes, LineParts& parts) {
  parts.points.clear();
  parts.ends.clear();
  if (bytes.empty()) return LineState::Missing;
  if (takePlainLines(bytes, parts)) return parts.ends.empty() ? LineState::Missing : LineState::Taken;
  OGRGeometryH geometry = nullptr;
  if (OGR_G_CreateFromWkb(bytes.data(), nullptr, &geometry, static_cast<int>(bytes.size())) != OGRERR_NONE)
    geometry = nullptr;
  const LineState state = takeLinesOf(geometry, parts);
  OGR_G_DestroyGeometry(geometry);
  return state;
}

}  // namespace fairshares::io
