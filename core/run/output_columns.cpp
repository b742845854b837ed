#include "run/output_columns.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace fairshares::run {

using model::OutputColumn;
using model::OutputTable;

namespace {

template <typename Value> void append(std::string& wkb, Value value) {
  static_assert(std::endian::native == std::endian::little);
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  wkb.append(bytes, sizeof value);
}

void beginWkb(std::string& wkb, std::uint32_t type) {
  constexpr char LITTLE_ENDIAN_MARK = 1;
  wkb += LITTLE_ENDIAN_MARK;
  append(wkb, type);
}

// Source: OGC 06-103r4, Simple feature access, table 7.
constexpr std::uint32_t POINT = 1, LINE_STRING = 2, MULTI_LINE_STRING = 5;

}  // namespace

OutputColumn textColumn(std::string name, std::string title, const std::vector<std::string>& values) {
  OutputColumn::Texts texts;
  texts.reserve(values.size());
  for (const std::string& value : values)
    texts.push_back(value.empty() ? std::nullopt : std::optional(value));
  return {std::move(name), std::move(title), "", std::move(texts)};
}

OutputColumn realColumn(std::string name, std::string title, std::string unit,
                        const std::vector<double>& values) {
  return {std::move(name), std::move(title), std::move(unit),
          OutputColumn::Reals(values.begin(), values.end())};
}

std::string pointWkb(double x, double y) {
  std::string wkb;
  beginWkb(wkb, POINT);
  append(wkb, x);
  append(wkb, y);
  return wkb;
}

std::string lineWkb(std::span<const model::Point> line) {
  std::string wkb;
  beginWkb(wkb, MULTI_LINE_STRING);
  append(wkb, std::uint32_t{1});
  beginWkb(wkb, LINE_STRING);
  append(wkb, static_cast<std::uint32_t>(line.size()));
  for (const model::Point& point : line) {
    append(wkb, point.x);
    append(wkb, point.y);
  }
  return wkb;
}

void setGeometry(OutputTable& table, model::GeometryKind kind, const std::string& crs,
                 std::vector<std::string> wkb) {
  table.geometry = kind;
  table.crs = crs;
  table.wkb.reserve(wkb.size());
  for (std::string& polygon : wkb)
    table.wkb.push_back(polygon.empty() ? std::nullopt : std::optional<std::string>(std::move(polygon)));
}

}  // namespace fairshares::run
