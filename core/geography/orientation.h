// Fair Shares: on which side of a line a point lies, without rounding.
#pragma once

#include <cmath>

#include "model/network.h"

namespace fairshares::geography {

/// What `orientation` falls back to where rounding could decide: the same sign, from exact arithmetic.
int exactOrientation(const model::Point& a, const model::Point& b, const model::Point& c);

/// 1 if a, b, c turn left, -1 if they turn right, 0 if they lie on one line. Exact for coordinates whose
/// products neither overflow nor underflow (metres and degrees are far from both).
///
/// Source   J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
///          Predicates", Discrete & Computational Geometry 18 (1997) 305-363: the filter is its bound A.
inline int orientation(const model::Point& a, const model::Point& b, const model::Point& c) {
  constexpr double BOUND = 3.3306690738754716e-16;  // (3 + 16 u) u with u = 2^-53
  const double left = (a.x - c.x) * (b.y - c.y);
  const double right = (a.y - c.y) * (b.x - c.x);
  const double determinant = left - right;
  const double doubt = BOUND * (std::abs(left) + std::abs(right));
  if (determinant > doubt) return 1;
  if (determinant < -doubt) return -1;
  return doubt == 0.0 ? 0 : exactOrientation(a, b, c);
}

}  // namespace fairshares::geography
