#include "geography/orientation.h"

#include <array>
#include <cstddef>

namespace fairshares::geography {

namespace {

/// A number as the sum of two doubles, exact.
struct Pair {
  double high;
  double low;
};

Pair exactSum(double a, double b) {
  const double sum = a + b;
  const double bRounded = sum - a;
  return {sum, (a - (sum - bRounded)) + (b - bRounded)};
}

Pair exactProduct(double a, double b) {
  const double product = a * b;
  return {product, std::fma(a, b, -product)};
}

/// An exact sum of doubles whose bits do not overlap, smallest first: its sign is that of its last part.
class Expansion {
 public:
  void add(double value) {
    std::size_t kept = 0;
    for (std::size_t part = 0; part < mSize; ++part) {
      const Pair sum = exactSum(value, mParts[part]);
      value = sum.high;
      if (sum.low != 0.0) mParts[kept++] = sum.low;
    }
    mSize = kept;
    if (value != 0.0) mParts[mSize++] = value;
  }
  void addProduct(const Pair& a, const Pair& b, double sign) {
    for (const double first : {a.low, a.high})
      for (const double second : {b.low, b.high}) {
        const Pair product = exactProduct(sign * first, second);
        add(product.low);
        add(product.high);
      }
  }
  [[nodiscard]] int sign() const { return mSize == 0 ? 0 : mParts[mSize - 1] > 0.0 ? 1 : -1; }

 private:
  std::array<double, 17> mParts{};  // two products of two pairs: at most sixteen
  std::size_t mSize = 0;
};

}  // namespace

int exactOrientation(const model::Point& a, const model::Point& b, const model::Point& c) {
  Expansion determinant;
  determinant.addProduct(exactSum(a.x, -c.x), exactSum(b.y, -c.y), 1.0);
  determinant.addProduct(exactSum(a.y, -c.y), exactSum(b.x, -c.x), -1.0);
  return determinant.sign();
}

}  // namespace fairshares::geography
