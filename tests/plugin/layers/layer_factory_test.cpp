// What a group of a run holds, says of itself and survives.
#include "layers/layer_factory.h"

#include <qgsbookmarkmanager.h>
#include <qgslayertree.h>
#include <qgslayertreelayer.h>
#include <qgsmaplayerstylemanager.h>
#include <qgspallabeling.h>
#include <qgsvectorlayerjoininfo.h>
#include <qgsvectorlayerlabeling.h>

#include <QDir>
#include <QFile>

#include "io/write_geopackage.h"
#include "layers/map_view.h"
#include "plugin/layers/loaded_sample.h"

using namespace fairshares;
using namespace fairshares::layers;
using testing_support::alter;
using testing_support::copyOfSample;
using testing_support::TemporaryFolder;

namespace {

class LayerFactory : public testing_support::LoadedSample {};

QStringList namesIn(const QgsLayerTreeGroup& group) {
  QStringList names;
  for (const QgsLayerTreeLayer* node : group.findLayers()) names.append(node->name());
  return names;
}

TEST_F(LayerFactory, AGroupHoldsEveryLayerOfTheRun) {
  EXPECT_TRUE(mIssues.empty());
  EXPECT_EQ(mGroup->name(), "Stylised Scotland, 2026/27 (synthetic)");
  EXPECT_EQ(mProject.layerTreeRoot()->children().front(), mGroup);
  const QString study = " | Stylised Scotland, 2026/27 (synthetic)";
  const QStringList expected{"GP practices: Overall index, GP prescribing",
                             "Settlements",
                             "Ferries",
                             "Routes",
                             "NHS Boards: outlines",
                             "NHS Boards: Overall index, Whole formula",
                             "Council areas: Overall index, Whole formula",
                             "Intermediate zones: Overall index, Whole formula",
                             "Data zones: Overall index, Hospital and community health services",
                             "Data zones: Urban-rural class",
                             "Data zones: Drive time to a settlement of 10,000 or more",
                             "Network summary",
                             "Shares by step",
                             "Join report",
                             "Run report"};
  QStringList names = namesIn(*mGroup);
  for (QString& name : names) {
    EXPECT_TRUE(name.endsWith(study)) << name.toStdString();
    name.chop(study.size());
  }
  EXPECT_EQ(names.join("; ").toStdString(), expected.join("; ").toStdString());
}

TEST_F(LayerFactory, ZonesAndOutlinesAreShownAndOneChoroplethAtATime) {
  QStringList shown;
  for (const QgsLayerTreeLayer* node : mGroup->findLayers())
    if (node->isVisible() && node->layer()->isSpatial())
      shown.append(factsOf(*qobject_cast<QgsVectorLayer*>(node->layer()))->table);
  EXPECT_EQ(shown, (QStringList{"boards", "zones"}));
  mGroup->findLayer(&boards())->setItemVisibilityChecked(true);
  EXPECT_FALSE(mGroup->findLayer(&zones())->isVisible());
}

TEST_F(LayerFactory, LayersReadTheFileItselfWithoutJoinsAndCannotBeEdited) {
  for (QgsVectorLayer* layer : mLayers) {
    EXPECT_TRUE(layer->source().startsWith(testing_support::sampleResults() + "|layername="));
    EXPECT_TRUE(layer->vectorJoins().isEmpty());
    EXPECT_TRUE(layer->readOnly());
    EXPECT_FALSE(layer->startEditing());
  }
  EXPECT_EQ(zones().featureCount(), 6999);
}

TEST_F(LayerFactory, FieldsHaveTitlesWithUnits) {
  const QgsFields fields = boards().fields();
  EXPECT_EQ(fields.field("acute_needs_index").alias(), "Acute: needs index (ratio to the national average)");
  EXPECT_EQ(fields.field("population").alias(), "Population (persons)");
  EXPECT_EQ(fields.field("all_allocation_gbp").alias(), "Whole formula: allocation (GBP)");
  for (const QgsField& field : fields)
    EXPECT_EQ(field.alias().isEmpty(), field.name() == "fid") << field.name().toStdString();
}

TEST_F(LayerFactory, MetadataTellTheStudyItsSourcesAndSynthetic) {
  const QgsLayerMetadata metadata = zones().metadata();
  EXPECT_EQ(metadata.title(), "Data zones: Stylised Scotland, 2026/27 (synthetic)");
  EXPECT_TRUE(metadata.abstract().contains("SYNTHETIC"));
  EXPECT_TRUE(metadata.abstract().contains("assumed, not published"));
  EXPECT_TRUE(metadata.licenses().front().contains("Synthetic"));
  EXPECT_TRUE(metadata.rights().contains("Synthetic: made by sample_data/generator from hand-written facts"));
  EXPECT_TRUE(metadata.keywords("study").contains("2026/27"));
  EXPECT_EQ(metadata.crs().authid(), "EPSG:27700");
}

TEST_F(LayerFactory, NamesAppearNearAndThoseOfBoardsAtAnyScale) {
  const auto settingsOf = [](const QgsVectorLayer& layer) { return layer.labeling()->settings(); };
  EXPECT_TRUE(zones().labelsEnabled());
  EXPECT_TRUE(settingsOf(zones()).scaleVisibility);
  EXPECT_EQ(settingsOf(zones()).minimumScale, 40000.0);
  EXPECT_FALSE(settingsOf(layer(LayerRole::AreaOutlines)).scaleVisibility);
  EXPECT_FALSE(boards().labelsEnabled()) << "its names stand on the outlines";
}

TEST_F(LayerFactory, BookmarksAreAddedOnce) {
  load(testing_support::sampleResults());
  QStringList names;
  for (const QgsBookmark& bookmark : mProject.bookmarkManager()->bookmarks()) names.append(bookmark.name());
  EXPECT_EQ(names, (QStringList{"Central belt", "Northern Isles"}));
}

TEST_F(LayerFactory, LoadingAgainReplacesTheGroupInItsPlace) {
  mProject.layerTreeRoot()->insertGroup(0, "Other things");
  load(testing_support::sampleResults());
  EXPECT_EQ(runGroups(mProject).size(), 1);
  EXPECT_EQ(mProject.layerTreeRoot()->children().indexOf(mGroup), 1);
  EXPECT_EQ(mProject.mapLayers().size(), mLayers.size());
  EXPECT_EQ(resultsPathOf(*mGroup), testing_support::sampleResults());
}

TEST_F(LayerFactory, ARunMayWriteToTheFileAgainOnceItsGroupIsRemoved) {
  const TemporaryFolder folder;
  const QString path = copyOfSample(folder);
  load(path);
  QgsFeature feature;
  ASSERT_TRUE(zones().getFeatures().nextFeature(feature));
  EXPECT_TRUE(removeRun(mProject, path));
  EXPECT_FALSE(removeRun(mProject, path));
  EXPECT_EQ(runGroups(mProject).size(), 1) << "the group of the other file stays";
  SilentMonitor monitor;
  model::OutputTable table;
  table.name = "note";
  table.columns = {{"word", "Word", "", model::OutputColumn::Texts{std::string("new")}}};
  const auto written = io::writeGeoPackage(path.toStdString(), {table}, "2000-01-01T00:00:00Z", monitor);
  EXPECT_TRUE(written) << describe(written.issues().list().front());
}

TEST_F(LayerFactory, ASavedProjectWorksAfterItsFolderHasMoved) {
  const TemporaryFolder folder;
  QDir(QString::fromStdString(folder.path().string())).mkdir("before");
  const QString before = QString::fromStdString(folder.file("before"));
  ASSERT_TRUE(QFile::copy(testing_support::sampleResults(), before + "/results.gpkg"));
  {
    QgsProject project;
    ASSERT_TRUE(loadRun(project, before + "/results.gpkg"));
    QgsLayerTreeGroup* const group = runGroups(project).front();
    ASSERT_FALSE(switchMeasure(*layersOf(*group, LayerRole::Zones).front(), "hchs", Measure::NeedsIndex));
    ASSERT_TRUE(project.write(before + "/map.qgs"));
  }
  const QString after = QString::fromStdString(folder.file("after"));
  ASSERT_TRUE(QDir().rename(before, after));
  QgsProject project;
  ASSERT_TRUE(project.read(after + "/map.qgs"));
  ASSERT_EQ(runGroups(project).size(), 1);
  QgsLayerTreeGroup* const group = runGroups(project).front();
  EXPECT_EQ(resultsPathOf(*group), after + "/results.gpkg");
  EXPECT_EQ(project.mapLayers().size(), mLayers.size());
  for (const QgsMapLayer* layer : project.mapLayers())
    EXPECT_TRUE(layer->isValid()) << layer->name().toStdString();
  QgsVectorLayer* const zones = layersOf(*group, LayerRole::Zones).front();
  EXPECT_EQ(shownView(*zones)->measure, Measure::NeedsIndex);
  EXPECT_FALSE(switchMeasure(*zones, "acute", Measure::AllocationPerHead))
      << "the facts came with the project";
}

TEST_F(LayerFactory, DriveTimesSettlementsRoutesAndFerriesAreShownWhereTheyAre) {
  EXPECT_EQ(shownView(layer(LayerRole::DriveTime))->measure, Measure::DriveTime);
  EXPECT_TRUE(shownView(layer(LayerRole::DriveTime))->line.contains("minutes"));
  for (const LayerRole role : {LayerRole::Settlements, LayerRole::Routes, LayerRole::Ferries})
    EXPECT_EQ(layersOf(*mGroup, role).size(), 1) << idOf(role).toStdString();
}

// Remoteness and practices are not in every file.
TEST_F(LayerFactory, WhatAStudyDoesNotHaveIsNotThere) {
  const TemporaryFolder folder;
  const QString path = copyOfSample(folder);
  for (const char* table : {"settlements", "ferries", "routes", "practices", "network_summary"})
    alter(path, std::string("DELETE FROM gpkg_contents WHERE table_name = '") + table + "'");
  for (const char* column : {"drive_time_min", "urban_rural_class", "area_km2"})
    alter(path, std::string("ALTER TABLE zones DROP COLUMN ") + column);
  load(path);
  for (const LayerRole role : {LayerRole::Settlements, LayerRole::Routes, LayerRole::Ferries,
                               LayerRole::Practices, LayerRole::DriveTime, LayerRole::UrbanRural})
    EXPECT_TRUE(layersOf(*mGroup, role).isEmpty()) << idOf(role).toStdString();
  const QVector<Measure> measures = measuresOf(zones(), "hchs");
  EXPECT_FALSE(measures.contains(Measure::DriveTime));
  EXPECT_FALSE(measures.contains(Measure::WeightedPerSquareKilometre));
  EXPECT_TRUE(measures.contains(Measure::AllocationPerHead));
}

TEST_F(LayerFactory, WhatCannotBeLoadedLeavesTheProjectAsItWas) {
  const TemporaryFolder folder;
  const auto refuses = [&](const QString& path) {
    QgsProject project;
    const Result<LoadedRun> run = loadRun(project, path);
    EXPECT_FALSE(run) << path.toStdString();
    EXPECT_TRUE(run.issues().hasErrors());
    EXPECT_TRUE(project.mapLayers().isEmpty());
    EXPECT_TRUE(project.layerTreeRoot()->children().isEmpty());
    EXPECT_TRUE(project.bookmarkManager()->bookmarks().isEmpty());
  };
  refuses(QString::fromStdString(folder.file("none.gpkg")));
  refuses(QString::fromStdString(folder.write("words.gpkg", "no GeoPackage")));
  const std::string whole = testing_support::readFile(testing_support::sampleResults().toStdString());
  refuses(
      QString::fromStdString(folder.write("cut.gpkg", std::string_view(whole).substr(0, whole.size() / 2))));
  const QString foreign = copyOfSample(folder, "foreign.gpkg");
  alter(foreign, "UPDATE gpkg_contents SET description = ''");
  refuses(foreign);
  const QString cut = copyOfSample(folder, "rows.gpkg");
  alter(cut, "ALTER TABLE zones RENAME COLUMN code TO kode");
  refuses(cut);
  const QString bar = copyOfSample(folder, "a|layername=zones.gpkg");
  refuses(bar);
}

TEST_F(LayerFactory, AReplacedGroupStaysWhenTheNewFileIsBroken) {
  const TemporaryFolder folder;
  const QString path = copyOfSample(folder);
  load(path);
  const int before = mProject.mapLayers().size();
  alter(path, "UPDATE gpkg_contents SET description = '' WHERE table_name = 'run_report'");
  EXPECT_FALSE(loadRun(mProject, path));
  EXPECT_EQ(mProject.mapLayers().size(), before);
  EXPECT_EQ(runGroups(mProject).size(), 2);
}

}  // namespace
