// Which coverages are proven clean, what becomes of the others, and random maps against GEOS's own union.
#include "geography/coverage.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "core/geography/polygon_support.h"
#include "geography/area_outline.h"
#include "geography/dissolve.h"
#include "support/test_seed.h"

namespace fairshares::geography {
namespace {

using testing_support::DrawnSquares;
using testing_support::drawSquares;
using testing_support::Polygons;

class DissolveCoverage : public testing::Test {
 protected:
  /// The outlines; each must be valid and the union of its members for GEOS too.
  std::vector<std::string> outlines(const std::vector<std::string>& wkb,
                                    const std::vector<std::uint32_t>& areaOf, std::size_t areaCount) {
    Result<std::vector<std::string>> result = dissolve(wkb, areaOf, areaCount, 2, mMonitor);
    EXPECT_TRUE(result.hasValue());
    mIssues = result.issues();
    for (std::uint32_t area = 0; area < areaCount; ++area) {
      std::vector<std::string> members;
      for (std::size_t member = 0; member < wkb.size(); ++member)
        if (areaOf[member] == area) members.push_back(wkb[member]);
      EXPECT_TRUE(mPolygons.isUnionOf(result.value()[area], members)) << "area " << area;
    }
    return result.takeValue();
  }
  /// Whether each area is drawn without GEOS.
  static std::vector<bool> provenClean(const std::vector<std::string>& wkb,
                                       const std::vector<std::uint32_t>& areaOf, std::size_t areaCount) {
    const Coverage coverage(wkb);
    std::vector<char> walked(coverage.edges().size(), 0);
    AreaOutline outline(coverage, areaOf, walked);
    std::vector<bool> proven;
    for (std::uint32_t area = 0; area < areaCount; ++area) {
      std::vector<std::uint32_t> members;
      for (std::uint32_t member = 0; member < wkb.size(); ++member)
        if (areaOf[member] == area) members.push_back(member);
      proven.push_back(outline.draw(members).has_value());
    }
    return proven;
  }
  [[nodiscard]] std::vector<std::string> wkbOf(const std::vector<std::string>& wkt) const {
    std::vector<std::string> wkb;
    for (const std::string& text : wkt) wkb.push_back(mPolygons.wkb(text));
    return wkb;
  }
  Polygons mPolygons;
  SilentMonitor mMonitor;
  Issues mIssues;
};

using testing::ElementsAre;

TEST_F(DissolveCoverage, MakesTwoPartsOfZonesThatTouchInAPoint) {
  const DrawnSquares drawn = drawSquares(mPolygons, {"A.",  //
                                                     ".A"});
  EXPECT_THAT(provenClean(drawn.wkb, drawn.areaOf, 1), ElementsAre(true));
  EXPECT_EQ(mPolygons.partsAndHoles(outlines(drawn.wkb, drawn.areaOf, 1)[0]), std::make_pair(2, 0));
}

TEST_F(DissolveCoverage, KeepsApartTwoAreasThatMeetOnlyInACorner) {
  const DrawnSquares drawn = drawSquares(mPolygons, {"AB",  //
                                                     "BA"});
  EXPECT_THAT(provenClean(drawn.wkb, drawn.areaOf, 2), ElementsAre(true, true));
  for (const std::string& area : outlines(drawn.wkb, drawn.areaOf, 2)) {
    EXPECT_EQ(mPolygons.partsAndHoles(area), std::make_pair(2, 0));
    EXPECT_DOUBLE_EQ(mPolygons.area(area), 2.0);
  }
}

TEST_F(DissolveCoverage, FillsAHoleWithAZoneOfTheSameAreaOnly) {
  const std::vector<std::string> wkb =
      wkbOf({"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))",
             "POLYGON ((2 2, 4 2, 4 4, 2 4, 2 2))"});
  EXPECT_THAT(provenClean(wkb, {0, 0}, 1), ElementsAre(true));
  EXPECT_EQ(mPolygons.partsAndHoles(outlines(wkb, {0, 0}, 1)[0]), std::make_pair(1, 0));
  EXPECT_THAT(provenClean(wkb, {0, 1}, 2), ElementsAre(true, true));
  const auto areas = outlines(wkb, {0, 1}, 2);
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(1, 1));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 77.0);
  EXPECT_EQ(mPolygons.partsAndHoles(areas[1]), std::make_pair(1, 0));
}

TEST_F(DissolveCoverage, GivesHolesToTheSmallestShellRoundThem) {
  const DrawnSquares drawn = drawSquares(mPolygons, {"AAAAAAA",  //
                                                     "A.....A",  //
                                                     "A.AAA.A",  //
                                                     "A.A.A.A",  //
                                                     "A.AAA.A",  //
                                                     "A.....A",  //
                                                     "AAAAAAA"});
  EXPECT_THAT(provenClean(drawn.wkb, drawn.areaOf, 1), ElementsAre(true));
  EXPECT_EQ(mPolygons.partsAndHoles(outlines(drawn.wkb, drawn.areaOf, 1)[0]), std::make_pair(2, 2));
}

TEST_F(DissolveCoverage, GivesHolesToTheRightShellWhereAllTouchInCorners) {
  const DrawnSquares drawn = drawSquares(mPolygons, {"AAAAAA",  //
                                                     "A..A.A",  //
                                                     "A.AAAA",  //
                                                     "A.A.AA",  //
                                                     "AA.AA.",  //
                                                     "AAAA.A"});
  EXPECT_THAT(provenClean(drawn.wkb, drawn.areaOf, 1), ElementsAre(true));
  outlines(drawn.wkb, drawn.areaOf, 1);
}

TEST_F(DissolveCoverage, LeavesACornerThatOnlyOneNeighbourHasToGeos) {
  // The right zone of A has a corner in the middle of the left one's edge; B beside them is clean.
  const std::vector<std::string> wkb =
      wkbOf({"POLYGON ((0 0, 0 2, 1 2, 1 0, 0 0))", "POLYGON ((1 0, 1 1, 1 2, 2 2, 2 0, 1 0))",
             "POLYGON ((2 0, 2 2, 3 2, 3 0, 2 0))", "POLYGON ((3 0, 3 2, 4 2, 4 0, 3 0))"});
  EXPECT_THAT(provenClean(wkb, {0, 0, 1, 1}, 2), ElementsAre(false, true));
  const auto areas = outlines(wkb, {0, 0, 1, 1}, 2);
  EXPECT_TRUE(mIssues.empty());
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(1, 0));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 4.0);
  EXPECT_THAT(provenClean(wkb, {0, 1, 1, 1}, 2), ElementsAre(true, true));  // between areas it does no harm
}

TEST_F(DissolveCoverage, LeavesOverlapsOfAnyKindToGeosAndWarns) {
  const std::string big = "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))";
  for (const char* other : {"POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))",               // inside, touching nothing
                            "POLYGON ((0 0, 2 1, 1 2, 0 0))",                    // inside, touching a corner
                            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))",               // the same again
                            "POLYGON ((0 0, 9 0, 9 9, 0 0))",                    // half of it
                            "POLYGON ((8 8, 12 8, 12 12, 8 12, 8 8))",           // crosses
                            "POLYGON ((9 0, 5 5, 9 9, 14 5, 9 0))",              // crosses in shared corners
                            "POLYGON ((-1 -1, 10 -1, 10 10, -1 10, -1 -1))"}) {  // round it
    const std::vector<std::string> wkb = wkbOf({big, other});
    EXPECT_THAT(provenClean(wkb, {0, 0}, 1), ElementsAre(false)) << other;
    outlines(wkb, {0, 0}, 1);
    EXPECT_TRUE(mIssues.contains(IssueCode::SumMismatch)) << other;
  }
}

TEST_F(DissolveCoverage, IgnoresOverlapsBetweenAreas) {
  const std::vector<std::string> wkb =
      wkbOf({"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", "POLYGON ((8 8, 12 8, 12 12, 8 12, 8 8))"});
  EXPECT_THAT(provenClean(wkb, {0, 1}, 2), ElementsAre(true, true));
  outlines(wkb, {0, 1}, 2);
  EXPECT_TRUE(mIssues.empty());
}

TEST_F(DissolveCoverage, LeavesWkbOfAnotherDialectToGeos) {
  std::vector<std::string> wkb = wkbOf({"POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"});
  wkb.push_back(
      std::string("\x01\xEB\x03\0\0\x01\0\0\0\x05\0\0\0", 13));  // little-endian Polygon Z, 5 points
  for (const double value : {1., 0., 5., 2., 0., 5., 2., 1., 5., 1., 1., 5., 1., 0., 5.})
    wkb[1].append(reinterpret_cast<const char*>(&value), sizeof value);
  EXPECT_THAT(provenClean(wkb, {0, 0}, 1), ElementsAre(false));
  EXPECT_EQ(mPolygons.partsAndHoles(outlines(wkb, {0, 0}, 1)[0]), std::make_pair(1, 0));
}

/// A slanted grid whose corners are not whole numbers; each square has one of `zoneCount` zones, in lumps.
std::vector<std::string> randomSquares(const Polygons& polygons, std::mt19937_64& random,
                                       std::uint32_t zoneCount, std::vector<std::uint32_t>& zoneOf) {
  constexpr int SIDE = 11;
  std::vector<std::string> squares;
  std::vector<std::uint32_t> labels(SIDE * SIDE);
  for (std::size_t square = 0; square < labels.size(); ++square) {
    labels[square] = static_cast<std::uint32_t>(random() % (zoneCount + 1));  // the last one is sea
    if (square > SIDE && random() % 2 == 0) labels[square] = labels[square - (random() % 2 == 0 ? 1 : SIDE)];
  }
  const auto corner = [](int column, int line) {
    return std::to_string((3 * column + line) / 7.0) + " " + std::to_string((2 * line - column) / 3.0);
  };
  for (int line = 0; line < SIDE; ++line)
    for (int column = 0; column < SIDE; ++column) {
      const std::uint32_t label = labels[static_cast<std::size_t>(line * SIDE + column)];
      if (label == zoneCount) continue;
      squares.push_back(polygons.wkb("POLYGON ((" + corner(column, line) + ", " + corner(column + 1, line) +
                                     ", " + corner(column + 1, line + 1) + ", " + corner(column, line + 1) +
                                     ", " + corner(column, line) + "))"));
      zoneOf.push_back(label);
    }
  return squares;
}

TEST_F(DissolveCoverage, AgreesWithGeosOnRandomMapsOfZonesWithPartsAndHoles) {
  std::mt19937_64 random(testing_support::testSeed());
  constexpr std::uint32_t ZONES = 9, AREAS = 3;
  for (int map = 0; map < 200; ++map) {
    SCOPED_TRACE("map " + std::to_string(map));
    std::vector<std::uint32_t> zoneOf, areaOfZone, areaOfSquare;
    const std::vector<std::string> squares = randomSquares(mPolygons, random, ZONES, zoneOf);
    for (std::uint32_t zone = 0; zone < ZONES; ++zone)
      areaOfZone.push_back(static_cast<std::uint32_t>(random() % AREAS));
    for (const std::uint32_t zone : zoneOf) areaOfSquare.push_back(areaOfZone[zone]);

    const auto zones = outlines(squares, zoneOf, ZONES);
    const auto areas = outlines(zones, areaOfZone, AREAS);
    EXPECT_THAT(provenClean(squares, zoneOf, ZONES), testing::Each(true));
    EXPECT_THAT(provenClean(zones, areaOfZone, AREAS), testing::Each(true));
    EXPECT_EQ(areas, outlines(squares, areaOfSquare, AREAS));  // in two steps as in one, to the byte
    if (HasFailure()) break;
  }
}

TEST_F(DissolveCoverage, GivesTheSameForEachLevelOfOneCoverageAsForALevelAlone) {
  std::mt19937_64 random(testing_support::testSeed());
  std::vector<std::uint32_t> zoneOf;
  const std::vector<std::string> squares = randomSquares(mPolygons, random, 30, zoneOf);
  const Coverage coverage(squares);
  for (const std::uint32_t areaCount : {1u, 2u, 5u, 30u}) {
    std::vector<std::uint32_t> areaOf;
    for (const std::uint32_t zone : zoneOf) areaOf.push_back(zone % areaCount);
    EXPECT_EQ(dissolve(coverage, areaOf, areaCount, 2, mMonitor).value(),
              outlines(squares, areaOf, areaCount));
  }
}

}  // namespace
}  // namespace fairshares::geography
