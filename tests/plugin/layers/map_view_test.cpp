// Numbers behind a map: against plain sums over the columns.
#include "layers/map_view.h"

#include <qgsexpression.h>
#include <qgsexpressioncontextutils.h>
#include <qgsfeatureiterator.h>
#include <qgsrenderer.h>

#include <cmath>

#include "layers/map_tip.h"
#include "plugin/layers/loaded_sample.h"

using namespace fairshares;
using namespace fairshares::layers;

namespace {

class MapViews : public testing_support::LoadedSample {
 protected:
  static double sum(QgsVectorLayer& layer, const QString& column) {
    double total = 0.0;
    QgsFeatureIterator features = layer.getFeatures();
    for (QgsFeature feature; features.nextFeature(feature);) total += feature.attribute(column).toDouble();
    return total;
  }
};

TEST_F(MapViews, ZonesHaveEveryProgrammeThatWorksOnZones) {
  QStringList ids;
  for (const ProgrammeFacts& programme : programmesOf(zones())) ids.append(programme.id);
  EXPECT_EQ(ids,
            (QStringList{"hchs", "acute", "care_of_elderly", "mental_health", "maternity", "community"}));
  EXPECT_EQ(programmesOf(boards()).front().title, "Whole formula");
}

TEST_F(MapViews, EveryMeasureExistsOnZonesBoardsAndPractices) {
  for (const Measure measure : allMeasures()) {
    if (measure == Measure::DriveTime && zones().fields().lookupField("drive_time_min") < 0) continue;
    EXPECT_TRUE(viewOf(zones(), "hchs", measure)) << idOf(measure).toStdString();
    if (measure == Measure::DriveTime || measure == Measure::UrbanRuralClass) continue;
    EXPECT_TRUE(viewOf(boards(), "all", measure)) << idOf(measure).toStdString();
    if (measure == Measure::WeightedPerSquareKilometre) continue;
    EXPECT_TRUE(viewOf(layer(LayerRole::Practices), "gp_prescribing", measure))
        << idOf(measure).toStdString();
  }
  EXPECT_FALSE(viewOf(zones(), "gp_prescribing", Measure::OverallIndex));
  EXPECT_FALSE(viewOf(zones(), "no_such", Measure::OverallIndex));
}

TEST_F(MapViews, SharesAndPoundsOfZonesAddUpToTheNation) {
  const ViewValues shares = readValues(zones(), *viewOf(zones(), "acute", Measure::TargetShare));
  double total = 0.0;
  for (const double share : shares.values) total += share;
  EXPECT_NEAR(total, 100.0, 1e-9);
  const MapView perHead = *viewOf(zones(), "acute", Measure::AllocationPerHead);
  const ViewValues pounds = readValues(zones(), perHead);
  EXPECT_EQ(pounds.withoutValue, 3u) << "zones without people";
  EXPECT_NEAR(*pounds.nationalMean, 5.4e9 / sum(zones(), "population"), 1e-6);
}

TEST_F(MapViews, PoundsPerHeadOfBoardsAreTheirAllocationByTheirPeople) {
  const ViewValues values = readValues(boards(), *viewOf(boards(), "acute", Measure::AllocationPerHead));
  QgsFeatureIterator features = boards().getFeatures();
  std::size_t at = 0;
  for (QgsFeature feature; features.nextFeature(feature); ++at)
    EXPECT_DOUBLE_EQ(values.values[at], feature.attribute("acute_allocation_gbp").toDouble() /
                                            feature.attribute("population").toDouble());
  EXPECT_EQ(at, 14u);
}

TEST_F(MapViews, NationalMeansAreRatiosOfSums) {
  const ViewValues perResident = readValues(zones(), *viewOf(zones(), "acute", Measure::WeightedPerResident));
  EXPECT_NEAR(*perResident.nationalMean, 1.0, 1e-12) << "weighting makes no people";
  const ViewValues density =
      readValues(zones(), *viewOf(zones(), "acute", Measure::WeightedPerSquareKilometre));
  EXPECT_NEAR(*density.nationalMean, sum(zones(), "acute_weighted_population") / sum(zones(), "area_km2"),
              1e-9);
  EXPECT_EQ(*readValues(zones(), *viewOf(zones(), "acute", Measure::NeedsIndex)).nationalMean, 1.0);
  EXPECT_NEAR(*readValues(zones(), *viewOf(zones(), "", Measure::Population)).nationalMean,
              sum(zones(), "population") / 6999.0, 1e-9);
}

TEST_F(MapViews, TheExpressionDrawnIsTheNumberRead) {
  for (const Measure measure : measuresOf(zones(), "hchs")) {
    if (kindOf(measure) == MeasureKind::Category) continue;
    const MapView view = *viewOf(zones(), "hchs", measure);
    const ViewValues read = readValues(zones(), view);
    QgsExpression expression(view.formula.expression());
    QgsExpressionContext context(QgsExpressionContextUtils::globalProjectLayerScopes(&zones()));
    ASSERT_TRUE(expression.prepare(&context));
    QgsFeatureIterator features = zones().getFeatures();
    std::size_t at = 0;
    for (QgsFeature feature; features.nextFeature(feature);) {
      context.setFeature(feature);
      const QVariant value = expression.evaluate(&context);
      if (value.isNull()) continue;
      ASSERT_LT(at, read.values.size());
      EXPECT_DOUBLE_EQ(read.values[at++], value.toDouble());
    }
    EXPECT_EQ(at, read.values.size()) << idOf(measure).toStdString();
  }
}

TEST_F(MapViews, TheLineSaysMeasureUnitYearMethodAndMean) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::OverallIndex));
  EXPECT_EQ(
      shownView(zones())->line,
      "Overall index, Hospital and community health services (ratio to the national average). Data zones: "
      "Stylised Scotland, 2026/27 (synthetic). Classes: fixed classes, symmetric as ratios about 1. "
      "National mean: 1.00.");
  ASSERT_FALSE(switchMeasure(boards(), "all", Measure::AllocationPerHead));
  EXPECT_TRUE(shownView(boards())->line.contains("National mean: 1,880."));
  EXPECT_TRUE(shownView(boards())->line.contains("GBP per head"));
}

TEST_F(MapViews, SwitchingKeepsANameThatTheUserHasGiven) {
  zones().setName("Mine");
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::NeedsIndex));
  EXPECT_EQ(zones().name(), "Mine");
}

TEST_F(MapViews, AMeasureThatIsNotThereChangesNothing) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::NeedsIndex));
  const QString before = zones().renderer()->dump();
  const std::optional<Issue> problem = switchMeasure(zones(), "all", Measure::NeedsIndex);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->code, IssueCode::ColumnMissing);
  EXPECT_EQ(zones().renderer()->dump(), before);
  EXPECT_EQ(shownView(zones())->programme, "hchs");
  QgsVectorLayer foreign("Polygon?field=population:double", "somebody's", "memory");
  EXPECT_TRUE(switchMeasure(foreign, "hchs", Measure::Population));
  EXPECT_FALSE(shownView(foreign));
}

TEST_F(MapViews, MapTipsShowTheNumberAndTakeNamesForText) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::OverallIndex));
  QgsFeature feature(zones().fields());
  feature.setAttribute("code", "XZ1");
  feature.setAttribute("name", "<script>Here & there</script>");
  feature.setAttribute("hchs_overall_index", 1.2346);
  feature.setAttribute("population", 812.4);
  QgsExpressionContext context(QgsExpressionContextUtils::globalProjectLayerScopes(&zones()));
  context.setFeature(feature);
  const QString tip = QgsExpression::replaceExpressionText(zones().mapTipTemplate(), &context);
  EXPECT_TRUE(tip.contains("&lt;script&gt;Here &amp; there")) << tip.toStdString();
  EXPECT_FALSE(tip.contains("<script>"));
  EXPECT_TRUE(tip.contains("1.235"));
  EXPECT_TRUE(tip.contains("812 persons"));
}

TEST_F(MapViews, ATitleThatLooksLikeAnExpressionStaysText) {
  MapView view = *viewOf(zones(), "hchs", Measure::OverallIndex);
  view.programmeTitle = "[% 6 * 7 %]";
  QgsExpressionContext context(QgsExpressionContextUtils::globalProjectLayerScopes(&zones()));
  const QString tip = QgsExpression::replaceExpressionText(mapTip(zones(), view), &context);
  EXPECT_FALSE(tip.contains("42"));
}

TEST(LayerFacts, OfAForeignOrSpoiltLayerAreNone) {
  QgsVectorLayer layer("Polygon?field=population:double", "somebody's", "memory");
  EXPECT_FALSE(factsOf(layer));
  layer.setCustomProperty("fairshares/facts", R"({"role":"zones","table":"zones\" or 1","programmes":[]})");
  EXPECT_FALSE(factsOf(layer));
  layer.setCustomProperty("fairshares/facts",
                          R"({"role":"zones","table":"zones","programmes":[{"id":"x\" + eval(1) + \""}]})");
  EXPECT_FALSE(factsOf(layer));
  layer.setCustomProperty("fairshares/facts",
                          R"({"role":"zones","table":"zones","programmes":[{"id":"acute"}]})");
  EXPECT_TRUE(factsOf(layer));
}

}  // namespace
