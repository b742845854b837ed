#include "geography/join_ends.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <tuple>

#include "base/parallel.h"
#include "geography/curve_order.h"
#include "geography/disjoint_sets.h"
#include "geography/network_values.h"

namespace fairshares::geography {

namespace {

using model::Network;
using model::Point;

// Cells this many tolerances wide make it rare that a join crosses from one cell to the next.
constexpr double CELL_TOLERANCES = 16.0;
// Farther than any place on Earth in any projection.
constexpr double FARTHEST_METRES = 1e9;

struct Extent {
  Point least{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  Point greatest{std::numeric_limits<double>::lowest(), std::numeric_limits<double>::lowest()};
  void add(const Point& point) {
    least.x = std::min(least.x, point.x);
    least.y = std::min(least.y, point.y);
    greatest.x = std::max(greatest.x, point.x);
    greatest.y = std::max(greatest.y, point.y);
  }
};

bool isUsable(const Point& point) {
  return std::abs(point.x) < FARTHEST_METRES && std::abs(point.y) < FARTHEST_METRES;  // false for NaN
}

const Point& endPoint(const Network& network, std::size_t end) {
  const std::size_t link = end / 2;
  return end % 2 == 0 ? network.shape[network.shapeStart[link]]
                      : network.shape[network.shapeStart[link + 1] - 1];
}

double squaredDistance(const Point& a, const Point& b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

Issue unusableLine(const Network& network, std::size_t link) {
  Issue issue;
  issue.code = IssueCode::GeometryUnusable;
  issue.where = network.placeOf(link);
  issue.message =
      "The line has fewer than two points, or a coordinate that is no number of metres; nobody can "
      "travel along it.";
  issue.mend = "Draw the line again or delete it.";
  return issue;
}

bool isUsableLine(const Network& network, std::size_t link) {
  if (network.shapeStart[link + 1] < network.shapeStart[link] + 2) return false;
  const auto line = network.line(link);
  return std::all_of(line.begin(), line.end(), isUsable);
}

// The rectangle of all ends, and a problem for each line without a usable course.
Extent checkLines(const Network& network, unsigned threads, const Monitor& monitor, Issues& issues) {
  constexpr std::size_t PART = 1 << 16;
  const std::size_t parts = (network.linkCount() + PART - 1) / PART;
  std::vector<Extent> extents(parts);
  std::vector<std::uint8_t> hasUnusable(parts, 0);
  const auto partEnd = [&](std::size_t part) { return std::min(network.linkCount(), (part + 1) * PART); };
  const auto check = [&](std::size_t begin, std::size_t end) {
    for (std::size_t part = begin; part < end; ++part)
      for (std::size_t link = part * PART; link < partEnd(part); ++link) {
        if (!isUsableLine(network, link)) {
          hasUnusable[part] = 1;
          continue;
        }
        extents[part].add(endPoint(network, 2 * link));
        extents[part].add(endPoint(network, 2 * link + 1));
      }
  };
  if (!parallelForUnlessCancelled(parts, threads, 1, monitor, check)) issues.add(cancelledIssue());
  Extent extent;
  for (std::size_t part = 0; part < parts; ++part) {
    extent.add(extents[part].least);
    extent.add(extents[part].greatest);
    if (hasUnusable[part] == 0) continue;
    for (std::size_t link = part * PART; link < partEnd(part); ++link)
      if (!isUsableLine(network, link)) issues.add(unusableLine(network, link));
  }
  return extent;
}

// Ends sorted by (cell, x, y), and the different points among them.
struct SortedEnds {
  std::vector<std::uint64_t> cellAndEnd;  // cell above, end below
  std::vector<Point> points;              // of each
};

std::optional<SortedEnds> sortEnds(const Network& network, const CurveGrid& grid, unsigned threads,
                                   const Monitor& monitor) {
  const std::size_t count = 2 * network.linkCount();
  SortedEnds sorted;
  sorted.cellAndEnd.resize(count);
  const auto key = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      sorted.cellAndEnd[i] = (std::uint64_t{grid.key(endPoint(network, i))} << 32) | i;
  };
  if (!parallelForUnlessCancelled(count, threads, ITEMS_BETWEEN_QUESTIONS, monitor, key) ||
      !sortByUpperHalf(sorted.cellAndEnd, threads, monitor))
    return std::nullopt;
  sorted.points.resize(count);
  const auto cellOf = [&](std::size_t i) { return sorted.cellAndEnd[i] >> 32; };
  const auto sortCells = [&](std::size_t begin, std::size_t end) {
    // A range takes the cells that start in it, to their last end.
    const auto atCellStart = [&](std::size_t i) {
      while (i < count && i > 0 && cellOf(i) == cellOf(i - 1)) ++i;
      return i;
    };
    begin = atCellStart(begin);
    end = atCellStart(end);
    std::vector<std::pair<Point, std::uint64_t>> cell;
    for (std::size_t first = begin; first < end;) {
      std::size_t last = first;
      cell.clear();
      for (; last < end && cellOf(last) == cellOf(first); ++last)
        cell.emplace_back(endPoint(network, static_cast<std::uint32_t>(sorted.cellAndEnd[last])),
                          sorted.cellAndEnd[last]);
      std::sort(cell.begin(), cell.end());
      for (std::size_t i = first; i < last; ++i)
        std::tie(sorted.points[i], sorted.cellAndEnd[i]) = cell[i - first];
      first = last;
    }
  };
  if (!parallelForUnlessCancelled(count, threads, ITEMS_BETWEEN_QUESTIONS, monitor, sortCells))
    return std::nullopt;
  return sorted;
}

// The different points of all cells, and for each the first point of its node.
class DistinctPoints {
 public:
  DistinctPoints(const SortedEnds& sorted, std::vector<std::uint32_t>& distinctOfEnd,
                 const Monitor& monitor) {
    for (std::size_t i = 0; i < sorted.points.size(); ++i) {
      if (i % ITEMS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) return;
      const auto cell = static_cast<std::uint32_t>(sorted.cellAndEnd[i] >> 32);
      if (i == 0 || sorted.points[i] != mPoints.back()) {
        mPoints.push_back(sorted.points[i]);
        mCells.push_back(cell);
      }
      distinctOfEnd[static_cast<std::uint32_t>(sorted.cellAndEnd[i])] =
          static_cast<std::uint32_t>(mPoints.size() - 1);
    }
  }
  [[nodiscard]] std::size_t size() const { return mPoints.size(); }
  [[nodiscard]] const Point& point(std::size_t i) const { return mPoints[i]; }

  // Incomplete if cancelled meanwhile; whoever calls asks again.
  DisjointSets joinWithin(double tolerance, const CurveGrid& grid, const Monitor& monitor) const {
    DisjointSets sets(mPoints.size());
    if (tolerance <= 0.0) return sets;
    for (std::uint32_t i = 0; i < mPoints.size(); ++i) {
      if (i % ITEMS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) break;
      joinBackwards(i, tolerance, sets);
      joinAcrossRims(i, tolerance, grid, sets);
    }
    return sets;
  }

 private:
  // Points of a cell are sorted by x, so candidates end where x is too far.
  void joinBackwards(std::uint32_t i, double tolerance, DisjointSets& sets) const {
    for (std::uint32_t other = i; other-- > 0;) {
      if (mCells[other] != mCells[i] || mPoints[i].x - mPoints[other].x > tolerance) break;
      if (squaredDistance(mPoints[i], mPoints[other]) <= tolerance * tolerance) sets.join(i, other);
    }
  }
  void joinAcrossRims(std::uint32_t i, double tolerance, const CurveGrid& grid, DisjointSets& sets) const {
    const Point& point = mPoints[i];
    const std::uint32_t left = grid.column(point.x - tolerance), right = grid.column(point.x + tolerance);
    const std::uint32_t low = grid.line(point.y - tolerance), high = grid.line(point.y + tolerance);
    if (left == right && low == high) return;
    for (std::uint32_t column = left; column <= right; ++column)
      for (std::uint32_t line = low; line <= high; ++line) {
        const std::uint32_t cell = CurveGrid::curvePosition(column, line);
        if (cell == mCells[i]) continue;
        const auto [first, last] = std::equal_range(mCells.begin(), mCells.end(), cell);
        for (auto other = static_cast<std::uint32_t>(first - mCells.begin());
             other < static_cast<std::uint32_t>(last - mCells.begin()); ++other)
          if (squaredDistance(point, mPoints[other]) <= tolerance * tolerance) sets.join(i, other);
      }
  }

  std::vector<Point> mPoints;
  std::vector<std::uint32_t> mCells;
};

Issue contradiction(const Network& network, std::size_t end, double metres, double tolerance) {
  Issue issue;
  issue.code = IssueCode::NodeContradiction;
  issue.where = network.placeOf(end / 2);
  issue.where.column = end % 2 == 0 ? "start node" : "end node";
  issue.value = std::to_string(static_cast<long long>(std::ceil(metres))) + " m";
  issue.message = "The line ends farther from the node its id names than the " +
                  std::to_string(static_cast<long long>(std::ceil(tolerance))) +
                  " m allowed, so ids and drawing contradict each other and one of them is wrong.";
  issue.mend =
      "Correct the id or the line, or leave out the id columns so that links are joined by their ends.";
  return issue;
}

Issue unknownNode(const Network& network, std::size_t end) {
  Issue issue;
  issue.code = IssueCode::ReferenceUnknown;
  issue.where = network.placeOf(end / 2);
  issue.where.column = end % 2 == 0 ? "start node" : "end node";
  issue.message = "The link names a node that is not there, so it would lead nowhere.";
  issue.mend = "Add the node or correct the id.";
  return issue;
}

void checkNodes(const Network& network, const Monitor& monitor, Issues& issues) {
  for (std::size_t node = 0; node < network.nodes.size(); ++node) {
    if (node % ITEMS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) return issues.add(cancelledIssue());
    if (isUsable(network.nodes[node])) continue;
    Issue issue;
    issue.code = IssueCode::GeometryUnusable;
    issue.where.file = network.file;
    issue.where.layer = network.layer;
    issue.where.column = "node";
    issue.where.row = node + 1;
    issue.message = "The node has a coordinate that is no number of metres, so nothing can be near it.";
    issue.mend = "Correct the node or delete it with its links.";
    issues.add(std::move(issue));
  }
}

std::uint32_t nodeOf(const Network& network, std::size_t end) {
  return end % 2 == 0 ? network.fromNode[end / 2] : network.toNode[end / 2];
}

// Each end must name a node that is there and near. The usual network is fine: only one that is not is gone
// through for its messages.
void checkIds(const Network& network, double toleranceMetres, unsigned threads, const Monitor& monitor,
              Issues& issues) {
  const auto isFine = [&](std::size_t end) {
    const std::uint32_t node = nodeOf(network, end);
    return node < network.nodes.size() &&
           squaredDistance(endPoint(network, end), network.nodes[node]) <= toleranceMetres * toleranceMetres;
  };
  const std::size_t ends = 2 * network.linkCount();
  std::atomic<bool> allFine = true;
  const auto check = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      if (!isFine(i)) return allFine.store(false);
  };
  if (!parallelForUnlessCancelled(ends, threads, ITEMS_BETWEEN_QUESTIONS, monitor, check))
    return issues.add(cancelledIssue());
  for (std::size_t end = 0; end < ends && !allFine; ++end) {
    if (end % ITEMS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) return issues.add(cancelledIssue());
    if (isFine(end)) continue;
    const std::uint32_t node = nodeOf(network, end);
    if (node >= network.nodes.size())
      issues.add(unknownNode(network, end));
    else
      issues.add(contradiction(network, end,
                               std::sqrt(squaredDistance(endPoint(network, end), network.nodes[node])),
                               toleranceMetres));
  }
}

}  // namespace

Result<JoinedNodes> joinByEnds(const Network& network, double toleranceMetres, unsigned threads,
                               const Monitor& monitor) {
  FAIRSHARES_EXPECTS(network.shapeStart.size() == network.linkCount() + 1);
  FAIRSHARES_EXPECTS(toleranceMetres >= 0.0);
  Issues issues;
  const Extent extent = checkLines(network, threads, monitor, issues);
  if (issues.hasErrors()) return issues;
  JoinedNodes joined;
  if (network.linkCount() == 0) return joined;

  const CurveGrid grid = curveGrid(extent.least, extent.greatest, CELL_TOLERANCES * toleranceMetres);
  joined.nodeOfEnd.resize(2 * network.linkCount());
  std::optional<SortedEnds> sorted = sortEnds(network, grid, threads, monitor);
  if (!sorted) return cancelledIssue();
  const DistinctPoints distinct(*sorted, joined.nodeOfEnd, monitor);
  sorted.reset();
  DisjointSets sets = distinct.joinWithin(toleranceMetres, grid, monitor);
  if (monitor.isCancelled()) return cancelledIssue();
  std::vector<std::uint32_t> nodeOfPoint(distinct.size());
  for (std::uint32_t i = 0; i < distinct.size(); ++i) {
    const std::uint32_t first = sets.find(i);
    if (first == i) {
      nodeOfPoint[i] = static_cast<std::uint32_t>(joined.positions.size());
      joined.positions.push_back(distinct.point(i));
    } else {
      nodeOfPoint[i] = nodeOfPoint[first];
    }
  }
  const auto number = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) joined.nodeOfEnd[i] = nodeOfPoint[joined.nodeOfEnd[i]];
  };
  if (!parallelForUnlessCancelled(joined.nodeOfEnd.size(), threads, ITEMS_BETWEEN_QUESTIONS, monitor, number))
    return cancelledIssue();
  return {std::move(joined), std::move(issues)};
}

Result<JoinedNodes> joinByIds(const Network& network, double toleranceMetres, unsigned threads,
                              const Monitor& monitor) {
  FAIRSHARES_EXPECTS(network.shapeStart.size() == network.linkCount() + 1);
  FAIRSHARES_EXPECTS(network.fromNode.size() == network.linkCount() &&
                     network.toNode.size() == network.linkCount());
  Issues issues;
  Extent extent = checkLines(network, threads, monitor, issues);
  if (issues.contains(IssueCode::Cancelled)) return issues;
  checkNodes(network, monitor, issues);
  if (issues.hasErrors()) return issues;
  checkIds(network, toleranceMetres, threads, monitor, issues);
  if (issues.hasErrors()) return issues;

  for (const Point& node : network.nodes) extent.add(node);
  const CurveGrid grid = curveGrid(extent.least, extent.greatest, 0.0);
  std::vector<std::uint64_t> order(network.nodes.size());
  const auto key = [&](std::size_t begin, std::size_t end) {
    for (std::size_t id = begin; id < end; ++id)
      order[id] = (std::uint64_t{grid.key(network.nodes[id])} << 32) | id;
  };
  if (!parallelForUnlessCancelled(order.size(), threads, ITEMS_BETWEEN_QUESTIONS, monitor, key) ||
      !sortByUpperHalf(order, threads, monitor))
    return cancelledIssue();
  for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
    while (last < order.size() && order[last] >> 32 == order[first] >> 32) ++last;
    std::sort(order.begin() + static_cast<std::ptrdiff_t>(first),
              order.begin() + static_cast<std::ptrdiff_t>(last), [&](std::uint64_t a, std::uint64_t b) {
                const auto left = static_cast<std::uint32_t>(a), right = static_cast<std::uint32_t>(b);
                return std::pair(network.nodes[left], left) < std::pair(network.nodes[right], right);
              });
  }
  JoinedNodes joined;
  joined.positions.resize(order.size());
  joined.nodeOfId.resize(order.size());
  for (std::size_t node = 0; node < order.size(); ++node) {
    if (node % ITEMS_BETWEEN_QUESTIONS == 0 && monitor.isCancelled()) return cancelledIssue();
    const auto id = static_cast<std::uint32_t>(order[node]);
    joined.positions[node] = network.nodes[id];
    joined.nodeOfId[id] = static_cast<std::uint32_t>(node);
  }
  joined.nodeOfEnd.resize(2 * network.linkCount());
  const auto number = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) joined.nodeOfEnd[i] = joined.nodeOfId[nodeOf(network, i)];
  };
  if (!parallelForUnlessCancelled(joined.nodeOfEnd.size(), threads, ITEMS_BETWEEN_QUESTIONS, monitor, number))
    return cancelledIssue();
  return {std::move(joined), std::move(issues)};
}

}  // namespace fairshares::geography
