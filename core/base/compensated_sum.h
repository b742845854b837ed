// Fair Shares: sums that do not depend on luck.
#pragma once

#include <cmath>
#include <span>

namespace fairshares {

/// Neumaier's compensated sum: adds doubles in the order given and carries the rounding error along, so
/// the result is that of a sum in twice the precision, rounded once. The same order gives the same bits;
/// Fair Shares always adds in code order.
///
/// Error       |computed - exact| <= 2^-53 |exact| + n^2 2^-105 sum |x|
/// Source      A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
///             ZAMM 54 (1974) 39-51.
class CompensatedSum {
 public:
  void add(double value) {
    const double total = mTotal + value;
    if (std::abs(mTotal) >= std::abs(value))
      mCompensation += (mTotal - total) + value;
    else
      mCompensation += (value - total) + mTotal;
    mTotal = total;
  }
  [[nodiscard]] double value() const { return mTotal + mCompensation; }

 private:
  double mTotal = 0.0;
  double mCompensation = 0.0;
};

/// Sum of `values` in their order.
inline double compensatedSum(std::span<const double> values) {
  CompensatedSum sum;
  for (const double value : values) sum.add(value);
  return sum.value();
}

}  // namespace fairshares
