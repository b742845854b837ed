// Fair Shares: places in the order of a space-filling curve, so that neighbours in space are neighbours in
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/monitor.h"
#include "model/network.h"

namespace fairshares::geography {

/// A square grid of at most 65,536 x 65,536 cells over some points.
///
/// Invariant   every point it was made for lies in a cell; cellMetres > 0
struct CurveGrid {
  static constexpr std::uint32_t CELLS = 65536;
  model::Point origin;
  double cellMetres = 1.0;

  [[nodiscard]] std::uint32_t column(double x) const { return cell(x - origin.x); }
  [[nodiscard]] std::uint32_t line(double y) const { return cell(y - origin.y); }
  [[nodiscard]] std::uint32_t key(const model::Point& point) const;
  /// Position of a cell along Hilbert's curve.
  ///
  /// Source   D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flächenstück", Math. Ann. 38
  /// (1891)
  static std::uint32_t curvePosition(std::uint32_t column, std::uint32_t line);

 private:
  [[nodiscard]] std::uint32_t cell(double metres) const {
    const double cells = metres / cellMetres;
    return cells <= 0.0 ? 0u : cells >= CELLS - 1 ? CELLS - 1 : static_cast<std::uint32_t>(cells);
  }
};

/// A grid over the rectangle from `least` to `greatest` with cells of at least `cellMetresAtLeast`.
CurveGrid curveGrid(const model::Point& least, const model::Point& greatest, double cellMetresAtLeast);

/// Sorts by the upper 32 bits, keeping the order of equal ones. The result does not depend on `threads`.
/// False if the user cancelled: then the order is any.
[[nodiscard]] bool sortByUpperHalf(std::vector<std::uint64_t>& values, unsigned threads,
                                   const Monitor& monitor = SilentMonitor());

}  // namespace fairshares::geography
