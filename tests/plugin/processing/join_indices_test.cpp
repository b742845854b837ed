// fairshares:joinindices on layers in memory and in files.
#include <gtest/gtest.h>
#include <qgsgeometry.h>

#include <QFile>

#include "plugin/support/memory_layers.h"
#include "plugin/support/run_algorithm.h"
#include "support/temporary_folder.h"

using namespace fairshares::testing_support;

namespace {

class JoinIndices : public testing::Test {
 protected:
  std::unique_ptr<QgsVectorLayer> zones =
      memorySquares("zones", "DataZone:string,people:integer", {{"Z1", 10}, {"Z2", 20}, {"Z3", 30}});
  std::unique_ptr<QgsVectorLayer> indices = memoryTable(
      "indices", "zone:string,need:double,rank:string,note:string",
      {{"Z3", 1.25, "7", "high"}, {"Z1", 0.1 + 0.2, "*", "low"}, {"Z9", 2.0, "1,000", "elsewhere"}});

  QVariantMap parameters() {
    return {{"INPUT", asParameter(*zones)}, {"CODE", "DataZone"},           {"TABLE", asParameter(*indices)},
            {"TABLE_CODE", "zone"},         {"OUTPUT", "TEMPORARY_OUTPUT"}, {"REPORT", "TEMPORARY_OUTPUT"}};
  }
};

TEST_F(JoinIndices, KeepsEveryFeatureWithItsShapeAndGivesItItsRow) {
  const AlgorithmRun run = runAlgorithm("joinindices", parameters());
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer* output = run.layer("OUTPUT");
  ASSERT_NE(output, nullptr);
  EXPECT_EQ(output->featureCount(), 3);
  EXPECT_EQ(output->crs().authid(), QString("EPSG:27700"));
  EXPECT_EQ(output->fields().names(), (QStringList{"DataZone", "people", "need", "rank", "note"}));
  EXPECT_EQ(valueAt(*output, "DataZone", "Z1", "need").toDouble(), 0.1 + 0.2) << "to the bit";
  EXPECT_EQ(valueAt(*output, "DataZone", "Z3", "note").toString(), QString("high"));
  EXPECT_TRUE(valueAt(*output, "DataZone", "Z2", "need").isNull()) << "no row: empty, never 0";
  QgsFeatureIterator before = zones->getFeatures();
  QgsFeatureIterator after = output->getFeatures();
  QgsFeature one, other;
  while (before.nextFeature(one) && after.nextFeature(other))
    EXPECT_EQ(one.geometry().asWkb(), other.geometry().asWkb());
}

TEST_F(JoinIndices, RecognisesTheCodesOfBothSidesAndSaysWhichItTook) {
  QVariantMap bare = parameters();
  bare.remove("CODE");
  bare.remove("TABLE_CODE");
  const AlgorithmRun run = runAlgorithm("joinindices", bare);
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(valueAt(*run.layer("OUTPUT"), "DataZone", "Z3", "need").toDouble(), 1.25);
  EXPECT_NE(run.said().find("Codes of zones: field DataZone"), std::string::npos) << run.said();
  EXPECT_NE(run.said().find("Codes of indices: field zone"), std::string::npos) << run.said();
}

TEST_F(JoinIndices, TakesTheCodesOfATableThatAreOfTheKindOfTheBoundaries) {
  const auto boards = memorySquares("boards", "HB:string", {{"S1"}, {"S2"}});
  const auto table =
      memoryTable("table", "DataZone:string,HB:string,need:double", {{"Z1", "S1", 1.5}, {"Z2", "S2", 0.5}});
  const AlgorithmRun run = runAlgorithm(
      "joinindices",
      {{"INPUT", asParameter(*boards)}, {"TABLE", asParameter(*table)}, {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(valueAt(*run.layer("OUTPUT"), "HB", "S2", "need").toDouble(), 0.5);
}

TEST_F(JoinIndices, AsksForTheCodesWhereItCannotTell) {
  const auto places = memorySquares("places", "town:string,people:integer", {{"Ayr", 1}});
  QVariantMap bare = parameters();
  bare["INPUT"] = asParameter(*places);
  bare.remove("CODE");
  const AlgorithmRun run = runAlgorithm("joinindices", bare);
  EXPECT_FALSE(run.done);
  EXPECT_NE(run.said().find("CODE"), std::string::npos) << run.said();
  EXPECT_NE(run.said().find("town, people"), std::string::npos) << run.said();
}

TEST_F(JoinIndices, MakesNumbersOfTextThatHoldsNumbers) {
  const AlgorithmRun run = runAlgorithm("joinindices", parameters());
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer* output = run.layer("OUTPUT");
  EXPECT_TRUE(output->fields().field("rank").isNumeric());
  EXPECT_EQ(valueAt(*output, "DataZone", "Z3", "rank").toDouble(), 7.0);
  EXPECT_TRUE(valueAt(*output, "DataZone", "Z1", "rank").isNull()) << "* is no number";
  EXPECT_FALSE(output->fields().field("note").isNumeric());

  QVariantMap asText = parameters();
  asText["NUMBERS"] = false;
  const AlgorithmRun plain = runAlgorithm("joinindices", asText);
  ASSERT_TRUE(plain.done) << plain.said();
  EXPECT_EQ(valueAt(*plain.layer("OUTPUT"), "DataZone", "Z1", "rank").toString(), QString("*"));
}

TEST_F(JoinIndices, CountsAndReportsWhatDidNotMeet) {
  const AlgorithmRun run = runAlgorithm("joinindices", parameters());
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(run.outputs["MATCHED"].toInt(), 2);
  EXPECT_EQ(run.outputs["UNMATCHED_FEATURES"].toInt(), 1);
  EXPECT_EQ(run.outputs["UNMATCHED_ROWS"].toInt(), 1);
  EXPECT_EQ(run.feedback->warnings.size(), 2) << run.said();
  QgsVectorLayer* report = run.layer("REPORT");
  ASSERT_NE(report, nullptr);
  EXPECT_EQ(valueAt(*report, "event", "unmatched_unit", "code").toString(), QString("Z2"));
  EXPECT_EQ(valueAt(*report, "event", "unmatched_source", "code").toString(), QString("Z9"));
  EXPECT_EQ(valueAt(*report, "event", "matched", "count").toDouble(), 2.0);
  EXPECT_EQ(valueAt(*report, "event", "missing_values", "column").toString(), QString("rank"));
}

TEST_F(JoinIndices, JoinsOnlyTheFieldsChosenUnderThePrefix) {
  QVariantMap chosen = parameters();
  chosen["FIELDS"] = QStringList{"need"};
  chosen["PREFIX"] = "mlc_";
  const AlgorithmRun run = runAlgorithm("joinindices", chosen);
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(run.layer("OUTPUT")->fields().names(), (QStringList{"DataZone", "people", "mlc_need"}));
}

TEST_F(JoinIndices, RefusesUnmatchedCodesWhereAskedAndWritesNothing) {
  const TemporaryFolder folder;
  const QString old = QString::fromStdString(folder.write("old.gpkg", "what was there"));
  QVariantMap strict = parameters();
  strict["STRICT"] = true;
  strict["OUTPUT"] = old;
  const AlgorithmRun run = runAlgorithm("joinindices", strict);
  EXPECT_FALSE(run.done);
  ASSERT_FALSE(run.feedback->errors.isEmpty());
  EXPECT_TRUE(run.feedback->errors.join('\n').contains("Z2")) << run.said();
  EXPECT_TRUE(run.feedback->errors.join('\n').contains("Z9")) << "all problems at once: " << run.said();
  EXPECT_EQ(readFile(old.toStdString()), "what was there");
}

TEST_F(JoinIndices, CancelledHalfWayLeavesTheOldOutput) {
  const TemporaryFolder folder;
  const QString old = QString::fromStdString(folder.write("old.gpkg", "what was there"));
  QVariantMap toFile = parameters();
  toFile["OUTPUT"] = old;
  const AlgorithmRun run =
      runAlgorithm("joinindices", toFile, [](ListeningFeedback& feedback, const QString& stage) {
        if (stage.startsWith("Joining")) feedback.cancel();
      });
  EXPECT_FALSE(run.done);
  EXPECT_EQ(readFile(old.toStdString()), "what was there");
}

TEST_F(JoinIndices, ReadsALayerThatIsFilteredAndWritesAFile) {
  const TemporaryFolder folder;
  ASSERT_TRUE(zones->setSubsetString("people > 10"));
  QVariantMap toFile = parameters();
  toFile["OUTPUT"] = QString::fromStdString(folder.file("joined.gpkg"));
  const AlgorithmRun run = runAlgorithm("joinindices", toFile);
  ASSERT_TRUE(run.done) << run.said();
  const QgsVectorLayer written(toFile["OUTPUT"].toString(), "joined", "ogr");
  ASSERT_TRUE(written.isValid());
  EXPECT_EQ(written.featureCount(), 2);
}

TEST_F(JoinIndices, KeepsFieldsOfTheSameNameApart) {
  auto clashing =
      memoryTable("clash", "DataZone:string,people:double", {{"Z1", 1.5}, {"Z2", 2.5}, {"Z3", 3.5}});
  QVariantMap clash = parameters();
  clash["TABLE"] = asParameter(*clashing);
  clash["TABLE_CODE"] = "DataZone";
  const AlgorithmRun run = runAlgorithm("joinindices", clash);
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer* output = run.layer("OUTPUT");
  EXPECT_EQ(valueAt(*output, "DataZone", "Z2", "people").toInt(), 20);
  EXPECT_EQ(valueAt(*output, "DataZone", "Z2", "people_2").toDouble(), 2.5);
}

}  // namespace
