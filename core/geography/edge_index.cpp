#include "geography/edge_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace fairshares::geography {

using model::Point;

namespace {

constexpr double MOST_CELLS_A_SIDE = 4000.0;
constexpr double LEAST_CELL_METRES = 50.0;

// The point of the line nearest to the place; the first of equally near ones.
EdgeIndex::Near nearestOn(std::span<const Point> line, const Point& place) {
  EdgeIndex::Near nearest;
  nearest.metres = std::numeric_limits<double>::infinity();
  double along = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double dx = line[i].x - line[i - 1].x, dy = line[i].y - line[i - 1].y;
    const double squared = dx * dx + dy * dy;
    const double share =
        squared > 0.0
            ? std::clamp(((place.x - line[i - 1].x) * dx + (place.y - line[i - 1].y) * dy) / squared, 0.0,
                         1.0)
            : 0.0;
    const Point point{line[i - 1].x + share * dx, line[i - 1].y + share * dy};
    const double metres = std::hypot(place.x - point.x, place.y - point.y), length = std::sqrt(squared);
    if (metres < nearest.metres) {
      nearest.metres = metres;
      nearest.point = point;
      nearest.metresAlong = along + share * length;
    }
    along += length;
  }
  nearest.share = along > 0.0 ? std::clamp(nearest.metresAlong / along, 0.0, 1.0) : 0.0;
  return nearest;
}

}  // namespace

EdgeIndex::EdgeIndex(const model::Network& network, const std::function<bool(std::uint32_t)>& isOpen)
    : mNetwork(network) {
  Point least{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  Point greatest{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
  for (std::uint32_t link = 0; link < network.linkCount(); ++link) {
    if (isOpen && !isOpen(link)) continue;
    mLinks.push_back(link);
    for (const Point& point : network.line(link)) {
      least = {std::min(least.x, point.x), std::min(least.y, point.y)};
      greatest = {std::max(greatest.x, point.x), std::max(greatest.y, point.y)};
    }
  }
  if (mLinks.empty()) return;
  mOrigin = least;
  const double width = greatest.x - least.x, height = greatest.y - least.y;
  // About as many cells as links, so that a cell holds a few.
  mCellMetres = std::max({std::sqrt(width * height / static_cast<double>(mLinks.size())),
                          std::max(width, height) / MOST_CELLS_A_SIDE, LEAST_CELL_METRES});
  mColumns = static_cast<long>(width / mCellMetres) + 1;
  mLines = static_cast<long>(height / mCellMetres) + 1;
  mFirst.assign(static_cast<std::size_t>(mColumns * mLines) + 1, 0);
  forEachCell([&](std::uint32_t, std::size_t cell) { ++mFirst[cell + 1]; });
  std::partial_sum(mFirst.begin(), mFirst.end(), mFirst.begin());
  mInCell.resize(mFirst.back());
  std::vector<std::uint32_t> place(mFirst.begin(), mFirst.end() - 1);
  forEachCell([&](std::uint32_t link, std::size_t cell) { mInCell[place[cell]++] = link; });
}

EdgeIndex::Cells EdgeIndex::cellsOf(const Point& a, const Point& b, double marginMetres) const {
  const auto cell = [&](double metres, long count) {
    return std::clamp(static_cast<long>(std::floor(std::clamp(metres / mCellMetres, -1.0, 1e6))), 0L,
                      count - 1);
  };
  return {cell(std::min(a.x, b.x) - marginMetres - mOrigin.x, mColumns),
          cell(std::min(a.y, b.y) - marginMetres - mOrigin.y, mLines),
          cell(std::max(a.x, b.x) + marginMetres - mOrigin.x, mColumns),
          cell(std::max(a.y, b.y) + marginMetres - mOrigin.y, mLines)};
}

// Each link with each cell that the rectangle of one of its segments meets; sometimes a cell twice.
template <typename Take> void EdgeIndex::forEachCell(const Take& take) const {
  for (const std::uint32_t link : mLinks) {
    const auto line = mNetwork.line(link);
    std::size_t last = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Cells cells = cellsOf(line[i - 1], line[i], 0.0);
      for (long row = cells.low; row <= cells.high; ++row)
        for (long column = cells.left; column <= cells.right; ++column) {
          const auto cell = static_cast<std::size_t>(row * mColumns + column);
          if (cell != last) take(link, cell);
          last = cell;
        }
    }
  }
}

std::vector<EdgeIndex::Near> EdgeIndex::near(const Point& place, double reachMetres) const {
  std::vector<Near> found;
  if (mLinks.empty()) return found;
  std::vector<std::uint32_t> links;
  const Cells cells = cellsOf(place, place, reachMetres);
  for (long row = cells.low; row <= cells.high; ++row)
    for (long column = cells.left; column <= cells.right; ++column) {
      const auto cell = static_cast<std::size_t>(row * mColumns + column);
      links.insert(links.end(), mInCell.begin() + mFirst[cell], mInCell.begin() + mFirst[cell + 1]);
    }
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  for (const std::uint32_t link : links) {
    Near near = nearestOn(mNetwork.line(link), place);
    near.edge = link;
    if (near.metres <= reachMetres) found.push_back(near);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Near& a, const Near& b) { return a.metres < b.metres; });
  return found;
}

}  // namespace fairshares::geography
