// The numbers of the pages' worked examples are what the algorithms give on the sample, and agree with its
// study. Wanted changes: scripts/update-help.sh writes the tables anew.
#include <gtest/gtest.h>
#include <qgsvectorlayer.h>

#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <map>

#include "plugin/help/examples/example_tables.h"
#include "plugin/help/help_folder.h"
#include "plugin/support/run_algorithm.h"

using namespace fairshares::testing_support;

namespace {

const QString SAMPLE = QStringLiteral(FAIRSHARES_SOURCE_DIR "/sample_data/");
const QString RESULTS = QStringLiteral(FAIRSHARES_SAMPLE_RESULTS);
const QString ZONES = RESULTS + "|layername=zones";

/// Compares the table of a page with what came out, or writes it where that is wanted.
void expectExample(const QString& page, const QString& example) {
  if (qEnvironmentVariableIsSet("FAIRSHARES_WRITE_HELP")) writeExample(page, example);
  EXPECT_EQ(exampleIn(page).toStdString(), example.toStdString()) << "scripts/update-help.sh writes it anew";
}

std::vector<QgsFeature> featuresOf(const QgsVectorLayer& layer) {
  std::vector<QgsFeature> features;
  QgsFeatureIterator iterator = layer.getFeatures();
  QgsFeature feature;
  while (iterator.nextFeature(feature)) features.push_back(feature);
  return features;
}

double at(const QgsFeature& feature, const char* field) {
  const QVariant value = feature.attribute(QString::fromLatin1(field));
  EXPECT_FALSE(value.isNull()) << field;
  return value.toDouble();
}

/// The `count` features with the highest value of a field; equal ones by code.
std::vector<QgsFeature> highest(std::vector<QgsFeature> features, const char* field, std::size_t count) {
  std::sort(features.begin(), features.end(), [&](const QgsFeature& one, const QgsFeature& other) {
    const double first = one.attribute(field).toDouble(), second = other.attribute(field).toDouble();
    return first != second ? first > second
                           : one.attribute("code").toString() < other.attribute("code").toString();
  });
  features.resize(std::min(count, features.size()));
  return features;
}

/// Every column that an algorithm adds is named on its page.
void expectColumnsNamed(const QString& page, const QgsVectorLayer& input, const QgsVectorLayer& output) {
  const QString text = helpText(page);
  for (const QString& name : output.fields().names()) {
    // QGIS numbers a column whose name is taken.
    const QString plain = QString(name).remove(QRegularExpression("_[23]$"));
    if (input.fields().names().contains(name)) continue;
    EXPECT_TRUE(text.contains('`' + plain + '`'))
        << page.toStdString() << " does not name " << name.toStdString();
  }
}

/// Weighted population of the acute programme, from the finished indices of the sample's results.
AlgorithmRun weighAcute(bool withExcessCosts) {
  return runAlgorithm("weightedpopulation",
                      {{"INPUT", ZONES},
                       {"CODE", "code"},
                       {"POPULATION", QStringList{"population"}},
                       {"AGE_SEX_INDEX", "acute_age_sex_index"},
                       {"NEEDS_INDEX", "acute_needs_index"},
                       {"EXCESS_COST_INDEX", withExcessCosts ? "acute_excess_cost_index" : ""},
                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
}

/// Name of the column an algorithm added: the last of those QGIS has numbered because the name was taken.
QString added(const QgsVectorLayer& output, const QString& name) {
  QString last = name;
  for (const char* number : {"_2", "_3"})
    if (output.fields().names().contains(name + number)) last = name + number;
  return last;
}

class WorkedExample : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(QFile::exists(RESULTS)) << RESULTS.toStdString(); }
};

TEST_F(WorkedExample, OfRunStudyIsTheBoardTableOfTheSampleSlow) {
  const QgsVectorLayer boards(RESULTS + "|layername=boards", "boards", "ogr");
  QList<QStringList> rows;
  for (const QgsFeature& board : highest(featuresOf(boards), "hchs_overall_index", 5)) {
    rows << QStringList{board.attribute("name").toString(),
                        numberText(at(board, "population"), 0),
                        numberText(100.0 * at(board, "hchs_population_share"), 3),
                        numberText(at(board, "hchs_overall_index"), 4),
                        numberText(100.0 * at(board, "hchs_target_share"), 3),
                        numberText(1e-6 * at(board, "hchs_allocation_gbp"), 1)};
    EXPECT_NEAR(at(board, "hchs_target_share") / at(board, "hchs_population_share"),
                at(board, "hchs_overall_index"), 1e-9)
        << "as the page says";
  }
  expectExample("runstudy", markdownTable({"Board", "persons", "population share %", "overall index",
                                           "target share %", "allocation, million pounds"},
                                          rows));
}

TEST_F(WorkedExample, OfJoinIndicesJoinsTwoIndicatorsSlow) {
  const QString boundaries = SAMPLE + "scotland/zones.gpkg|layername=zones";
  const AlgorithmRun run = runAlgorithm("joinindices", {{"INPUT", boundaries},
                                                        {"CODE", "DataZone"},
                                                        {"TABLE", SAMPLE + "scotland/indicators.csv"},
                                                        {"TABLE_CODE", "DataZone"},
                                                        {"FIELDS", QStringList{"smr", "drive_gp_minutes"}},
                                                        {"OUTPUT", "TEMPORARY_OUTPUT"},
                                                        {"REPORT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  QList<QStringList> rows;
  for (const char* code : {"XZ00001", "XZ00100", "XZ00772"})
    rows << QStringList{
        code, numberText(valueAt(*run.layer("OUTPUT"), "DataZone", code, "smr").toDouble(), 2),
        numberText(valueAt(*run.layer("OUTPUT"), "DataZone", code, "drive_gp_minutes").toDouble(), 2)};
  expectExample("joinindices",
                markdownTable({"DataZone", "smr", "drive_gp_minutes"}, rows) +
                    QStringLiteral("\nFeatures with values: %1; without: %2; rows without a feature: %3.\n")
                        .arg(numberText(run.outputs["MATCHED"].toDouble(), 0),
                             numberText(run.outputs["UNMATCHED_FEATURES"].toDouble(), 0),
                             numberText(run.outputs["UNMATCHED_ROWS"].toDouble(), 0)));
}

TEST_F(WorkedExample, OfWeightedPopulationGivesTheWeightsOfTheStudySlow) {
  const AlgorithmRun run = weighAcute(true);
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& output = *run.layer("OUTPUT");
  for (const QgsFeature& zone : featuresOf(output))
    EXPECT_NEAR(at(zone, "weighted_population"), at(zone, "acute_weighted_population"), 1e-6);
  expectColumnsNamed("weightedpopulation", QgsVectorLayer(ZONES, "zones", "ogr"), output);
  QList<QStringList> rows;
  for (const char* code : {"XZ00001", "XZ00100", "XZ00772"}) {
    const auto value = [&](const char* field) {
      return valueAt(output, "code", code, added(output, field)).toDouble();
    };
    rows << QStringList{code,
                        numberText(value("population"), 1),
                        numberText(value("age_sex_index"), 4),
                        numberText(value("needs_index"), 4),
                        numberText(value("excess_cost_index"), 4),
                        numberText(value("weighted_population"), 1),
                        numberText(value("overall_index"), 4)};
  }
  expectExample("weightedpopulation",
                markdownTable({"zone", "population", "age_sex_index", "needs_index", "excess_cost_index",
                               "weighted_population", "overall_index"},
                              rows) +
                    QStringLiteral("\nPopulation of all zones: %1 persons, before and after.\n")
                        .arg(numberText(run.outputs["POPULATION"].toDouble(), 0)));
}

TEST_F(WorkedExample, OfExcessCostGivesTheIndexOfTheStudySlow) {
  const AlgorithmRun weighed = weighAcute(false);
  ASSERT_TRUE(weighed.done) << weighed.said();
  QgsVectorLayer ratios(SAMPLE + "parameters/excess_cost_ratios.csv", "ratios", "ogr");
  ASSERT_TRUE(ratios.setSubsetString("\"programme\" = 'acute'"));
  const AlgorithmRun run = runAlgorithm("excesscost", {{"INPUT", asParameter(*weighed.layer("OUTPUT"))},
                                                       {"CODE", "code"},
                                                       {"POPULATION", QStringList{"weighted_needs"}},
                                                       {"CATEGORY", "urban_rural_category"},
                                                       {"RATIOS", asParameter(ratios)},
                                                       {"RATIO_CATEGORY", "category"},
                                                       {"RATIO", "ratio"},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& output = *run.layer("OUTPUT");
  expectColumnsNamed("excesscost", *weighed.layer("OUTPUT"), output);
  const QString column = added(output, "excess_cost_index");
  std::map<QString, std::pair<int, double>> categories;
  for (const QgsFeature& zone : featuresOf(output)) {
    auto& [zones, index] = categories[zone.attribute("urban_rural_category").toString()];
    ++zones;
    if (zone.attribute(column).isNull()) continue;
    index = zone.attribute(column).toDouble();
    EXPECT_NEAR(index, at(zone, "acute_excess_cost_index"), 1e-9);
  }
  QList<QStringList> rows;
  for (const auto& [category, what] : categories) {
    const QString name = valueAt(ratios, "category", category, "category_name").toString();
    rows << QStringList{category + ' ' + name, numberText(what.first, 0),
                        valueAt(ratios, "category", category, "ratio").toString(),
                        numberText(what.second, 4)};
  }
  EXPECT_EQ(rows.size(), 10);
  expectExample("excesscost", markdownTable({"category", "zones", "ratio", "excess_cost_index"}, rows));
}

TEST_F(WorkedExample, OfAggregateGivesTheIndicesOfTheBoardsSlow) {
  const AlgorithmRun weighed = weighAcute(true);
  ASSERT_TRUE(weighed.done) << weighed.said();
  const AlgorithmRun run = runAlgorithm(
      "aggregate",
      {{"INPUT", asParameter(*weighed.layer("OUTPUT"))},
       {"CODE", "code"},
       {"AREA", "board"},
       {"SUMS", QStringList{"population", "weighted_age_sex", "weighted_needs", "weighted_population"}},
       {"RATIOS",
        QVariantList{"age_sex_index", "weighted_age_sex", "population", "needs_index", "weighted_needs",
                     "weighted_age_sex", "excess_cost_index", "weighted_population", "weighted_needs",
                     "overall_index", "weighted_population", "population"}},
       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer boards(RESULTS + "|layername=boards", "boards", "ogr");
  QList<QStringList> rows;
  for (const QgsFeature& board : highest(featuresOf(*run.layer("OUTPUT")), "overall_index", 5)) {
    const QString code = board.attribute("code").toString();
    EXPECT_NEAR(at(board, "overall_index"), valueAt(boards, "code", code, "acute_overall_index").toDouble(),
                1e-9);
    EXPECT_NEAR(at(board, "excess_cost_index"),
                valueAt(boards, "code", code, "acute_excess_cost_index").toDouble(), 1e-9);
    rows << QStringList{code,
                        numberText(at(board, "zones"), 0),
                        numberText(at(board, "population"), 0),
                        numberText(at(board, "weighted_population"), 0),
                        numberText(at(board, "age_sex_index"), 4),
                        numberText(at(board, "needs_index"), 4),
                        numberText(at(board, "excess_cost_index"), 4),
                        numberText(at(board, "overall_index"), 4)};
  }
  expectExample("aggregate",
                markdownTable({"code", "zones", "population", "weighted_population", "age_sex_index",
                               "needs_index", "excess_cost_index", "overall_index"},
                              rows));
}

/// Points of a CSV file, as "Add Delimited Text Layer" makes them.
std::unique_ptr<QgsVectorLayer> pointsOf(const QString& file) {
  auto layer = std::make_unique<QgsVectorLayer>("file://" + SAMPLE + file +
                                                    "?type=csv&xField=easting&yField=northing&crs=EPSG:27700",
                                                file, "delimitedtext");
  if (!layer->isValid()) throw std::runtime_error("no points in " + file.toStdString());
  return layer;
}

/// The network of the examples that travel.
QVariantMap network(QgsVectorLayer& accessPoints) {
  return {{"INPUT", ZONES},
          {"CODE", "code"},
          {"ROADS", SAMPLE + "scotland/roads.gpkg|layername=road_link"},
          {"SPEEDS", SAMPLE + "parameters/road_speeds.csv"},
          {"FERRIES", SAMPLE + "scotland/ferries.csv"},
          {"ACCESS_POINTS", asParameter(accessPoints)},
          {"ACCESS_CODE", "DataZone"},
          {"OUTPUT", "TEMPORARY_OUTPUT"}};
}

TEST_F(WorkedExample, OfDriveTimesIsTheWayToPracticesSlow) {
  const auto centroids = pointsOf("scotland/centroids.csv");
  QVariantMap parameters = network(*centroids);
  parameters["PLACES"] = RESULTS + "|layername=practices";
  parameters["PLACE_NAME"] = "name";
  const AlgorithmRun run = runAlgorithm("drivetimes", parameters);
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& output = *run.layer("OUTPUT");
  expectColumnsNamed("drivetimes", QgsVectorLayer(ZONES, "zones", "ogr"), output);
  QList<QStringList> rows;
  for (const char* code : {"XZ00001", "XZ00100", "XZ00772"})
    rows << QStringList{
        code, numberText(valueAt(output, "code", code, added(output, "drive_time_min")).toDouble(), 1),
        valueAt(output, "code", code, added(output, "drive_time_place")).toString()};
  std::vector<double> minutes;
  int unreachable = 0;
  for (const QgsFeature& zone : featuresOf(output)) {
    const QVariant value = zone.attribute(added(output, "drive_time_min"));
    if (value.isNull())
      ++unreachable;
    else
      minutes.push_back(value.toDouble());
  }
  const auto within =
      std::count_if(minutes.begin(), minutes.end(), [](double value) { return value <= 15.0; });
  expectExample(
      "drivetimes",
      markdownTable({"zone", "drive_time_min", "drive_time_place"}, rows) +
          QStringLiteral("\nZones within 15 minutes of a practice: %1 of %2; zones that reach none: %3.\n")
              .arg(numberText(static_cast<double>(within), 0),
                   numberText(static_cast<double>(minutes.size()) + unreachable, 0),
                   numberText(unreachable, 0)));
}

TEST_F(WorkedExample, OfUrbanRuralCountsZonesAndPeopleByClassSlow) {
  const auto centroids = pointsOf("scotland/centroids.csv");
  QVariantMap parameters = network(*centroids);
  parameters["POPULATION"] = QStringList{"population"};
  parameters["SETTLEMENTS"] = SAMPLE + "scotland/settlements.gpkg";
  parameters["SETTLEMENT_NAME"] = "name";
  parameters["SETTLEMENT_POPULATION"] = "population";
  const auto extraCentres = pointsOf("scotland/extra_centres.csv");
  parameters["EXTRA_CENTRES"] = asParameter(*extraCentres);
  parameters["EXTRA_NAME"] = "name";
  const AlgorithmRun run = runAlgorithm("urbanrural", parameters);
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& output = *run.layer("OUTPUT");
  expectColumnsNamed("urbanrural", QgsVectorLayer(ZONES, "zones", "ogr"), output);
  std::map<QString, std::pair<int, double>> classes;
  int asInTheStudy = 0;
  for (const QgsFeature& zone : featuresOf(output)) {
    if (zone.attribute("urban_rural_class") == zone.attribute(added(output, "urban_rural_class")))
      ++asInTheStudy;
    const QString name = zone.attribute(added(output, "urban_rural_class")).toString() + ' ' +
                         zone.attribute(added(output, "urban_rural_name")).toString();
    auto& [zones, people] = classes[name];
    ++zones;
    people += at(zone, "population");
  }
  QList<QStringList> rows;
  for (const auto& [name, what] : classes)
    rows << QStringList{name, numberText(what.first, 0), numberText(what.second, 0)};
  EXPECT_EQ(rows.size(), 8);
  expectExample(
      "urbanrural",
      markdownTable({"class", "zones", "persons"}, rows) +
          QStringLiteral("\n%1 of %2 zones have the class of the sample's own results.\n")
              .arg(numberText(asInTheStudy, 0), numberText(static_cast<double>(output.featureCount()), 0)));
}

}  // namespace
