// The algorithms chained in a model, as the Model Designer makes one, and in batch: the numbers of single
// runs.
#include <gtest/gtest.h>
#include <qgsapplication.h>
#include <qgsprocessingmodelalgorithm.h>
#include <qgsprocessingmodelchildalgorithm.h>
#include <qgsprocessingmodelchildparametersource.h>
#include <qgsprocessingmodeloutput.h>
#include <qgsprocessingmodelparameter.h>
#include <qgsprocessingparameters.h>
#include <qgsprocessingregistry.h>
#include <qgsprocessingutils.h>

#include "compat/processing_types.h"
#include "plugin/support/memory_layers.h"
#include "plugin/support/run_algorithm.h"
#include "processing/fairshares_provider.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

using Source = QgsProcessingModelChildParameterSource;

QgsProcessingModelChildParameterSources fromOutput(const QString& child, const QString& output) {
  return {Source::fromChildOutput(child, output)};
}
QgsProcessingModelChildParameterSources fixed(const QVariant& value) {
  return {Source::fromStaticValue(value)};
}

//   +----+----+----+----+     squares of 10 km; Bigtown of 130,000 people lies on Z1, so Z1 is class 1;
//   | Z1 | Z2 | Z3 | Z4 |     the others are rural by what they lie from it
//   +----+----+----+----+
class Models : public testing::Test {
 protected:
  /// Models find their algorithms in QGIS's registry.
  static void SetUpTestSuite() {
    mProvider = new processing::FairSharesProvider;
    ASSERT_TRUE(QgsApplication::processingRegistry()->addProvider(mProvider));
  }
  static void TearDownTestSuite() { QgsApplication::processingRegistry()->removeProvider(mProvider); }

  void add(const QString& id, const QMap<QString, QgsProcessingModelChildParameterSources>& sources,
           const QString& finalOutput = QString()) {
    QgsProcessingModelChildAlgorithm child("fairshares:" + id);
    child.setChildId(id);
    child.setParameterSources(sources);
    if (!finalOutput.isEmpty()) {
      QgsProcessingModelOutput output(finalOutput, finalOutput);
      output.setChildId(id);
      output.setChildOutputName("OUTPUT");
      child.setModelOutputs({{finalOutput, output}});
    }
    model.addChildAlgorithm(child);
  }
  void addInput(const QString& name, int kind) {
    model.addModelParameter(new QgsProcessingParameterFeatureSource(name, name, QList<int>{kind}),
                            QgsProcessingModelParameter(name));
  }
  void build() {
    addInput("zones", compat::VECTOR_POLYGON);
    addInput("settlements", compat::VECTOR_POLYGON);
    addInput("ratios", compat::VECTOR_OR_TABLE);
    const auto input = [](const QString& name) {
      return QgsProcessingModelChildParameterSources{Source::fromModelParameter(name)};
    };
    add("urbanrural", {{"INPUT", input("zones")},
                       {"CODE", fixed("code")},
                       {"POPULATION", fixed("people")},
                       {"SETTLEMENTS", input("settlements")},
                       {"SETTLEMENT_POPULATION", fixed("people")}});
    add("excesscost", {{"INPUT", fromOutput("urbanrural", "OUTPUT")},
                       {"CODE", fixed("code")},
                       {"POPULATION", fixed("people")},
                       {"CATEGORY", fixed("urban_rural_category")},
                       {"RATIOS", input("ratios")},
                       {"RATIO_CATEGORY", fixed("category")},
                       {"RATIO", fixed("ratio")}});
    add("weightedpopulation", {{"INPUT", fromOutput("excesscost", "OUTPUT")},
                               {"CODE", fixed("code")},
                               {"POPULATION", fixed("people")},
                               {"NEEDS_INDEX", fixed("need")},
                               {"EXCESS_COST_INDEX", fixed("excess_cost_index")}});
    add("aggregate",
        {{"INPUT", fromOutput("weightedpopulation", "OUTPUT")},
         {"CODE", fixed("code")},
         {"AREA", fixed("area")},
         {"SUMS", fixed(QVariantList{"people", "weighted_population_2"})},
         {"RATIOS", fixed(QVariantList{"index", "weighted_population_2", "people"})}},
        "areas");
  }
  /// The same by hand, one after another.
  AlgorithmRun byHand() {
    const AlgorithmRun classes = runAlgorithm("urbanrural", {{"INPUT", asParameter(*zones)},
                                                             {"CODE", "code"},
                                                             {"POPULATION", QStringList{"people"}},
                                                             {"SETTLEMENTS", asParameter(*settlements)},
                                                             {"SETTLEMENT_POPULATION", "people"},
                                                             {"OUTPUT", "TEMPORARY_OUTPUT"}});
    EXPECT_TRUE(classes.done) << classes.said();
    const AlgorithmRun excess = runAlgorithm("excesscost", {{"INPUT", asParameter(*classes.layer("OUTPUT"))},
                                                            {"CODE", "code"},
                                                            {"POPULATION", QStringList{"people"}},
                                                            {"CATEGORY", "urban_rural_category"},
                                                            {"RATIOS", asParameter(*ratios)},
                                                            {"RATIO_CATEGORY", "category"},
                                                            {"RATIO", "ratio"},
                                                            {"OUTPUT", "TEMPORARY_OUTPUT"}});
    EXPECT_TRUE(excess.done) << excess.said();
    const AlgorithmRun weighed =
        runAlgorithm("weightedpopulation", {{"INPUT", asParameter(*excess.layer("OUTPUT"))},
                                            {"CODE", "code"},
                                            {"POPULATION", QStringList{"people"}},
                                            {"NEEDS_INDEX", "need"},
                                            {"EXCESS_COST_INDEX", "excess_cost_index"},
                                            {"OUTPUT", "TEMPORARY_OUTPUT"}});
    EXPECT_TRUE(weighed.done) << weighed.said();
    return runAlgorithm("aggregate", {{"INPUT", asParameter(*weighed.layer("OUTPUT"))},
                                      {"CODE", "code"},
                                      {"AREA", "area"},
                                      {"SUMS", QStringList{"people", "weighted_population_2"}},
                                      {"RATIOS", QVariantList{"index", "weighted_population_2", "people"}},
                                      {"OUTPUT", "TEMPORARY_OUTPUT"}});
  }

  static processing::FairSharesProvider* mProvider;  // the registry owns it
  QgsProcessingModelAlgorithm model{"chain", "tests"};
  std::unique_ptr<QgsVectorLayer> zones = memorySquares(
      "zones", "code:string,area:string,people:integer,need:double",
      {{"Z1", "A", 20000, 1.0}, {"Z2", "A", 300, 1.5}, {"Z3", "B", 400, 0.7}, {"Z4", "B", 50, 2.0}}, 10000.0);
  std::unique_ptr<QgsVectorLayer> settlements =
      memorySquares("settlements", "people:integer", {{130000}}, 10000.0);
  std::unique_ptr<QgsVectorLayer> ratios =
      memoryTable("ratios", "category:string,ratio:double",
                  {{"1", 1.0}, {"2", 0.99}, {"6", 1.02}, {"7", 1.05}, {"8M", 1.1}, {"8I", 1.2}});
};

processing::FairSharesProvider* Models::mProvider = nullptr;

TEST_F(Models, AChainOfFourGivesTheNumbersOfSingleRuns) {
  build();
  const AlgorithmRun expected = byHand();
  ASSERT_TRUE(expected.done) << expected.said();
  QgsProcessingContext context;
  ListeningFeedback feedback;
  context.setFeedback(&feedback);
  bool done = false;
  QVariantMap outputs = model.run({{"zones", asParameter(*zones)},
                                   {"settlements", asParameter(*settlements)},
                                   {"ratios", asParameter(*ratios)},
                                   {"aggregate:areas", "TEMPORARY_OUTPUT"}},
                                  context, &feedback, &done);
  ASSERT_TRUE(done) << (feedback.errors + feedback.warnings).join('\n').toStdString();
  // Later versions of QGIS call the output of a model by its own name alone.
  const QString found = outputs.value("areas", outputs.value("aggregate:areas")).toString();
  auto* areas = qobject_cast<QgsVectorLayer*>(QgsProcessingUtils::mapLayerFromString(found, context));
  ASSERT_NE(areas, nullptr);
  ASSERT_EQ(areas->featureCount(), 2);
  for (const char* code : {"A", "B"})
    for (const char* field : {"people", "weighted_population_2", "index"}) {
      const QVariant single = valueAt(*expected.layer("OUTPUT"), "code", code, field);
      ASSERT_FALSE(single.isNull()) << code << " " << field;
      EXPECT_EQ(valueAt(*areas, "code", code, field).toDouble(), single.toDouble())
          << "to the bit: " << field;
    }
  EXPECT_NE(valueAt(*areas, "code", "A", "index").toDouble(), 1.0) << "the world is no flat one";
}

TEST_F(Models, AModelKeepsItsParametersWhenItIsSavedAndOpened) {
  build();
  QgsProcessingModelAlgorithm opened;
  ASSERT_TRUE(opened.loadVariant(model.toVariant()));
  EXPECT_EQ(opened.childAlgorithms().size(), 4);
  QStringList problems;
  for (const QString& child : opened.childAlgorithms().keys())
    EXPECT_TRUE(opened.validateChildAlgorithm(child, problems)) << problems.join('\n').toStdString();
}

TEST_F(Models, EveryAlgorithmRunsOffTheMainThreadAndInBatch) {
  for (const QgsProcessingAlgorithm* algorithm : mProvider->algorithms()) {
    const std::string name = algorithm->name().toStdString();
    EXPECT_TRUE(algorithm->flags() & compat::IN_BATCH) << name;
    EXPECT_TRUE(algorithm->flags() & compat::CAN_CANCEL) << name;
    EXPECT_FALSE(algorithm->flags() & compat::MAIN_THREAD_ONLY) << name;
    EXPECT_FALSE(algorithm->flags() & compat::NOT_IN_MODELS) << name;
  }
}

}  // namespace
