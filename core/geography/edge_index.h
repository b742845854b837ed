// Fair Shares: which links come near a place.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "geography/road_graph.h"
#include "model/network.h"

namespace fairshares::geography {

/// A grid over the drawn lines of a network's links. Immutable; the network must outlive it. Ferries are not
/// in.
class EdgeIndex {
 public:
  /// Takes the links for which `isOpen` says true; by default all. A motorway without entries or a fragment
  /// of a few metres that leads nowhere is better left out.
  explicit EdgeIndex(const model::Network& network,
                     const std::function<bool(std::uint32_t link)>& isOpen = nullptr);

  struct Near {
    std::uint32_t edge = 0;
    model::Point point;        ///< of the line, nearest to the place
    double metres = 0.0;       ///< from the place to it
    double metresAlong = 0.0;  ///< from the start of the drawn line to it
    double share = 0.0;        ///< of the drawn line up to it, 0 to 1
  };
  /// Links within reach, nearest first, of equally near ones the lowest.
  [[nodiscard]] std::vector<Near> near(const model::Point& place, double reachMetres) const;

 private:
  struct Cells {
    long left, low, right, high;
  };
  [[nodiscard]] Cells cellsOf(const model::Point& a, const model::Point& b, double marginMetres) const;
  template <typename Take> void forEachCell(const Take& take) const;

  const model::Network& mNetwork;
  std::vector<std::uint32_t> mLinks;  // that are open
  model::Point mOrigin;
  double mCellMetres = 1.0;
  long mColumns = 0;
  long mLines = 0;
  std::vector<std::uint32_t> mFirst;   // [cell + 1]
  std::vector<std::uint32_t> mInCell;  // links by cell
};

}  // namespace fairshares::geography
