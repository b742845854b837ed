// Fair Shares: where the classes of a choropleth begin and end.
#pragma once

#include <cstddef>
#include <vector>

namespace fairshares::layers {

/// How classes were found.
enum class LimitMethod {
  Ratio,          ///< locked, symmetric as ratios about 1
  Density,        ///< locked, each limit a few times the one before
  Minutes,        ///< locked minutes, with the 30 and 60 of the urban-rural classification
  Quantiles,      ///< as many areas in each class
  NaturalBreaks,  ///< classes as alike within themselves as can be (Jenks)
  None            ///< one class a value
};

/// Limits between classes, ascending, one fewer than there are classes. A value equal to a limit belongs to
/// the class below it.
struct ClassLimits {
  LimitMethod method = LimitMethod::None;
  std::vector<double> inner;
  [[nodiscard]] std::size_t classCount() const { return inner.size() + 1; }
};

/// 0.80 0.90 0.97 1.03 1.11 1.25: seven classes, upper limits the inverses of the lower ones (to the two
/// digits that a legend shows), the middle one astride 1. The same for every index of every programme.
ClassLimits ratioLimits();

/// 5 20 100 500 2,000 5,000 a square kilometre. Classes from the data would be no use here: nearly all land
/// is in the emptiest sixth of the zones, and a map of a nation would show one colour.
ClassLimits densityLimits();

/// 15 30 60 120 minutes.
ClassLimits minuteLimits();

/// Classes from the data: quantiles (six) where there are many areas, natural breaks (five) where there are
/// few, since quantiles of few areas tear apart what is nearly equal. Limits are round numbers: a quantile
/// moves past at most one per cent of the areas, a natural break past none. Fewer classes where values
/// repeat. `values` need no order and must be finite; without values there is one class.
ClassLimits limitsFromData(std::vector<double> values);

/// Up to this many areas are few.
inline constexpr std::size_t FEW_AREAS = 100;

/// The number with the fewest significant digits in [low, high), the nearest to the middle if there are
/// several; `low` if there is no room.
double roundestBetween(double low, double high);

/// Inner limits of the best `classes` natural breaks of `sorted` (least sum of squared deviations from class
/// means), as positions: class k begins at position result[k]. Exact, by dynamic programming
/// (W. D. Fisher, On grouping for maximum homogeneity, JASA 53, 1958).
std::vector<std::size_t> naturalBreaks(const std::vector<double>& sorted, std::size_t classes);

}  // namespace fairshares::layers
