// fairshares:aggregate on squares in a row.
#include <gtest/gtest.h>
#include <qgsgeometry.h>

#include "plugin/support/memory_layers.h"
#include "plugin/support/run_algorithm.h"

using namespace fairshares::testing_support;

namespace {

//   +----+----+----+----+        areas A: Z1, Z2, Z4 (two parts), B: Z3
//   | Z1 | Z2 | Z3 | Z4 |        people 10, 20, 30, 40; weight 1, 2, 3, 4.5
//   +----+----+----+----+
class Aggregate : public testing::Test {
 protected:
  std::unique_ptr<QgsVectorLayer> zones =
      memorySquares("zones", "code:string,area:string,name:string,people:integer,weight:double,partly:double",
                    {{"Z1", "A", "Ayr", 10, 1.0, 1.0},
                     {"Z2", "A", "Ayr", 20, 2.0, 2.0},
                     {"Z3", "B", "Bute", 30, 3.0, 3.0},
                     {"Z4", "A", "Ayr", 40, 4.5, QVariant()}});
  QVariantMap parameters() {
    return {{"INPUT", asParameter(*zones)},
            {"CODE", "code"},
            {"AREA", "area"},
            {"AREA_NAME", "name"},
            {"SUMS", QStringList{"people", "weight"}},
            {"RATIOS", QVariantList{"index", "weight", "people"}},
            {"OUTPUT", "TEMPORARY_OUTPUT"}};
  }
};

TEST_F(Aggregate, SumsAndMakesRatiosOfSums) {
  const AlgorithmRun run = runAlgorithm("aggregate", parameters());
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(run.outputs["AREA_COUNT"].toInt(), 2);
  QgsVectorLayer& areas = *run.layer("OUTPUT");
  EXPECT_EQ(areas.fields().names(), (QStringList{"code", "name", "zones", "people", "weight", "index"}));
  EXPECT_EQ(valueAt(areas, "code", "A", "name").toString(), QString("Ayr"));
  EXPECT_EQ(valueAt(areas, "code", "A", "zones").toInt(), 3);
  EXPECT_DOUBLE_EQ(valueAt(areas, "code", "A", "people").toDouble(), 70.0);
  EXPECT_DOUBLE_EQ(valueAt(areas, "code", "A", "weight").toDouble(), 7.5);
  EXPECT_DOUBLE_EQ(valueAt(areas, "code", "A", "index").toDouble(), 7.5 / 70.0);
  EXPECT_DOUBLE_EQ(valueAt(areas, "code", "B", "index").toDouble(), 0.1);
}

TEST_F(Aggregate, TakesTheNhsBoardsIfNoOtherAreaIsChosen) {
  const auto squares = memorySquares("squares", "DataZone:string,HB:string,people:integer",
                                     {{"Z1", "S1", 10}, {"Z2", "S1", 20}, {"Z3", "S2", 30}});
  const AlgorithmRun run = runAlgorithm(
      "aggregate",
      {{"INPUT", asParameter(*squares)}, {"SUMS", QStringList{"people"}}, {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(valueAt(*run.layer("OUTPUT"), "code", "S1", "people").toDouble(), 30.0);
}

TEST_F(Aggregate, NeverTakesTheZonesForTheAreas) {
  QVariantMap bare = parameters();
  bare.remove("AREA");
  const AlgorithmRun run = runAlgorithm("aggregate", bare);
  EXPECT_FALSE(run.done);
  EXPECT_NE(run.said().find("AREA"), std::string::npos) << run.said();
}

TEST_F(Aggregate, DissolvesTheOutlines) {
  const AlgorithmRun run = runAlgorithm("aggregate", parameters());
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& areas = *run.layer("OUTPUT");
  EXPECT_EQ(areas.crs().authid(), QString("EPSG:27700"));
  QgsFeature feature;
  QgsFeatureIterator features = areas.getFeatures();
  while (features.nextFeature(feature)) {
    const bool isA = feature.attribute("code").toString() == "A";
    EXPECT_DOUBLE_EQ(feature.geometry().area(), isA ? 3e6 : 1e6);
    EXPECT_EQ(feature.geometry().asGeometryCollection().size(), isA ? 2 : 1);
  }
}

TEST_F(Aggregate, LeavesASumEmptyWhereAZoneHasNoValueAndSaysSo) {
  QVariantMap partly = parameters();
  partly["SUMS"] = QStringList{"people", "partly"};
  partly["RATIOS"] = QVariantList{"part", "partly", "people"};
  const AlgorithmRun run = runAlgorithm("aggregate", partly);
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& areas = *run.layer("OUTPUT");
  EXPECT_TRUE(valueAt(areas, "code", "A", "partly").isNull());
  EXPECT_TRUE(valueAt(areas, "code", "A", "part").isNull());
  EXPECT_DOUBLE_EQ(valueAt(areas, "code", "B", "partly").toDouble(), 3.0);
  ASSERT_EQ(run.feedback->warnings.size(), 1) << run.said();
  EXPECT_TRUE(run.feedback->warnings[0].contains("Z4")) << run.said();
}

TEST_F(Aggregate, RefusesZonesWithoutAreaAndRatiosOfNothing) {
  QVariantMap wrong = parameters();
  wrong["RATIOS"] = QVariantList{"index", "nothing", "people"};
  const AlgorithmRun ratio = runAlgorithm("aggregate", wrong);
  EXPECT_FALSE(ratio.done);
  EXPECT_NE(ratio.said().find("nothing"), std::string::npos) << ratio.said();

  auto homeless =
      memorySquares("zones", "code:string,area:string", {{"Z1", "A"}, {"Z2", ""}, {"Z1", QVariant()}});
  const AlgorithmRun area = runAlgorithm("aggregate", {{"INPUT", asParameter(*homeless)},
                                                       {"CODE", "code"},
                                                       {"AREA", "area"},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  EXPECT_FALSE(area.done);
  EXPECT_NE(area.said().find("Z2 lies in no area"), std::string::npos) << area.said();
  EXPECT_NE(area.said().find("again in row 3"), std::string::npos) << "all at once: " << area.said();
}

TEST_F(Aggregate, CancelledWhileDissolvingMakesNoLayer) {
  const AlgorithmRun run =
      runAlgorithm("aggregate", parameters(), [](ListeningFeedback& feedback, const QString& stage) {
        if (stage.startsWith("Dissolving")) feedback.cancel();
      });
  EXPECT_FALSE(run.done);
  EXPECT_TRUE(run.outputs.isEmpty());
}

}  // namespace
