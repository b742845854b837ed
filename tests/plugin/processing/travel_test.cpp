// fairshares:drivetimes and fairshares:urbanrural in a drawn world, and beside a study over the same files.
#include <gtest/gtest.h>
#include <qgsgeometry.h>

#include "plugin/support/memory_layers.h"
#include "plugin/support/run_algorithm.h"
#include "run/run_study.h"
#include "support/temporary_folder.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

//   +----+----+----+----+         squares of 10 km; the hospital H lies in Z1
//   | Z1H| Z2 | Z3 | Z4 |
//   +----+----+----+----+
class Travel : public testing::Test {
 protected:
  std::unique_ptr<QgsVectorLayer> zones = memorySquares(
      "zones", "code:string,people:integer", {{"Z1", 20000}, {"Z2", 300}, {"Z3", 300}, {"Z4", 0}}, 10000.0);
  std::unique_ptr<QgsVectorLayer> hospitals =
      points("hospitals", {{"Royal \"H\" Infirmary", 6000.0, 6000.0}});

  static std::unique_ptr<QgsVectorLayer> points(const QString& name,
                                                const QList<std::tuple<QString, double, double>>& places) {
    auto layer = std::make_unique<QgsVectorLayer>("Point?crs=EPSG:27700&field=place:string", name, "memory");
    for (const auto& [place, x, y] : places) {
      QgsFeature feature(layer->fields());
      feature.setAttributes(QgsAttributes() << place);
      feature.setGeometry(QgsGeometry::fromPointXY(QgsPointXY(x, y)));
      layer->dataProvider()->addFeature(feature);
    }
    return layer;
  }
  static QVariant at(const AlgorithmRun& run, const QString& code, const QString& field) {
    return valueAt(*run.layer("OUTPUT"), "code", code, field);
  }
};

TEST_F(Travel, MinutesGrowWithTheWayAndPlacesKeepTheirNames) {
  const AlgorithmRun run = runAlgorithm("drivetimes", {{"INPUT", asParameter(*zones)},
                                                       {"CODE", "code"},
                                                       {"PLACES", asParameter(*hospitals)},
                                                       {"PLACE_NAME", "place"},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  ASSERT_EQ(run.layer("OUTPUT")->featureCount(), 4);
  double before = -1.0;
  for (const char* code : {"Z1", "Z2", "Z3", "Z4"}) {
    const QVariant minutes = at(run, code, "drive_time_min");
    ASSERT_FALSE(minutes.isNull()) << code;
    EXPECT_GT(minutes.toDouble(), before) << code;
    before = minutes.toDouble();
    EXPECT_EQ(at(run, code, "drive_time_place").toString(), QString("Royal \"H\" Infirmary"));
    EXPECT_TRUE(at(run, code, "drive_time_unreachable").isNull());
  }
  // Three neighbours at 10 km and no more than motorway speed.
  EXPECT_GT(before, 3 * 10.0 / 112.0 * 60.0);
  EXPECT_TRUE(run.feedback->warnings.join(' ').contains("proximity"))
      << "what stood in is said: " << run.said();
}

TEST_F(Travel, UnreachableIsAStateWithAReason) {
  QgsFeature island(zones->fields());
  island.setAttributes(QgsAttributes() << QString("Z9") << 50);
  island.setGeometry(QgsGeometry::fromRect(QgsRectangle(300000, 300000, 310000, 310000)));
  ASSERT_TRUE(zones->dataProvider()->addFeature(island));
  const AlgorithmRun run = runAlgorithm("drivetimes", {{"INPUT", asParameter(*zones)},
                                                       {"CODE", "code"},
                                                       {"POPULATION", QStringList{"people"}},
                                                       {"PLACES", asParameter(*hospitals)},
                                                       {"PLACE_NAME", "place"},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_TRUE(at(run, "Z9", "drive_time_min").isNull());
  EXPECT_FALSE(at(run, "Z9", "drive_time_unreachable").toString().isEmpty());
  EXPECT_FALSE(at(run, "Z3", "drive_time_min").isNull());
}

TEST_F(Travel, ClassesFollowTheSizeOfTheSettlement) {
  auto settlements =
      memorySquares("settlements", "town:string,people:integer", {{"Bigtown", 130000}}, 10000.0);
  const AlgorithmRun run = runAlgorithm("urbanrural", {{"INPUT", asParameter(*zones)},
                                                       {"CODE", "code"},
                                                       {"POPULATION", QStringList{"people"}},
                                                       {"SETTLEMENTS", asParameter(*settlements)},
                                                       {"SETTLEMENT_NAME", "town"},
                                                       {"SETTLEMENT_POPULATION", "people"},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  EXPECT_EQ(at(run, "Z1", "urban_rural_class").toString(), QString("1")) << "a town of 125,000 or more";
  EXPECT_NE(at(run, "Z2", "urban_rural_class").toString(), QString("1"));
  EXPECT_EQ(at(run, "Z2", "drive_time_place").toString(), QString("Bigtown"));
}

TEST_F(Travel, RoadsWithoutSpeedsAreRefusedBeforeAnythingIsWritten) {
  QgsVectorLayer roads("LineString?crs=EPSG:27700&field=class:string", "roads", "memory");
  const AlgorithmRun run = runAlgorithm("drivetimes", {{"INPUT", asParameter(*zones)},
                                                       {"CODE", "code"},
                                                       {"PLACES", asParameter(*hospitals)},
                                                       {"ROADS", asParameter(roads)},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  EXPECT_FALSE(run.done);
  EXPECT_NE(run.said().find("km_per_hour"), std::string::npos) << run.said();
}

TEST_F(Travel, ALayerThatCannotBeOpenedIsRefusedThoughItIsOptional) {
  const AlgorithmRun run = runAlgorithm("drivetimes", {{"INPUT", asParameter(*zones)},
                                                       {"CODE", "code"},
                                                       {"PLACES", asParameter(*hospitals)},
                                                       {"ACCESS_POINTS", "/nowhere/centroids.gpkg"},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  EXPECT_FALSE(run.done) << "left out, it would change the minutes";
  EXPECT_NE(run.said().find("ACCESS_POINTS"), std::string::npos) << run.said();
}

TEST_F(Travel, DoubledZonesAreNamed) {
  auto doubled = memorySquares("zones", "code:string", {{"Z1"}, {"Z1"}});
  const AlgorithmRun run = runAlgorithm("drivetimes", {{"INPUT", asParameter(*doubled)},
                                                       {"CODE", "code"},
                                                       {"PLACES", asParameter(*hospitals)},
                                                       {"OUTPUT", "TEMPORARY_OUTPUT"}});
  EXPECT_FALSE(run.done);
  EXPECT_NE(run.said().find("again in row 2"), std::string::npos) << run.said();
}

TEST_F(Travel, ClassesOfTheSampleAreThoseOfAStudyOverTheSameFilesSlow) {
  const std::string data = FAIRSHARES_SOURCE_DIR "/sample_data/";
  const std::string given = "source = \"t\"\nstatus = \"assumed\"\n";
  const TemporaryFolder folder;
  const std::string study = folder.write(
      "study.toml", "[study]\ntitle = \"Sample\"\nage_bands = \"nrac\"\n[zones]\nfile = \"" + data +
                        "scotland/zones.gpkg\"\nlayer = \"zones\"\ncode = \"DataZone\"\n" + given +
                        "[population]\nfile = \"" + data + "scotland/population.csv\"\nyear = 2024\n" +
                        given + "[network]\nmethod = \"roads\"\nfile = \"" + data +
                        "scotland/roads.gpkg\"\n" + given + "[network.speeds]\nfile = \"" + data +
                        "parameters/road_speeds.csv\"\n" + given + "[settlements]\nfile = \"" + data +
                        "scotland/settlements.gpkg\"\n" + given + "[urban_rural]\n" + given +
                        "[programmes.x]\ntitle = \"X\"\npurpose = \"X\"\n"
                        "eligibility = { age_from = 0, age_to = 120, sexes = [\"female\", \"male\"] }\n"
                        "budget_gbp = { value = 1_000_000_000, source = \"t\", status = \"assumed\" }\n"
                        "[programmes.x.needs]\nmethod = \"none\"\n");
  SilentMonitor monitor;
  const Result<run::JoinedStudy> expected = run::joinStudy(study, {}, monitor);
  ASSERT_TRUE(expected.hasValue()) << describe(expected.issues().list().front());
  const model::Model& model = expected.value().model;

  // The same people beside the same zones.
  auto people = memoryTable("people", "code:string,people:double", {});
  QgsFeatureList rows;
  for (std::size_t zone = 0; zone < model.zones.size(); ++zone) {
    QgsFeature row(people->fields());
    row.setAttributes(QgsAttributes()
                      << QString::fromStdString(model.zones.codes[zone]) << model.zones.population[zone]);
    rows << row;
  }
  ASSERT_TRUE(people->dataProvider()->addFeatures(rows));
  const QString files = QString::fromStdString(data);
  const AlgorithmRun joined =
      runAlgorithm("joinindices", {{"INPUT", files + "scotland/zones.gpkg|layername=zones"},
                                   {"CODE", "DataZone"},
                                   {"TABLE", asParameter(*people)},
                                   {"TABLE_CODE", "code"},
                                   {"FIELDS", QStringList{"people"}},
                                   {"STRICT", true},
                                   {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(joined.done) << joined.said();
  const AlgorithmRun run =
      runAlgorithm("urbanrural", {{"INPUT", asParameter(*joined.layer("OUTPUT"))},
                                  {"CODE", "DataZone"},
                                  {"POPULATION", QStringList{"people"}},
                                  {"SETTLEMENTS", files + "scotland/settlements.gpkg"},
                                  {"SETTLEMENT_NAME", "name"},
                                  {"SETTLEMENT_POPULATION", "population"},
                                  {"ROADS", files + "scotland/roads.gpkg|layername=road_link"},
                                  {"SPEEDS", files + "parameters/road_speeds.csv"},
                                  {"OUTPUT", "TEMPORARY_OUTPUT"}});
  ASSERT_TRUE(run.done) << run.said();
  const model::Remoteness& remoteness = *model.remoteness;
  std::size_t reached = 0;
  QgsFeature feature;
  QgsFeatureIterator features = run.layer("OUTPUT")->getFeatures();
  while (features.nextFeature(feature)) {
    const std::string code = feature.attribute("DataZone").toString().toStdString();
    const auto zone =
        static_cast<std::size_t>(std::lower_bound(model.zones.codes.begin(), model.zones.codes.end(), code) -
                                 model.zones.codes.begin());
    EXPECT_EQ(feature.attribute("urban_rural_class").toString().toStdString(),
              remoteness.classes->views[0].codes[zone]);
    const std::optional<double>& minutes = remoteness.driveTime->minutes[zone];
    EXPECT_EQ(feature.attribute("drive_time_min").isNull(), !minutes) << code;
    if (!minutes) continue;
    EXPECT_EQ(feature.attribute("drive_time_min").toDouble(), *minutes) << "to the bit: " << code;
    ++reached;
  }
  EXPECT_GT(reached, 6000u);
}

}  // namespace
