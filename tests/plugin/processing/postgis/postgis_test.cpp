// Layers of a PostGIS database, filtered layers and layers in another system give what files give.
#include <gtest/gtest.h>
#include <qgsprocessingparameters.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>

#include "plugin/support/memory_layers.h"
#include "plugin/support/postgis_server.h"
#include "plugin/support/run_algorithm.h"

using namespace fairshares::testing_support;

namespace {

//   +----+----+----+----+     squares of 1 km in EPSG:27700, as memorySquares() draws them;
//   | Z1 | Z2 | Z3 | Z9 |     Z9 is of another country and filtered out
//   +----+----+----+----+
const QList<QVariantList> ROWS{{"Z1", "S", 100, 0.75, 1.5},
                               {"Z2", "S", 300, 1.25, 1.0},
                               {"Z3", "S", 0, 0.5, 2.0},
                               {"Z9", "E", 5000, 9.0, 9.0}};

class Postgis : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    mServer = std::make_unique<PostgisServer>();
    if (!mServer->problem().isEmpty()) return;
    QStringList zones, indices;
    for (int row = 0; row < ROWS.size(); ++row) {
      const QVariantList& cells = ROWS[row];
      const int west = 1000 + 1000 * row;
      zones << QStringLiteral("('%1', '%2', %3, ST_Multi(ST_MakeEnvelope(%4, 1000, %5, 2000, 27700)))")
                   .arg(cells[0].toString(), cells[1].toString(), cells[2].toString())
                   .arg(west)
                   .arg(west + 1000);
      indices << QStringLiteral("('%1', %2, '%3')")
                     .arg(cells[0].toString(), cells[3].toString(), cells[4].toString());
    }
    // Codes padded with blanks, and an index as text: what databases really hold.
    mServer->execute(
        "CREATE TABLE zones (id serial PRIMARY KEY, code char(6), country text, people integer, "
        "geom geometry(MultiPolygon, 27700)); INSERT INTO zones (code, country, people, geom) VALUES " +
        zones.join(", "));
    mServer->execute(
        "CREATE TABLE indices (zone text PRIMARY KEY, need numeric(6, 3), cost text); INSERT INTO indices "
        "VALUES " +
        indices.join(", "));
    mServer->execute(
        "CREATE VIEW zones_in_degrees AS SELECT id, code, country, people, ST_Transform(geom, 4326) AS "
        "geom FROM zones");
  }
  static void TearDownTestSuite() { mServer.reset(); }

  void SetUp() override {
    if (!mServer->problem().isEmpty()) GTEST_SKIP() << mServer->problem().toStdString();
    if (!QgsProviderRegistry::instance()->providerMetadata("postgres"))
      GTEST_SKIP() << "QGIS's provider for PostgreSQL is not installed";
    expected = weigh(*joined(*memoryZones(), *memoryIndices()).layer("OUTPUT"), "need", "cost");
    ASSERT_TRUE(expected.done) << expected.said();
  }

  static std::unique_ptr<QgsVectorLayer> memoryZones() {
    QList<QVariantList> rows;
    for (int row = 0; row < 3; ++row) rows << QVariantList{ROWS[row][0], ROWS[row][1], ROWS[row][2]};
    return memorySquares("zones", "code:string,country:string,people:integer", rows);
  }
  static std::unique_ptr<QgsVectorLayer> memoryIndices() {
    QList<QVariantList> rows;
    for (const QVariantList& row : ROWS) rows << QVariantList{row[0], row[3], row[4]};
    return memoryTable("indices", "zone:string,need:double,cost:double", rows);
  }
  static std::unique_ptr<QgsVectorLayer> open(const QString& table, const QString& key,
                                              const QString& geometry, const QString& filter = QString()) {
    auto layer =
        std::make_unique<QgsVectorLayer>(mServer->source(table, key, geometry, filter), table, "postgres");
    if (!layer->isValid()) throw std::runtime_error("no layer of " + table.toStdString());
    return layer;
  }
  static AlgorithmRun joined(QgsVectorLayer& zones, QgsVectorLayer& indices) {
    AlgorithmRun run = runAlgorithm("joinindices", {{"INPUT", asParameter(zones)},
                                                    {"CODE", "code"},
                                                    {"TABLE", asParameter(indices)},
                                                    {"TABLE_CODE", "zone"},
                                                    {"OUTPUT", "TEMPORARY_OUTPUT"},
                                                    {"REPORT", "TEMPORARY_OUTPUT"}});
    EXPECT_TRUE(run.done) << run.said();
    EXPECT_EQ(run.outputs["MATCHED"].toInt(), 3) << run.said();
    EXPECT_EQ(run.outputs["UNMATCHED_ROWS"].toInt(), 1) << "Z9 has an index and no zone";
    return run;
  }
  static AlgorithmRun weigh(QgsVectorLayer& zones, const QString& need, const QString& cost) {
    return runAlgorithm("weightedpopulation", {{"INPUT", asParameter(zones)},
                                               {"CODE", "code"},
                                               {"POPULATION", QStringList{"people"}},
                                               {"NEEDS_INDEX", need},
                                               {"EXCESS_COST_INDEX", cost},
                                               {"OUTPUT", "TEMPORARY_OUTPUT"}});
  }
  void expectTheSameWeights(const AlgorithmRun& run) const {
    ASSERT_TRUE(run.done) << run.said();
    EXPECT_EQ(run.layer("OUTPUT")->featureCount(), 3);
    EXPECT_EQ(run.outputs["POPULATION"].toDouble(), 400.0);
    for (const QString code : {"Z1", "Z2"})
      for (const char* field :
           {"weighted_population", "needs_index", "excess_cost_index", "population_share"})
        EXPECT_EQ(find(run, code, field).toDouble(), find(expected, code, field).toDouble())
            << "to the bit: " << code.toStdString() << " " << field;
    EXPECT_TRUE(find(run, "Z3", "overall_index").isNull());
  }
  /// By a code that may be padded.
  static QVariant find(const AlgorithmRun& run, const QString& code, const char* field) {
    QgsFeatureIterator features = run.layer("OUTPUT")->getFeatures();
    QgsFeature feature;
    while (features.nextFeature(feature))
      if (feature.attribute("code").toString().trimmed() == code) return feature.attribute(field);
    return {};
  }

  static std::unique_ptr<PostgisServer> mServer;
  AlgorithmRun expected;
};

std::unique_ptr<PostgisServer> Postgis::mServer;

TEST_F(Postgis, TablesOfADatabaseGiveTheNumbersOfMemory) {
  const auto zones = open("zones", "id", "geom", "\"country\" = 'S'");
  ASSERT_EQ(zones->featureCount(), 3);
  const auto indices = open("indices", "zone", "");
  const AlgorithmRun join = joined(*zones, *indices);
  EXPECT_TRUE(join.layer("OUTPUT")->fields().field("cost").isNumeric()) << "text that holds numbers";
  EXPECT_EQ(join.layer("OUTPUT")->crs().authid(), QString("EPSG:27700"));
  expectTheSameWeights(weigh(*join.layer("OUTPUT"), "need", "cost"));
}

TEST_F(Postgis, AFilteredLayerIsReadAsItIsFiltered) {
  const auto all = open("zones", "id", "geom");
  ASSERT_EQ(all->featureCount(), 4);
  ASSERT_TRUE(all->setSubsetString("\"country\" = 'S'"));
  const auto indices = open("indices", "zone", "");
  expectTheSameWeights(weigh(*joined(*all, *indices).layer("OUTPUT"), "need", "cost"));
}

TEST_F(Postgis, OnlyWhatIsSelectedIsReadWhereThatIsWanted) {
  const auto all = open("zones", "id", "geom");
  all->selectByExpression("\"country\" = 'S'");
  const QVariant selected = QVariant::fromValue(QgsProcessingFeatureSourceDefinition(all->id(), true));
  QgsProject::instance()->addMapLayer(all.get(), false, false);
  const auto indices = open("indices", "zone", "");
  AlgorithmRun join;
  {
    // A selection is named by the layer of a project.
    join = runAlgorithm("joinindices",
                        {{"INPUT", selected},
                         {"CODE", "code"},
                         {"TABLE", asParameter(*indices)},
                         {"TABLE_CODE", "zone"},
                         {"OUTPUT", "TEMPORARY_OUTPUT"}},
                        {}, QgsProject::instance());
  }
  QgsProject::instance()->takeMapLayer(all.get());
  ASSERT_TRUE(join.done) << join.said();
  expectTheSameWeights(weigh(*join.layer("OUTPUT"), "need", "cost"));
}

TEST_F(Postgis, AnotherCoordinateSystemKeepsItsPlaceAndItsNumbers) {
  const auto zones = open("zones_in_degrees", "id", "geom", "\"country\" = 'S'");
  ASSERT_EQ(zones->crs().authid(), QString("EPSG:4326"));
  const auto indices = open("indices", "zone", "");
  const AlgorithmRun join = joined(*zones, *indices);
  EXPECT_EQ(join.layer("OUTPUT")->crs().authid(), QString("EPSG:4326"));
  expectTheSameWeights(weigh(*join.layer("OUTPUT"), "need", "cost"));
}

TEST_F(Postgis, ADatabaseThatIsGoneIsSaidInWords) {
  auto zones = open("zones", "id", "geom");
  mServer->execute("CREATE TABLE doomed AS SELECT * FROM indices");
  const auto doomed = open("doomed", "zone", "");
  mServer->execute("DROP TABLE doomed");
  const AlgorithmRun run = runAlgorithm("joinindices", {{"INPUT", asParameter(*zones)},
                                                        {"CODE", "code"},
                                                        {"TABLE", asParameter(*doomed)},
                                                        {"TABLE_CODE", "zone"},
                                                        {"OUTPUT", "TEMPORARY_OUTPUT"}});
  EXPECT_FALSE(run.done) << "no values for anybody is no result";
  EXPECT_FALSE(run.said().empty());
}

}  // namespace
