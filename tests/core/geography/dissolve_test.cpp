// Zones to areas on worlds small enough to count by hand.
#include "geography/dissolve.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "core/geography/polygon_support.h"
#include "support/test_seed.h"

namespace fairshares::geography {
namespace {

using testing_support::DrawnSquares;
using testing_support::drawSquares;
using testing_support::Polygons;

class Dissolve : public testing::Test {
 protected:
  std::vector<std::string> dissolved(const DrawnSquares& drawn, std::size_t areaCount, unsigned threads = 1) {
    Result<std::vector<std::string>> result = dissolve(drawn.wkb, drawn.areaOf, areaCount, threads, mMonitor);
    EXPECT_TRUE(result.hasValue());
    mIssues = result.issues();
    return result.hasValue() ? result.takeValue() : std::vector<std::string>(areaCount);
  }
  Polygons mPolygons;
  SilentMonitor mMonitor;
  Issues mIssues;
};

/// Stops after it was asked `questions` times.
class StoppingMonitor final : public Monitor {
 public:
  explicit StoppingMonitor(int questions) : mLeft(questions) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mLeft-- <= 0; }

 private:
  mutable int mLeft;
};

TEST_F(Dissolve, KeepsTheHoleOfARing) {
  const auto areas = dissolved(drawSquares(mPolygons, {"AAA",  //
                                                       "A.A",  //
                                                       "AAA"}),
                               1);
  EXPECT_EQ(mPolygons.type(areas[0]), "MultiPolygon");
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(1, 1));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 8.0);
  EXPECT_TRUE(mIssues.empty());
}

TEST_F(Dissolve, KeepsIslandsApart) {
  const auto areas = dissolved(drawSquares(mPolygons, {"AA..A",  //
                                                       "AA..A",  //
                                                       "..A.."}),
                               1);
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(3, 0));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 7.0);
}

TEST_F(Dissolve, PutsTheIslandOfOneAreaIntoTheHoleOfAnother) {
  const auto areas = dissolved(drawSquares(mPolygons, {"AAAAA",  //
                                                       "A...A",  //
                                                       "A.B.A",  //
                                                       "A...A",  //
                                                       "AAAAA"}),
                               2);
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(1, 1));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 16.0);
  EXPECT_EQ(mPolygons.partsAndHoles(areas[1]), std::make_pair(1, 0));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[1]), 1.0);
}

TEST_F(Dissolve, KeepsAnIslandOfTheSameAreaInItsOwnHole) {
  const auto areas = dissolved(drawSquares(mPolygons, {"AAAAA",  //
                                                       "A...A",  //
                                                       "A.A.A",  //
                                                       "A...A",  //
                                                       "AAAAA"}),
                               1);
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(2, 1));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 17.0);
}

TEST_F(Dissolve, MakesAMultiPolygonOfAnAreaOfOneZone) {
  const auto areas = dissolved(drawSquares(mPolygons, {"A"}), 1);
  EXPECT_EQ(mPolygons.type(areas[0]), "MultiPolygon");
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 1.0);
}

TEST_F(Dissolve, GivesAnEmptyMultiPolygonForAnAreaWithoutMembers) {
  const auto areas = dissolved(drawSquares(mPolygons, {"AC"}), 3);
  EXPECT_EQ(mPolygons.type(areas[1]), "MultiPolygon");
  EXPECT_EQ(mPolygons.partsAndHoles(areas[1]), std::make_pair(0, 0));
}

TEST_F(Dissolve, GivesNothingForNoAreas) {
  EXPECT_TRUE(dissolved({}, 0).empty());
}

TEST_F(Dissolve, FallsBackToTheRobustUnionWhereEdgesDoNotMatch) {
  // The right zone has a corner in the middle of the left one's edge: no shared edge, but one outline.
  DrawnSquares drawn;
  drawn.wkb = {mPolygons.wkb("POLYGON ((0 0, 0 2, 1 2, 1 0, 0 0))"),
               mPolygons.wkb("POLYGON ((1 0, 1 1, 1 2, 2 2, 2 0, 1 0))")};
  drawn.areaOf = {0, 0};
  const auto areas = dissolved(drawn, 1);
  EXPECT_TRUE(mPolygons.isValid(areas[0]));
  EXPECT_EQ(mPolygons.partsAndHoles(areas[0]), std::make_pair(1, 0));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 4.0);
  EXPECT_TRUE(mIssues.empty());
}

TEST_F(Dissolve, UnitesASliverOverlapWithoutAWord) {
  // The zones overlap by a millionth of a millionth of their width, as re-projected boundaries do.
  DrawnSquares drawn;
  drawn.wkb = {mPolygons.wkb("POLYGON ((0 0, 0 1, 1.000000000001 1, 1 0, 0 0))"),
               mPolygons.wkb("POLYGON ((1 0, 1 1, 2 1, 2 0, 1 0))")};
  drawn.areaOf = {0, 0};
  const auto areas = dissolved(drawn, 1);
  EXPECT_TRUE(mPolygons.isValid(areas[0]));
  EXPECT_NEAR(mPolygons.area(areas[0]), 2.0, 2e-6);
  EXPECT_TRUE(mIssues.empty());
}

TEST_F(Dissolve, WarnsOfRealOverlapsAndDrawsWhatIsCovered) {
  DrawnSquares drawn = drawSquares(mPolygons, {"BA"});
  drawn.wkb.push_back(mPolygons.wkb("POLYGON ((1.5 0, 1.5 1, 2.5 1, 2.5 0, 1.5 0))"));
  drawn.areaOf.push_back(0);
  const auto areas = dissolved(drawn, 2);
  EXPECT_TRUE(mPolygons.isValid(areas[0]));
  EXPECT_DOUBLE_EQ(mPolygons.area(areas[0]), 1.5);
  ASSERT_EQ(mIssues.list().size(), 1u);
  EXPECT_EQ(mIssues.list()[0].code, IssueCode::SumMismatch);
  EXPECT_EQ(mIssues.list()[0].severity, Severity::Warning);
  EXPECT_EQ(mIssues.list()[0].where.row, 1u);
}

TEST_F(Dissolve, RefusesWhatIsNoPolygonAndNamesTheMember) {
  for (const std::string& wrong : {std::string("no geometry"), mPolygons.wkb("LINESTRING (0 0, 1 1)")}) {
    DrawnSquares drawn = drawSquares(mPolygons, {"AAA"});
    drawn.wkb[1] = wrong;
    const auto result = dissolve(drawn.wkb, drawn.areaOf, 1, 1, mMonitor);
    ASSERT_FALSE(result.hasValue());
    EXPECT_EQ(result.issues().list()[0].code, IssueCode::GeometryUnusable);
    EXPECT_EQ(result.issues().list()[0].where.row, 2u);
  }
}

TEST_F(Dissolve, CutsTheBoundaryWhereHolesAndPiecesTouch) {
  // Corners that touch: B's two pieces in one corner, the hole of A with its own outer edge, two holes of C.
  const auto areas = dissolved(drawSquares(mPolygons, {"B.AAAACCCC",  //
                                                       ".BA.AAC.CC",  //
                                                       "..AAAACC.C",  //
                                                       ".AAAAACCCC",  //
                                                       "A.AAAA...."}),
                               3);
  EXPECT_TRUE(mIssues.empty());
  const std::vector<std::pair<int, int>> partsAndHoles{{2, 1}, {2, 0}, {1, 2}};
  const std::vector<double> squares{21, 2, 14};
  for (std::size_t area = 0; area < 3; ++area) {
    EXPECT_TRUE(mPolygons.isValid(areas[area])) << area;
    EXPECT_EQ(mPolygons.partsAndHoles(areas[area]), partsAndHoles[area]) << area;
    EXPECT_DOUBLE_EQ(mPolygons.area(areas[area]), squares[area]) << area;
  }
}

TEST_F(Dissolve, AgreesWithTheUnionOfGeosOnRandomMapsOfSquares) {
  std::mt19937_64 random(testing_support::testSeed());
  for (int map = 0; map < 60; ++map) {
    std::vector<std::string> lines(12, std::string(12, '.'));
    for (std::string& line : lines)
      for (char& square : line) square = "AAB."[random() % 4];
    lines[0][0] = 'A';
    lines[11][11] = 'B';
    const DrawnSquares drawn = drawSquares(mPolygons, lines);
    const auto areas = dissolved(drawn, 2);
    for (std::uint32_t area = 0; area < 2; ++area) {
      std::vector<std::string> members;
      for (std::size_t member = 0; member < drawn.wkb.size(); ++member)
        if (drawn.areaOf[member] == area) members.push_back(drawn.wkb[member]);
      ASSERT_TRUE(mPolygons.isUnionOf(areas[area], members)) << "map " << map << " area " << area;
    }
  }
}

TEST_F(Dissolve, GivesTheSameBytesForAnyOrderAndAnyNumberOfThreads) {
  DrawnSquares drawn = drawSquares(mPolygons, {"AABBBC.C",  //
                                               "A.BDBCCC",  //
                                               "AABBB..C",  //
                                               "EEEEEEEE"});
  const auto once = dissolved(drawn, 5);
  std::mt19937_64 random(testing_support::testSeed());
  for (const unsigned threads : {1u, 2u, 8u}) {
    std::vector<std::size_t> order(drawn.wkb.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), random);
    DrawnSquares shuffled;
    for (const std::size_t member : order) {
      shuffled.wkb.push_back(drawn.wkb[member]);
      shuffled.areaOf.push_back(drawn.areaOf[member]);
    }
    EXPECT_EQ(dissolved(shuffled, 5, threads), once) << threads << " threads";
  }
}

TEST_F(Dissolve, StopsBetweenAreasWhenAsked) {
  const DrawnSquares drawn = drawSquares(mPolygons, {"ABCDEFGH"});
  for (const unsigned threads : {1u, 4u}) {
    const auto result = dissolve(drawn.wkb, drawn.areaOf, 8, threads, StoppingMonitor(3));
    ASSERT_FALSE(result.hasValue());
    EXPECT_TRUE(result.issues().contains(IssueCode::Cancelled));
  }
}

TEST_F(Dissolve, HoldsTheCallerToItsContract) {
  const DrawnSquares drawn = drawSquares(mPolygons, {"AB"});
  EXPECT_THROW(static_cast<void>(dissolve(drawn.wkb, drawn.areaOf, 1, 1, mMonitor)), ContractViolation);
}

}  // namespace
}  // namespace fairshares::geography
