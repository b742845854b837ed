// Invalid polygons whose right repair is known.
#include <gmock/gmock.h>

#include "core/geography/polygon_support.h"
#include "geography/dissolve.h"

namespace fairshares::geography {
namespace {

using testing_support::Polygons;

class RepairPolygons : public testing::Test {
 protected:
  Polygons mPolygons;
};

TEST_F(RepairPolygons, KeepsValidPolygonsByteForByte) {
  const std::vector<std::string> stored{mPolygons.wkb("POLYGON ((5 5, 6 5, 6 6, 5 6, 5 5))"),
                                        mPolygons.wkb("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))")};
  std::vector<std::string> polygons = stored;
  const auto repairs = repairPolygons(polygons);
  ASSERT_TRUE(repairs.hasValue());
  EXPECT_TRUE(repairs.value().empty());
  EXPECT_EQ(polygons, stored);
}

TEST_F(RepairPolygons, MakesTwoTrianglesOfABowTie) {
  std::vector<std::string> polygons{mPolygons.wkb("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")};
  const auto repairs = repairPolygons(polygons);
  ASSERT_TRUE(repairs.hasValue());
  ASSERT_EQ(repairs.value().size(), 1u);
  EXPECT_EQ(repairs.value()[0].member, 0u);
  EXPECT_EQ(repairs.value()[0].reason, "Self-intersection at 1 1");
  EXPECT_DOUBLE_EQ(repairs.value()[0].areaAfter, 2.0);
  EXPECT_EQ(mPolygons.type(polygons[0]), "MultiPolygon");
  EXPECT_EQ(mPolygons.partsAndHoles(polygons[0]), std::make_pair(2, 0));
  EXPECT_TRUE(mPolygons.isValid(polygons[0]));
}

TEST_F(RepairPolygons, CountsANestedHoleOnlyOnce) {
  // 10 x 10 with a hole of 6 x 6 and, wrongly, a hole of 2 x 2 inside that hole: 100 - 36 are left, not 60.
  std::vector<std::string> polygons{mPolygons.wkb(
      "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 8 2, 8 8, 2 8, 2 2), (4 4, 6 4, 6 6, 4 6, 4 4))")};
  const auto repairs = repairPolygons(polygons);
  ASSERT_TRUE(repairs.hasValue());
  ASSERT_EQ(repairs.value().size(), 1u);
  EXPECT_DOUBLE_EQ(repairs.value()[0].areaBefore, 60.0);
  EXPECT_DOUBLE_EQ(repairs.value()[0].areaAfter, 64.0);
  EXPECT_THAT(repairs.value()[0].reason, testing::HasSubstr("nested"));
  EXPECT_EQ(mPolygons.type(polygons[0]), "Polygon");
  EXPECT_DOUBLE_EQ(mPolygons.area(polygons[0]), 64.0);
}

TEST_F(RepairPolygons, DropsASpikeThatHasNoArea) {
  std::vector<std::string> polygons{mPolygons.wkb("POLYGON ((0 0, 1 0, 1 1, 1 5, 1 1, 0 1, 0 0))")};
  const auto repairs = repairPolygons(polygons);
  ASSERT_TRUE(repairs.hasValue());
  ASSERT_EQ(repairs.value().size(), 1u);
  EXPECT_DOUBLE_EQ(mPolygons.area(polygons[0]), 1.0);
  EXPECT_EQ(mPolygons.type(polygons[0]), "Polygon");
}

TEST_F(RepairPolygons, NamesEveryPolygonThatCannotBeSaved) {
  std::vector<std::string> polygons{mPolygons.wkb("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"), "no polygon at all",
                                    mPolygons.wkb("POLYGON ((0 0, 1 1, 2 2, 0 0))"),  // a line: no area
                                    mPolygons.wkb("MULTIPOLYGON EMPTY"),
                                    mPolygons.wkb("LINESTRING (0 0, 1 1)")};
  const auto repairs = repairPolygons(polygons);
  ASSERT_FALSE(repairs.hasValue());
  std::vector<std::size_t> rows;
  for (const Issue& issue : repairs.issues().list()) {
    EXPECT_EQ(issue.code, IssueCode::GeometryUnusable);
    rows.push_back(issue.where.row.value_or(0));
  }
  EXPECT_THAT(rows, testing::ElementsAre(2, 3, 4, 5));
}

TEST_F(RepairPolygons, TellsTheSameForAnyNumberOfThreads) {
  std::vector<std::string> stored;
  for (int member = 0; member < 40; ++member)
    stored.push_back(mPolygons.wkb(member % 3 == 0 ? "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"
                                                   : "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"));
  std::vector<std::string> once = stored;
  ASSERT_EQ(repairPolygons(once, 1).value().size(), 14u);
  for (const unsigned threads : {0u, 2u, 8u, 64u}) {
    std::vector<std::string> polygons = stored;
    const auto repairs = repairPolygons(polygons, threads);
    EXPECT_EQ(polygons, once);
    for (std::size_t repair = 0; repair < 14; ++repair) EXPECT_EQ(repairs.value()[repair].member, 3 * repair);
    polygons = stored;
    polygons[7] = polygons[30] = "no polygon";
    const auto refused = repairPolygons(polygons, threads);
    ASSERT_EQ(refused.issues().list().size(), 2u);
    EXPECT_EQ(refused.issues().list()[0].where.row, 8u);
    EXPECT_EQ(refused.issues().list()[1].where.row, 31u);
  }
}

}  // namespace
}  // namespace fairshares::geography
