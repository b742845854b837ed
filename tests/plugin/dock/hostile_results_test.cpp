// Files of results that somebody has altered or that a disk has spoilt: opened whole or not at all, drawn,
// switched and sorted whatever is in them. What is wrong with the file itself is core/io/read_results; here
// is what QGIS makes of it.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <qgsapplication.h>
#include <qgslayertree.h>
#include <qgsmapcanvas.h>
#include <qgsmaplayerstylemanager.h>
#include <qgsmaprenderersequentialjob.h>
#include <qgsmessagebar.h>

#include <QComboBox>
#include <QFile>
#include <QTableView>
#include <algorithm>
#include <random>

#include "dock/panel.h"
#include "dock/panel_state.h"
#include "dock/run_session.h"
#include "layers/layer_factory.h"
#include "plugin/dock/starter_folder.h"
#include "support/test_seed.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

/// The bytes of a run of the starter study.
const std::string& soundResults() {
  static const std::string bytes = [] {
    const StarterFolder study;
    QgsProject project;
    dock::RunSession session(project);
    bool hasEnded = false;
    QObject::connect(&session, &dock::RunSession::ended, [&] { hasEnded = true; });
    session.start(study.study(), study.output());
    waitUntil([&] { return hasEnded; });
    project.clear();
    return study.read("out.gpkg");
  }();
  return bytes;
}

void alter(const std::string& path, const std::string& statement) {
  GDALDataset* const dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
  ASSERT_NE(dataset, nullptr);
  CPLPushErrorHandler(CPLQuietErrorHandler);
  CPLErrorReset();
  dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  const CPLErr failure = CPLGetLastErrorType();
  CPLPopErrorHandler();
  EXPECT_NE(failure, CE_Failure) << statement << ": " << CPLGetLastErrorMsg();
  GDALClose(dataset);
}

class HostileResults : public testing::Test {
 protected:
  /// Draws all layers that are shown.
  static void draw(const QgsProject& project) {
    QgsMapSettings settings;
    settings.setLayers(project.layerTreeRoot()->checkedLayers());
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:27700")));
    settings.setExtent(QgsRectangle(0.0, 0.0, 500000.0, 1000000.0));
    settings.setOutputSize({60, 90});
    QgsMapRendererSequentialJob job(settings);
    job.start();
    job.waitForFinished();
    EXPECT_FALSE(job.renderedImage().isNull());
  }
  /// Every measure, drawn, of the programme whose columns are altered; every order of the table.
  void use(dock::Panel& panel) {
    auto* const programmes = panel.findChild<QComboBox*>("programmeBox");
    auto* const measures = panel.findChild<QComboBox*>("measureBox");
    programmes->setCurrentIndex(std::max(0, programmes->findData("acute")));
    for (int measure = 0; measure < measures->count(); ++measure) {
      measures->setCurrentIndex(measure);
      draw(mProject);
    }
    auto* const table = panel.findChild<QTableView*>("boardTable");
    for (int column = 0; column < table->model()->columnCount(); ++column) {
      table->sortByColumn(column, Qt::DescendingOrder);
      for (int row = 0; row < table->model()->rowCount(); ++row) table->model()->index(row, column).data();
    }
    if (table->model()->rowCount() > 0) table->selectRow(0);
    QCoreApplication::processEvents();
  }
  /// Opens the file and uses it as far as it goes; true if it was opened.
  bool open(const std::string& path) {
    mProject.clear();
    const Result<layers::LoadedRun> loaded = layers::loadRun(mProject, QString::fromStdString(path));
    if (!loaded) {
      EXPECT_TRUE(loaded.issues().hasErrors()) << "refused without a word";
      EXPECT_TRUE(mProject.mapLayers().isEmpty()) << "half a group";
      EXPECT_TRUE(mProject.layerTreeRoot()->children().isEmpty()) << "half a group";
      return false;
    }
    EXPECT_FALSE(loaded.issues().hasErrors());
    EXPECT_EQ(layers::runGroups(mProject).size(), 1);
    EXPECT_EQ(layers::layersOf(*loaded.value().group, layers::LayerRole::Zones).size(), 1);
    for (const QgsMapLayer* layer : mProject.mapLayers()) EXPECT_TRUE(layer->isValid());
    dock::PanelState state;
    state.geoPackage = QString::fromStdString(path);
    dock::keepState(mProject, state);
    QgsMessageBar bar;
    dock::Panel panel({&mProject, &mCanvas, &bar, [](QgsVectorLayer*) {}, QString()});
    panel.show();
    use(panel);
    return true;
  }
  [[nodiscard]] std::string copy() const { return mFolder.write("results.gpkg", soundResults()); }

  TemporaryFolder mFolder;
  QgsProject mProject;
  QgsMapCanvas mCanvas;
};

TEST_F(HostileResults, ASoundFileIsOpenedAndUsed) {
  EXPECT_TRUE(open(copy()));
}

TEST_F(HostileResults, AbsurdNumbersAreDrawnAsIfTheyWereNoneOrAsTheyAre) {
  for (const char* table : {"zones", "boards"})
    for (const char* value :
         {"9e999", "-9e999", "1e308", "-1e308", "1e-320", "0", "-1", "NULL", "'seven'", "''", "x'00ff'",
          "zeroblob(100000)", "CASE rowid % 2 WHEN 0 THEN 9e999 ELSE 'x' END"}) {
      SCOPED_TRACE(std::string(table) + " = " + value);
      const std::string path = copy();
      for (const std::string name : {"acute_overall_index", "acute_weighted_population", "population"})
        alter(path, std::string("UPDATE ") + table + " SET " + name + " = " + value);
      EXPECT_TRUE(open(path));
    }
}

TEST_F(HostileResults, SpoiltGeometriesAndNamesDoNoHarm) {
  for (const char* statement :
       {"UPDATE zones SET geom = NULL", "UPDATE zones SET geom = zeroblob(100000)",
        "UPDATE zones SET geom = substr(geom, 1, 60)",
        "UPDATE zones SET geom = substr(geom, 1, length(geom) / 2)", "UPDATE zones SET code = ''",
        "UPDATE zones SET code = NULL", "UPDATE zones SET code = 'the same'", "UPDATE boards SET code = ''",
        "UPDATE boards SET name = NULL", "UPDATE boards SET name = hex(zeroblob(2000))",
        "UPDATE boards SET name = '<img src=\"http://example.invalid/x\"> [% env(''HOME'') %] %1 %n & \"'",
        "UPDATE zones SET board = 'nowhere'", "DELETE FROM boards",
        "UPDATE run_report SET value = 'no number'", "UPDATE shares SET share = 9e999",
        "UPDATE gpkg_contents SET min_x = 9e999, max_x = -9e999, min_y = 1e300, max_y = -1e300"}) {
    SCOPED_TRACE(statement);
    const std::string path = copy();
    alter(path, statement);
    open(path);
  }
}

TEST_F(HostileResults, TablesOfAnotherKindAreRefusedOrLeftOut) {
  for (const char* statement :
       {"DELETE FROM zones", "DELETE FROM run_report", "DROP TABLE boards", "DROP TABLE run_report",
        "DELETE FROM gpkg_contents WHERE table_name = 'zones'",
        "UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT'",
        "UPDATE gpkg_geometry_columns SET geometry_type_name = 'nonsense'",
        "UPDATE gpkg_geometry_columns SET column_name = 'nowhere'",
        "UPDATE gpkg_geometry_columns SET srs_id = 999999", "DELETE FROM gpkg_geometry_columns",
        "UPDATE gpkg_contents SET table_name = 'zones2' WHERE table_name = 'zones'",
        "UPDATE gpkg_contents SET data_type = 'attributes'", "ALTER TABLE zones RENAME TO zones_of_mine"}) {
    SCOPED_TRACE(statement);
    const std::string path = copy();
    alter(path, statement);
    open(path);
  }
}

TEST_F(HostileResults, StylesOfEveryWrongKindAreLeftOutOrHarmless) {
  const auto style = [](const std::string& renderer) {
    return "<qgis styleCategories=\"Symbology\">" + renderer + "</qgis>";
  };
  const std::vector<std::string> styles{
      style("<renderer-v2 type=\"noSuchRenderer\"/>"),
      style("<renderer-v2 type=\"graduatedSymbol\"/>"),
      style(
          "<renderer-v2 type=\"graduatedSymbol\" attr=\"nowhere\"><ranges><range lower=\"nan\" upper=\"inf\" "
          "symbol=\"7\" label=\"\"/></ranges></renderer-v2>"),
      style("<renderer-v2 type=\"categorizedSymbol\" attr=\"code\"><categories><category symbol=\"none\" "
            "value=\"x\"/></categories></renderer-v2>"),
      style("<renderer-v2 type=\"RuleRenderer\"><rules><rule filter=\"((((\" "
            "symbol=\"0\"/></rules></renderer-v2>"),
      style("<renderer-v2 type=\"singleSymbol\"><symbols><symbol type=\"line\" "
            "name=\"0\"/></symbols></renderer-v2>"),
      style("<renderer-v2 type=\"singleSymbol\"><symbols><symbol type=\"fill\" name=\"0\"><layer "
            "class=\"NoSuchLayer\"/></symbol></symbols></renderer-v2>"),
      style("<renderer-v2 type=\"heatmapRenderer\" radius=\"1e300\"/>"),
      style("<renderer-v2 type=\"heatmapRenderer\" radius=\"10\"/>"),
      style("<renderer-v2 type=\"heatmapRenderer\" radius=\"10\" quality=\"0\"/>"),
      style("<renderer-v2 type=\"heatmapRenderer\" radius=\"nan\" quality=\"2\"/>"),
      style("<renderer-v2 type=\"heatmapRenderer\" radius=\"10\" quality=\"2\"/>"),
      style("<renderer-v2 type=\"pointCluster\" tolerance=\"-1e300\"/>"),
      style("<renderer-v2 type=\"pointDisplacement\" tolerance=\"nan\"/>"),
      style("<renderer-v2 type=\"25dRenderer\"/>"),
      style("<renderer-v2 type=\"embeddedSymbol\"/>"),
      style("<renderer-v2 type=\"invertedPolygonRenderer\"/>"),
      style("<renderer-v2/>") + "trailing",
      "<qgis/>",
      "<qgis version=\"999.0\"/>",
      "",
      "\x01\x02"};
  const std::string path = copy();
  int number = 0;
  for (const std::string& qml : styles)
    alter(path, "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
                "styleName, "
                "styleQML, useAsDefault) VALUES ('', '', 'zones', 'geom', 'hostile " +
                    std::to_string(++number) + "', '" + qml + "', 1)");
  alter(path,
        "INSERT INTO layer_styles (f_table_name, styleName, styleQML) VALUES ('zones', NULL, x'ff00ff')");
  alter(path, "INSERT INTO layer_styles (f_table_name, styleName, styleQML) VALUES ('zones', x'ff', 7)");
  ASSERT_TRUE(open(path));
  QgsVectorLayer& zones =
      *layers::layersOf(*layers::runGroups(mProject).front(), layers::LayerRole::Zones).front();
  for (const QString& name : zones.styleManager()->styles()) {
    zones.styleManager()->setCurrentStyle(name);
    draw(mProject);
  }
}

TEST_F(HostileResults, BytesThatADiskHasSpoiltDoNoHarm) {
  std::mt19937_64 random(testSeed());
  int opened = 0;
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    std::string bytes = soundResults();
    for (std::uint64_t spoilt = 1 + random() % 40; spoilt > 0; --spoilt)
      bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
    if (open(mFolder.write("spoilt" + std::to_string(round) + ".gpkg", bytes))) ++opened;
  }
  std::printf("%d of 60 spoilt files could be opened\n", opened);
}

}  // namespace
