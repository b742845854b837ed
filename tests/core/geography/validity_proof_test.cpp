// What is proven valid without GEOS is valid for GEOS, and nearly all that is valid is proven.
#include "geography/validity_proof.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <random>

#include "core/geography/polygon_support.h"
#include "geography/dissolve.h"
#include "support/test_seed.h"

namespace fairshares::geography {
namespace {

using testing_support::Polygons;

class ValidityOf : public testing::Test {
 protected:
  bool isProven(const std::string& wkt) { return mProof.holds(mPolygons.wkb(wkt)); }
  Polygons mPolygons;
  ValidityProof mProof;
};

TEST_F(ValidityOf, SimplePolygonsIsProven) {
  EXPECT_TRUE(isProven("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"));
  EXPECT_TRUE(isProven("POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0))"));            // the other way round
  EXPECT_TRUE(isProven("POLYGON ((0 0, 1 0, 1 0, 2 0, 2 2, 0 2, 0 0))"));  // a point twice, points in line
  EXPECT_TRUE(isProven("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1), (4 1, 4 2, 5 2, 4 1))"));
  EXPECT_TRUE(isProven("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))"));
  // An island in the hole of another part.
  EXPECT_TRUE(isProven(
      "MULTIPOLYGON (((3 3, 4 3, 4 4, 3 3)), ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)))"));
}

TEST_F(ValidityOf, WhatTouchesInAPointIsLeftToGeos) {
  EXPECT_FALSE(isProven("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (0 0, 2 1, 1 2, 0 0))"));
  EXPECT_FALSE(isProven("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((1 1, 2 1, 2 2, 1 1)))"));
}

TEST_F(ValidityOf, InvalidPolygonsIsNeverProven) {
  for (const char* wkt :
       {"POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "POLYGON ((0 0, 1 0, 1 1, 1 5, 1 1, 0 1, 0 0))",
        "POLYGON ((0 0, 1 1, 2 2, 0 0))", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (20 1, 21 1, 21 2, 20 1))",
        "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 3 2, 3 3, 2 2))",
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
        "MULTIPOLYGON (((1 1, 2 1, 2 2, 1 1)), ((0 0, 9 0, 9 9, 0 9, 0 0)))",
        // The hole of the first lies in the second.
        "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (20 1, 21 1, 21 2, 20 1)), ((19 0, 29 0, 29 9, 19 9, 19 "
        "0)))",
        "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "LINESTRING (0 0, 1 1)", "POINT (0 0)"})
    EXPECT_FALSE(isProven(wkt)) << wkt;
}

TEST_F(ValidityOf, OddBytesIsNeverProven) {
  const std::string whole = mPolygons.wkb("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1)))");
  ASSERT_TRUE(mProof.holds(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(mProof.holds(whole.substr(0, size)));
  EXPECT_FALSE(mProof.holds(whole + '\0'));
  for (std::size_t byte = 0; byte < 9; ++byte) {
    std::string wrong = whole;
    wrong[byte] = static_cast<char>(0x7F);
    EXPECT_FALSE(mProof.holds(wrong)) << byte;
  }
  std::string notANumber = whole;
  notANumber.replace(9 + 9 + 4 + 16, 8, 8, '\xFF');
  EXPECT_FALSE(mProof.holds(notANumber));
}

TEST_F(ValidityOf, RandomRingsAgreesWithGeos) {
  std::mt19937_64 random(testing_support::testSeed());
  const auto unit = [&] { return static_cast<double>(random() % 1'000'003) / 1'000'003.0; };
  int valid = 0, proven = 0;
  for (int round = 0; round < 4000; ++round) {
    // A star with a hole or a second part; sometimes two of its points change places.
    const auto ring = [&](double x, double y, double size) {
      std::vector<std::pair<double, double>> points;
      const std::size_t count = 3 + random() % 40;
      for (std::size_t point = 0; point < count; ++point) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(point) / static_cast<double>(count);
        const double length = size * (0.5 + 0.5 * unit());
        points.emplace_back(x + length * std::cos(angle), y + length * std::sin(angle));
      }
      if (random() % 4 == 0) std::swap(points[random() % count], points[random() % count]);
      std::string text = "(";
      points.push_back(points.front());
      for (std::size_t point = 0; point < points.size(); ++point)
        text += (point == 0 ? "" : ", ") + std::to_string(points[point].first) + " " +
                std::to_string(points[point].second);
      return text + ")";
    };
    const std::string wkt =
        random() % 2 == 0 ? "POLYGON (" + ring(0, 0, 10) + ", " + ring(8 * unit(), 0, 1 + 2 * unit()) + ")"
                          : "MULTIPOLYGON ((" + ring(0, 0, 10) + ", " + ring(0, 0, 4.9) + "), (" +
                                ring(20 * unit(), 0, 2) + "))";
    const std::string wkb = mPolygons.wkb(wkt);
    const bool isValid = mPolygons.isValid(wkb), isProvenValid = mProof.holds(wkb);
    valid += isValid;
    proven += isProvenValid;
    ASSERT_TRUE(isValid || !isProvenValid) << wkt;
  }
  EXPECT_GT(valid, 500);
  EXPECT_EQ(proven, valid);  // none of them touches by chance
}

}  // namespace
}  // namespace fairshares::geography
