// fairshares:weightedpopulation and fairshares:excesscost on worlds worked out by hand, and beside a study.
#include <gtest/gtest.h>

#include <QFile>

#include "plugin/support/memory_layers.h"
#include "plugin/support/run_algorithm.h"
#include "support/temporary_folder.h"

using namespace fairshares::testing_support;

namespace {

/// Three zones and one programme, care, with finished indices.
std::string writeIndexStudy(const TemporaryFolder& folder) {
  const char* square =
      R"({"type":"Feature","properties":{"DataZone":"%1"},"geometry":{"type":"Polygon","coordinates":[[)";
  std::string zones =
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[)";
  for (int zone = 1; zone <= 3; ++zone) {
    const QString west = QString::number(200000 + 1000 * zone), east = QString::number(201000 + 1000 * zone);
    zones += QString(square).arg(QString("Q%1").arg(zone)).toStdString() +
             QString("[%1,600000],[%2,600000],[%2,601000],[%1,601000],[%1,600000]]]}}")
                 .arg(west, east)
                 .toStdString() +
             (zone < 3 ? "," : "]}");
  }
  folder.write("zones.geojson", zones);
  folder.write("population.csv",
               "DataZone,Sex,Age,Population\nQ1,Female,0+,333\nQ1,Male,0+,0\nQ2,Female,0+,17\nQ2,Male,0+,0\n"
               "Q3,Female,0+,1000\nQ3,Male,0+,0\n");
  folder.write("indices.csv",
               "DataZone,age,need,cost\nQ1,0.9,1.1,0.97\nQ2,1.03,2.5,1.31\nQ3,1.5,0.75,1.125\n");
  std::string study =
      "[study]\ntitle = \"Three\"\nage_bands = [0]\n"
      "[zones]\nfile = \"zones.geojson\"\ncode = \"DataZone\"\nsource = \"t\"\nstatus = \"assumed\"\n"
      "[population]\nfile = \"population.csv\"\nsource = \"t\"\nstatus = \"assumed\"\n"
      "[programmes.care]\ntitle = \"Care\"\npurpose = \"Tests\"\n"
      "budget_gbp = { value = 1, source = \"t\", status = \"assumed\" }\n"
      "eligibility = { age_from = 0, age_to = 120, sexes = [\"female\", \"male\"] }\n";
  for (const auto& [step, column] : {std::pair("age_sex", "age"), {"needs", "need"}, {"excess_cost", "cost"}})
    study += std::string("[programmes.care.") + step +
             "]\nmethod = \"index\"\nfile = \"indices.csv\"\ncolumn = \"" + column +
             "\"\nsource = \"t\"\nstatus = \"assumed\"\n";
  return folder.write("study.toml", study);
}

// Three zones of 100, 300 and 0 people; needs 2, 1 and unknown:
//   W1 = 100, 300; sum W1 * m = 200 + 300 = 500; scale 400 / 500 = 0.8
//   W2 = 160, 240; index 1.6, 0.8; nobody lives in Z3: weight 0, no index
class WeightedPopulation : public testing::Test {
 protected:
  std::unique_ptr<QgsVectorLayer> zones = memorySquares(
      "zones", "code:string,women:integer,men:string,need:double,class:string",
      {{"Z2", 200, "100", 1.0, "2"}, {"Z1", 60, "40", 2.0, " 1 "}, {"Z3", 0, "0", QVariant(), ""}});
  QVariantMap parameters() {
    return {{"INPUT", asParameter(*zones)},
            {"CODE", "code"},
            {"POPULATION", QStringList{"women", "men"}},
            {"NEEDS_INDEX", "need"},
            {"OUTPUT", "TEMPORARY_OUTPUT"}};
  }
  static double number(const AlgorithmRun& run, const QString& code, const QString& field) {
    return valueAt(*run.layer("OUTPUT"), "code", code, field).toDouble();
  }
};

TEST_F(WeightedPopulation, MovesPeopleByNeedAndKeepsTheirTotal) {
  const AlgorithmRun run = runAlgorithm("weightedpopulation", parameters());
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(run.outputs["POPULATION"].toDouble(), 400.0);
  EXPECT_DOUBLE_EQ(number(run, "Z1", "population"), 100.0);
  EXPECT_DOUBLE_EQ(number(run, "Z1", "weighted_needs"), 160.0);
  EXPECT_DOUBLE_EQ(number(run, "Z2", "weighted_needs"), 240.0);
  EXPECT_DOUBLE_EQ(number(run, "Z1", "needs_index"), 1.6);
  EXPECT_DOUBLE_EQ(number(run, "Z2", "overall_index"), 0.8);
  EXPECT_DOUBLE_EQ(number(run, "Z2", "age_sex_index"), 1.0) << "a step that is left out";
  EXPECT_DOUBLE_EQ(number(run, "Z1", "population_share"), 0.4);
}

TEST_F(WeightedPopulation, GivesAnEmptyZoneWeightZeroAndNoIndex) {
  const AlgorithmRun run = runAlgorithm("weightedpopulation", parameters());
  ASSERT_TRUE(run.done) << run.said();
  QgsVectorLayer& output = *run.layer("OUTPUT");
  EXPECT_EQ(output.featureCount(), 3);
  EXPECT_EQ(valueAt(output, "code", "Z3", "weighted_population"), QVariant(0.0));
  EXPECT_TRUE(valueAt(output, "code", "Z3", "needs_index").isNull());
  EXPECT_TRUE(valueAt(output, "code", "Z3", "overall_index").isNull());
}

TEST_F(WeightedPopulation, RefusesAMissingIndexAMissingCountAndADoubledCode) {
  auto broken = memoryTable("broken", "code:string,women:integer,need:double",
                            {{"Z1", 10, QVariant()}, {"Z2", 20, -1.0}, {"Z3", 30, 1.0}});
  QVariantMap wrong = parameters();
  wrong["INPUT"] = asParameter(*broken);
  wrong["POPULATION"] = QStringList{"women"};
  const AlgorithmRun index = runAlgorithm("weightedpopulation", wrong);
  EXPECT_FALSE(index.done);
  EXPECT_NE(index.said().find("Z1"), std::string::npos) << index.said();
  EXPECT_NE(index.said().find("Z2"), std::string::npos) << "all at once: " << index.said();

  auto doubled = memoryTable("doubled", "code:string,women:integer,need:double",
                             {{"Z1", 10, 1.0}, {"Z1", QVariant(), 1.0}});
  wrong["INPUT"] = asParameter(*doubled);
  const AlgorithmRun codes = runAlgorithm("weightedpopulation", wrong);
  EXPECT_FALSE(codes.done);
  EXPECT_NE(codes.said().find("again in row 2"), std::string::npos) << codes.said();
  EXPECT_NE(codes.said().find("no number of persons"), std::string::npos) << codes.said();
}

TEST_F(WeightedPopulation, DoesNotDependOnTheOrderOfTheZones) {
  const AlgorithmRun run = runAlgorithm("weightedpopulation", parameters());
  auto turned =
      memoryTable("zones", "code:string,women:integer,men:string,need:double,class:string",
                  {{"Z3", 0, "0", QVariant(), ""}, {"Z1", 60, "40", 2.0, "1"}, {"Z2", 200, "100", 1.0, "2"}});
  QVariantMap other = parameters();
  other["INPUT"] = asParameter(*turned);
  const AlgorithmRun again = runAlgorithm("weightedpopulation", other);
  ASSERT_TRUE(run.done && again.done);
  for (const char* field : {"weighted_population", "overall_index", "population_share"})
    for (const char* code : {"Z1", "Z2"})
      EXPECT_EQ(number(run, code, field), number(again, code, field)) << field;
}

TEST_F(WeightedPopulation, CategoriesGiveTheExcessCostIndexOfTheirRatios) {
  auto ratios = memoryTable("ratios", "category:string,ratio:double", {{"1", 0.5}, {"2", 1.5}});
  QVariantMap excess{{"INPUT", asParameter(*zones)},
                     {"CODE", "code"},
                     {"POPULATION", QStringList{"women", "men"}},
                     {"CATEGORY", "class"},
                     {"RATIOS", asParameter(*ratios)},
                     {"RATIO_CATEGORY", "category"},
                     {"RATIO", "ratio"},
                     {"OUTPUT", "TEMPORARY_OUTPUT"}};
  const AlgorithmRun run = runAlgorithm("excesscost", excess);
  ASSERT_TRUE(run.done) << run.said();
  // Mean ratio: (100 * 0.5 + 300 * 1.5) / 400 = 1.25
  EXPECT_DOUBLE_EQ(number(run, "Z1", "excess_cost_index"), 0.4);
  EXPECT_DOUBLE_EQ(number(run, "Z2", "excess_cost_index"), 1.2);
  EXPECT_DOUBLE_EQ(number(run, "Z1", "weighted_population") + number(run, "Z2", "weighted_population"),
                   400.0);

  auto incomplete = memoryTable("ratios", "category:string,ratio:double", {{"1", 0.5}});
  excess["RATIOS"] = asParameter(*incomplete);
  const AlgorithmRun refused = runAlgorithm("excesscost", excess);
  EXPECT_FALSE(refused.done);
  EXPECT_FALSE(refused.feedback->errors.isEmpty());
}

// Visits cost 20 pounds for 100 people in Z1 and 40 for 300 in Z2: on average (20 * 100 + 40 * 300) / 400
// = 35. Ratios 20 / 35 and 40 / 35; their mean is 1, so they are the index.
TEST_F(WeightedPopulation, VisitsGiveTheExcessCostIndexOfTheirCost) {
  auto visits = memoryTable(
      "zones", "code:string,people:integer,visit:double,class:string,done:double",
      {{"Z2", 300, 40.0, "2", 3.0}, {"Z1", 100, 20.0, "1", 1.0}, {"Z3", 0, QVariant(), "", QVariant()}});
  QVariantMap excess{{"INPUT", asParameter(*visits)},
                     {"CODE", "code"},
                     {"POPULATION", QStringList{"people"}},
                     {"TRAVEL_COST", "visit"},
                     {"OUTPUT", "TEMPORARY_OUTPUT"}};
  const AlgorithmRun travel = runAlgorithm("excesscost", excess);
  ASSERT_TRUE(travel.done) << travel.said();
  EXPECT_DOUBLE_EQ(number(travel, "Z1", "excess_cost_index"), 20.0 / 35.0);
  EXPECT_DOUBLE_EQ(number(travel, "Z2", "excess_cost_index"), 40.0 / 35.0);
  EXPECT_TRUE(valueAt(*travel.layer("OUTPUT"), "code", "Z3", "excess_cost_index").isNull());

  // A quarter of the spending is on visits, the rest in clinics: ratios 0.5 and 1.5 with the mean 1.25.
  auto ratios = memoryTable("ratios", "category:string,ratio:double", {{"1", 0.5}, {"2", 1.5}});
  excess["CATEGORY"] = "class";
  excess["RATIOS"] = asParameter(*ratios);
  excess["RATIO_CATEGORY"] = "category";
  excess["RATIO"] = "ratio";
  const AlgorithmRun noShare = runAlgorithm("excesscost", excess);
  EXPECT_FALSE(noShare.done);
  EXPECT_NE(noShare.said().find("part of the spending"), std::string::npos) << noShare.said();
  excess["TRAVEL_SHARE"] = 0.25;
  const AlgorithmRun mix = runAlgorithm("excesscost", excess);
  ASSERT_TRUE(mix.done) << mix.said();
  EXPECT_DOUBLE_EQ(number(mix, "Z1", "excess_cost_index"), 0.25 * 20.0 / 35.0 + 0.75 * 0.5 / 1.25);
  EXPECT_DOUBLE_EQ(number(mix, "Z2", "excess_cost_index"), 0.25 * 40.0 / 35.0 + 0.75 * 1.5 / 1.25);
}

// Finished ratios 1 and 3 for 100 and 300 people have the mean 2.5.
TEST_F(WeightedPopulation, AFinishedRatioIsOnlyScaled) {
  auto finished =
      memoryTable("zones", "code:string,people:integer,done:double", {{"Z1", 100, 1.0}, {"Z2", 300, 3.0}});
  const QVariantMap excess{{"INPUT", asParameter(*finished)},
                           {"CODE", "code"},
                           {"POPULATION", QStringList{"people"}},
                           {"INDEX", "done"},
                           {"OUTPUT", "TEMPORARY_OUTPUT"}};
  const AlgorithmRun run = runAlgorithm("excesscost", excess);
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_DOUBLE_EQ(number(run, "Z1", "excess_cost_index"), 0.4);
  EXPECT_DOUBLE_EQ(number(run, "Z2", "excess_cost_index"), 1.2);
}

TEST_F(WeightedPopulation, ExcessCostsThatNobodyGaveOrGaveTwiceAreRefusedInWords) {
  QVariantMap excess{{"INPUT", asParameter(*zones)},
                     {"CODE", "code"},
                     {"POPULATION", QStringList{"women"}},
                     {"OUTPUT", "TEMPORARY_OUTPUT"}};
  const auto refusal = [&](const QString& name, const QString& field) {
    if (!name.isEmpty()) excess[name] = field;
    const AlgorithmRun run = runAlgorithm("excesscost", excess);
    EXPECT_FALSE(run.done);
    return run.said();
  };
  EXPECT_NE(refusal("", "").find("Nothing says what care costs"), std::string::npos);
  EXPECT_NE(refusal("CATEGORY", "class").find("table of cost ratios"), std::string::npos);
  EXPECT_NE(refusal("INDEX", "need").find("leaves nothing to derive"), std::string::npos);
  excess.remove("CATEGORY");
  excess.remove("INDEX");
  auto broken = memoryTable("zones", "code:string,women:integer,visit:double",
                            {{"Z1", 10, QVariant()}, {"Z2", 20, 0.0}, {"Z3", 0, QVariant()}});
  excess["INPUT"] = asParameter(*broken);
  const std::string said = refusal("TRAVEL_COST", "visit");
  EXPECT_NE(said.find("Z1"), std::string::npos) << said;
  EXPECT_NE(said.find("Z2"), std::string::npos) << "all at once: " << said;
  EXPECT_EQ(said.find("Z3"), std::string::npos) << "nobody lives there: " << said;
}

// A study of three zones with the same finished indices: the same weights to the bit.
TEST_F(WeightedPopulation, GivesTheWeightsOfAStudyOnItsOwnIndices) {
  const TemporaryFolder folder;
  const AlgorithmRun study =
      runAlgorithm("runstudy", {{"STUDY", QString::fromStdString(writeIndexStudy(folder))},
                                {"OUTPUT", QString::fromStdString(folder.file("study.gpkg"))}});
  ASSERT_TRUE(study.done) << study.said();
  QgsVectorLayer& expected = *study.layer("ZONES");
  auto table = memoryTable(
      "zones", "code:string,people:double,age:double,need:double,cost:double",
      {{"Q3", 1000.0, 1.5, 0.75, 1.125}, {"Q1", 333.0, 0.9, 1.1, 0.97}, {"Q2", 17.0, 1.03, 2.5, 1.31}});
  const AlgorithmRun run = runAlgorithm("weightedpopulation", {{"INPUT", asParameter(*table)},
                                                               {"CODE", "code"},
                                                               {"POPULATION", QStringList{"people"}},
                                                               {"AGE_SEX_INDEX", "age"},
                                                               {"NEEDS_INDEX", "need"},
                                                               {"EXCESS_COST_INDEX", "cost"},
                                                               {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  for (const char* code : {"Q1", "Q2", "Q3"}) {
    EXPECT_EQ(number(run, code, "weighted_population"),
              valueAt(expected, "code", code, "care_weighted_population").toDouble());
    EXPECT_EQ(number(run, code, "needs_index"),
              valueAt(expected, "code", code, "care_needs_index").toDouble());
    EXPECT_EQ(number(run, code, "overall_index"),
              valueAt(expected, "code", code, "care_overall_index").toDouble());
  }
}

}  // namespace
