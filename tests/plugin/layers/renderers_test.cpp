// Every measure of every programme on every layer: classes, colours, legend, the class of no number.
#include "layers/renderers.h"

#include <qgscategorizedsymbolrenderer.h>
#include <qgsexpressioncontextutils.h>
#include <qgsfeatureiterator.h>
#include <qgsfillsymbol.h>
#include <qgsfillsymbollayer.h>
#include <qgsgraduatedsymbolrenderer.h>
#include <qgsmarkersymbol.h>
#include <qgsrendercontext.h>

#include <cmath>

#include "layers/category_renderer.h"
#include "layers/class_colours.h"
#include "plugin/layers/loaded_sample.h"

using namespace fairshares;
using namespace fairshares::layers;

namespace {

class Renderers : public testing_support::LoadedSample {
 protected:
  static const QgsGraduatedSymbolRenderer& graduatedOf(const QgsVectorLayer& layer) {
    const auto* renderer = dynamic_cast<const QgsGraduatedSymbolRenderer*>(layer.renderer());
    if (!renderer) throw std::runtime_error("not graduated");
    return *renderer;
  }
  static QStringList labelsOf(const QgsVectorLayer& layer) {
    QStringList labels;
    for (const QgsLegendSymbolItem& item : layer.renderer()->legendSymbolItems()) labels.append(item.label());
    return labels;
  }
  // The legend's label of the class that QGIS draws a feature with.
  static QString drawnAs(QgsVectorLayer& layer, const QgsFeature& feature) {
    QgsRenderContext context;
    context.setExpressionContext(
        QgsExpressionContext(QgsExpressionContextUtils::globalProjectLayerScopes(&layer)));
    context.expressionContext().setFeature(feature);
    const std::unique_ptr<QgsFeatureRenderer> renderer(layer.renderer()->clone());
    renderer->startRender(context, layer.fields());
    const QSet<QString> keys = renderer->legendKeysForFeature(feature, context);
    renderer->stopRender(context);
    for (const QgsLegendSymbolItem& item : renderer->legendSymbolItems())
      if (keys.contains(item.ruleKey())) return item.label();
    return {};
  }
};

const QStringList INDEX_LABELS{"under 0.80",   "0.80 to 0.90", "0.90 to 0.97", "0.97 to 1.03",
                               "1.03 to 1.11", "1.11 to 1.25", "over 1.25"};

TEST_F(Renderers, EveryIndexOfEveryProgrammeHasTheSameLockedLegend) {
  for (QgsVectorLayer* layer : measuredLayersOf(*mGroup))
    for (const ProgrammeFacts& programme : programmesOf(*layer))
      for (const Measure measure : {Measure::AgeSexIndex, Measure::NeedsIndex, Measure::ExcessCostIndex,
                                    Measure::OverallIndex, Measure::WeightedPerResident}) {
        ASSERT_FALSE(switchMeasure(*layer, programme.id, measure));
        const QgsRangeList& ranges = graduatedOf(*layer).ranges();
        ASSERT_EQ(ranges.size(), 10);
        const QVector<QColor> colours = divergingColours();
        for (int position = 0; position < 7; ++position) {
          EXPECT_EQ(ranges[position].label(), INDEX_LABELS[position]);
          EXPECT_EQ(ranges[position].symbol()->color(), colours[position]);
        }
        EXPECT_LT(ranges[3].lowerValue(), 1.0);
        EXPECT_GT(ranges[3].upperValue(), 1.0);
      }
}

TEST_F(Renderers, EveryMeasureOnEveryLayerDrawsEveryFeatureInAClass) {
  int views = 0;
  for (QgsVectorLayer* layer : measuredLayersOf(*mGroup)) {
    const QVector<ProgrammeFacts> programmes = programmesOf(*layer);
    ASSERT_FALSE(programmes.isEmpty());
    for (const Measure measure : measuresOf(*layer, programmes.front().id)) {
      ASSERT_FALSE(switchMeasure(*layer, programmes.front().id, measure));
      QgsFeatureIterator features = layer->getFeatures(QgsFeatureRequest().setLimit(300));
      for (QgsFeature feature; features.nextFeature(feature);)
        EXPECT_FALSE(drawnAs(*layer, feature).isEmpty())
            << layer->name().toStdString() << " " << feature.attribute("code").toString().toStdString();
      ++views;
    }
  }
  EXPECT_GE(views, 4 * 9);
}

TEST_F(Renderers, ClassesHoldWhatTheirLabelsSay) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::OverallIndex));
  const std::vector<double> limits = ratioLimits().inner;
  QgsFeatureIterator features = zones().getFeatures();
  for (QgsFeature feature; features.nextFeature(feature);) {
    const QVariant index = feature.attribute("hchs_overall_index");
    const QString drawn = drawnAs(zones(), feature);
    if (index.isNull()) {
      EXPECT_EQ(drawn, "no number: nobody lives here whom it serves");
      continue;
    }
    const auto position = std::lower_bound(limits.begin(), limits.end(), index.toDouble()) - limits.begin();
    ASSERT_EQ(drawn, INDEX_LABELS[static_cast<int>(position)]) << index.toDouble();
  }
}

TEST_F(Renderers, ZonesWithoutPeopleAreHatchedAndInTheLegend) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::NeedsIndex));
  const QgsRendererRange& none = graduatedOf(zones()).ranges()[7];
  EXPECT_EQ(none.lowerValue(), NO_NUMBER);
  EXPECT_EQ(none.upperValue(), NO_NUMBER);
  EXPECT_TRUE(dynamic_cast<const QgsLinePatternFillSymbolLayer*>(none.symbol()->symbolLayer(1)));
  EXPECT_TRUE(labelsOf(zones()).contains("no number: nobody lives here whom it serves"));
  QgsFeatureIterator empty = zones().getFeatures("population = 0");
  int count = 0;
  for (QgsFeature feature; empty.nextFeature(feature); ++count)
    EXPECT_EQ(drawnAs(zones(), feature), none.label());
  EXPECT_EQ(count, 3);
}

TEST_F(Renderers, TheLegendSaysUnitAndMethod) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::WeightedPopulation));
  EXPECT_TRUE(labelsOf(zones()).contains("weighted persons"));
  EXPECT_TRUE(labelsOf(zones()).contains("6 classes of about as many areas (quantiles)"));
  EXPECT_EQ(shownView(zones())->method, "6 classes of about as many areas (quantiles)");
  ASSERT_FALSE(switchMeasure(boards(), "all", Measure::TargetShare));
  EXPECT_TRUE(labelsOf(boards()).contains("5 classes at natural breaks (Jenks)"));
}

TEST_F(Renderers, CountsAreSequentialAndTheirQuantilesHoldAsManyZones) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::WeightedPopulation));
  const QgsRangeList& ranges = graduatedOf(zones()).ranges();
  ASSERT_EQ(ranges.size(), 6 + 3);
  for (int position = 0; position < 6; ++position) {
    EXPECT_EQ(ranges[position].symbol()->color(), sequentialColours(6)[position]);
    const QString filter = QStringLiteral("hchs_weighted_population > %1 and hchs_weighted_population <= %2")
                               .arg(ranges[position].lowerValue(), 0, 'f', 6)
                               .arg(ranges[position].upperValue(), 0, 'f', 6);
    long count = 0;
    QgsFeatureIterator inside = zones().getFeatures(filter);
    for (QgsFeature feature; inside.nextFeature(feature);) ++count;
    EXPECT_NEAR(static_cast<double>(count), 6999.0 / 6.0, 0.02 * 6999.0 + 4.0);
  }
}

TEST_F(Renderers, NoOutlineIsDrawnAroundZones) {
  for (const Measure measure : {Measure::OverallIndex, Measure::Population}) {
    ASSERT_FALSE(switchMeasure(zones(), "hchs", measure));
    const auto* fill = dynamic_cast<const QgsSimpleFillSymbolLayer*>(
        graduatedOf(zones()).ranges()[0].symbol()->symbolLayer(0));
    ASSERT_TRUE(fill);
    EXPECT_EQ(fill->strokeStyle(), Qt::NoPen);
  }
}

TEST_F(Renderers, CirclesOfPracticesGrowWithTheRootOfTheirPopulation) {
  QgsVectorLayer& practices = layer(LayerRole::Practices);
  QgsRenderContext context;
  context.setExpressionContext(
      QgsExpressionContext(QgsExpressionContextUtils::globalProjectLayerScopes(&practices)));
  const std::unique_ptr<QgsFeatureRenderer> renderer(practices.renderer()->clone());
  renderer->startRender(context, practices.fields());
  QgsFeatureIterator features = practices.getFeatures(QgsFeatureRequest().setLimit(50));
  for (QgsFeature feature; features.nextFeature(feature);) {
    context.expressionContext().setFeature(feature);
    const auto* symbol = dynamic_cast<QgsMarkerSymbol*>(renderer->symbolForFeature(feature, context));
    ASSERT_TRUE(symbol);
    const double size = symbol->dataDefinedSize().valueAsDouble(context.expressionContext(), -1.0);
    const double people = feature.attribute("population").toDouble();
    EXPECT_NEAR(size, 0.6 + (5.5 - 0.6) * std::sqrt(people / 25000.0), 1e-6);
  }
  renderer->stopRender(context);
  EXPECT_TRUE(labelsOf(practices).contains("5,000 persons"));
}

TEST_F(Renderers, UrbanRuralClassesAreNamedAndEachHasItsOwnColour) {
  const QgsVectorLayer& layer = this->layer(LayerRole::UrbanRural);
  const auto* renderer = dynamic_cast<const QgsCategorizedSymbolRenderer*>(layer.renderer());
  ASSERT_TRUE(renderer);
  EXPECT_EQ(renderer->classAttribute(), "urban_rural_class");
  ASSERT_EQ(renderer->categories().size(), 9);
  EXPECT_EQ(renderer->categories()[0].label(), "1  Large urban areas");
  EXPECT_EQ(renderer->categories()[7].label(), "8  Very remote rural");
  EXPECT_EQ(renderer->categories()[8].label(), "no class");
  QSet<QRgb> colours;
  for (const QgsRendererCategory& category : renderer->categories())
    colours.insert(category.symbol()->color().rgb());
  EXPECT_EQ(colours.size(), 9);
}

TEST(AreaClasses, AreOfTheSmallestClassificationThatHoldsTheCodes) {
  EXPECT_EQ(classesOf({"1", "2"}).size(), 2);
  EXPECT_EQ(classesOf({"3", "1"}).size(), 3);
  EXPECT_EQ(classesOf({"1", "6", "6"}).size(), 6);
  EXPECT_EQ(classesOf({"1", "8"}).size(), 8);
  EXPECT_EQ(classesOf({"5I", "1"}).size(), 10);
  const QVector<AreaClass> own = classesOf({"town", "country", "town"});
  ASSERT_EQ(own.size(), 2);
  EXPECT_EQ(own[0].label, "country");
  EXPECT_NE(own[0].colour, own[1].colour);
  EXPECT_TRUE(classesOf({}).isEmpty());
}

TEST(ClassLabels, HaveAsManyDecimalsAsTheLimitsNeed) {
  EXPECT_EQ(classLabels(ratioLimits())[1], "0.80 to 0.90");
  EXPECT_EQ(classLabels(minuteLimits())[4], "over 120");
  EXPECT_EQ(classLabels(densityLimits())[5], "2,000 to 5,000");
  EXPECT_EQ(classLabels({LimitMethod::Quantiles, {0.25, 3.0}}),
            (QVector<QString>{"under 0.25", "0.25 to 3.00", "over 3.00"}));
  EXPECT_EQ(classLabels({LimitMethod::Quantiles, {}}), QVector<QString>{"all areas"});
}

}  // namespace
