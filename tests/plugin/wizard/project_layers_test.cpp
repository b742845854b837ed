// Which layers a study can read from their files, and which need a copy.
#include "wizard/project_layers.h"

#include <gtest/gtest.h>
#include <qgsfeature.h>
#include <qgsvectordataprovider.h>
#include <qgsvectorlayerjoinbuffer.h>

#include "compat/fields.h"
#include "plugin/support/memory_layers.h"
#include "plugin/wizard/driven_wizard.h"
#include "wizard/layer_samples.h"
#include "wizard/layer_snapshot.h"

using namespace fairshares;
using namespace fairshares::testing_support;
using wizard::sourceOf;

namespace {

class ProjectLayers : public testing::Test {
 protected:
  void SetUp() override { mWizard.addStarter(mFolder); }
  QgsVectorLayer& layer(const QString& name) {
    return *qobject_cast<QgsVectorLayer*>(mWizard.project.mapLayersByName(name).front());
  }
  [[nodiscard]] QString path(const char* name) const { return QString::fromStdString(mFolder.file(name)); }
  /// A GeoPackage with the layers "first" and "second".
  QString geoPackage() {
    QString file = path("two.gpkg");
    for (const QString name : {"first", "second"})
      wizard::copyInto(file, name, wizard::LayerSnapshot(layer("zones")), [] { return false; });
    return file;
  }
  TemporaryFolder mFolder;
  DrivenWizard mWizard;
};

TEST_F(ProjectLayers, AFileAsItIsNeedsNoCopy) {
  const wizard::LayerSource table = sourceOf(layer("population"));
  EXPECT_FALSE(table.needsCopy()) << table.copyReason.toStdString();
  EXPECT_EQ(table.file, path("population.csv"));
  EXPECT_EQ(table.crs, "");
  const QString file = geoPackage();
  const wizard::LayerSource second = sourceOf(mWizard.addFile(file, "second", "second"));
  EXPECT_FALSE(second.needsCopy());
  EXPECT_EQ(second.file, file);
  EXPECT_EQ(second.layer, "second");
}

TEST_F(ProjectLayers, AFilteredLayerIsNotItsFile) {
  ASSERT_TRUE(layer("zones").setSubsetString("\"DataZone\" <> 'TOYZONE1'"));
  EXPECT_TRUE(sourceOf(layer("zones")).copyReason.contains("filtered"));
}

TEST_F(ProjectLayers, NeitherIsAJoinedNorAnEditedOneNorOneWithVirtualFields) {
  QgsVectorLayerJoinInfo join;
  join.setJoinLayer(&layer("lookup"));
  join.setJoinFieldName("DataZone");
  join.setTargetFieldName("DataZone");
  ASSERT_TRUE(layer("zones").addJoin(join));
  EXPECT_TRUE(sourceOf(layer("zones")).copyReason.contains("joined"));

  layer("population").addExpressionField("1", compat::makeField("one", compat::INTEGER_FIELD));
  EXPECT_TRUE(sourceOf(layer("population")).copyReason.contains("virtual"));

  QgsVectorLayer& edited = mWizard.addFile(geoPackage(), "edited", "first");
  ASSERT_TRUE(edited.startEditing());
  EXPECT_FALSE(sourceOf(edited).needsCopy()) << "nothing is changed yet";
  QgsFeature feature;
  ASSERT_TRUE(edited.getFeatures().nextFeature(feature));
  ASSERT_TRUE(edited.deleteFeature(feature.id()));
  EXPECT_TRUE(sourceOf(edited).copyReason.contains("edits"));
  edited.rollBack();
}

TEST_F(ProjectLayers, WhatIsInMemoryNeedsACopy) {
  EXPECT_TRUE(sourceOf(*memoryTable("t", "code:string", {{"a"}})).copyReason.contains("memory"));
}

TEST_F(ProjectLayers, ATextFileReadAsUsualNeedsNoCopyAndOneReadOtherwiseDoes) {
  const auto text = [this](const char* settings) {
    return wizard::textFileSource("file://" + path("lookup.csv") + settings);
  };
  const wizard::LayerSource usual = text("?type=csv&maxFields=10000&detectTypes=yes&geomType=none");
  EXPECT_FALSE(usual.needsCopy()) << usual.copyReason.toStdString();
  EXPECT_EQ(usual.file, path("lookup.csv"));
  EXPECT_FALSE(text("?type=csv&geomType=none&delimiter=%5Ct&useHeader=Yes").needsCopy());
  EXPECT_TRUE(text("?type=csv&geomType=none&useHeader=No").needsCopy());
  EXPECT_TRUE(text("?type=csv&xField=Easting&yField=Northing").needsCopy());
  EXPECT_TRUE(text("?type=csv&geomType=none&skipLines=1").needsCopy());
  EXPECT_TRUE(text("?type=csv&geomType=none&subset=%22HB%22%20%3D%20%27TOYBOARD1%27").needsCopy());
}

TEST_F(ProjectLayers, ASystemSetInQgisIsWrittenIntoTheStudyAndAnotherThanTheFilesNeedsACopy) {
  mFolder.write("bare.csv", "DataZone,WKT\nTOYZONE1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n");
  QgsVectorLayer& bare = mWizard.addFile(path("bare.csv"), "bare");
  bare.setCrs(QgsCoordinateReferenceSystem("EPSG:27700"));
  EXPECT_EQ(sourceOf(bare).crs, "EPSG:27700");
  EXPECT_FALSE(sourceOf(bare).needsCopy());
  layer("zones").setCrs(QgsCoordinateReferenceSystem("EPSG:3857"));
  EXPECT_TRUE(sourceOf(layer("zones")).copyReason.contains("coordinate"));
}

TEST_F(ProjectLayers, AreDescribedByShapeFieldsAndFirstCells) {
  const auto describe = [this](const QString& name) {
    draft::LayerDescription description = wizard::describe(layer(name));
    wizard::sampleRows(wizard::LayerSnapshot(layer(name)), true, description, [] { return false; });
    return description;
  };
  const draft::LayerDescription zones = describe("zones");
  EXPECT_EQ(zones.shape, draft::Shape::Polygons);
  EXPECT_EQ(zones.rows, 6u);
  ASSERT_EQ(zones.fields.size(), 2u);
  EXPECT_EQ(zones.fields.front().name, "DataZone");
  EXPECT_EQ(zones.fields.front().samples.front(), "TOYZONE1");
  EXPECT_EQ(describe("lookup").shape, draft::Shape::Table);
  EXPECT_EQ(describe("population").rows, static_cast<std::size_t>(layer("population").featureCount()));
  EXPECT_EQ(wizard::listLayers(mWizard.project).size(), 9u);
}

TEST_F(ProjectLayers, TheirRowsAreCountedElsewhereUnlessTheSourceKnowsThem) {
  EXPECT_EQ(wizard::knownRows(layer("population")), std::nullopt) << "a text file is read to be counted";
  EXPECT_TRUE(wizard::mayBeCounted(layer("population")));
  EXPECT_EQ(wizard::knownRows(*memoryTable("t", "code:string", {{"a"}, {"b"}})), 2u);
  QgsVectorLayer& packed = mWizard.addFile(geoPackage(), "packed", "first");
  EXPECT_EQ(wizard::knownRows(packed), 6u);
  ASSERT_TRUE(packed.setSubsetString("\"DataZone\" <> 'TOYZONE1'"));
  EXPECT_EQ(wizard::knownRows(packed), std::nullopt) << "filtered rows are counted one by one";
  draft::LayerDescription description = wizard::describe(packed);
  wizard::sampleRows(wizard::LayerSnapshot(packed), true, description, [] { return false; });
  EXPECT_EQ(description.rows, 5u);
}

TEST_F(ProjectLayers, ACopyHasTheRowsThatTheUserSees) {
  ASSERT_TRUE(layer("zones").setSubsetString("\"DataZone\" <> 'TOYZONE1'"));
  const wizard::LayerSnapshot snapshot(layer("zones"));
  wizard::copyInto(path("copy.gpkg"), "zones", snapshot, [] { return false; });
  const QgsVectorLayer copy(path("copy.gpkg") + "|layername=zones", "copy", "ogr");
  ASSERT_TRUE(copy.isValid());
  EXPECT_EQ(copy.featureCount(), 5);
  EXPECT_EQ(copy.crs(), layer("zones").crs());
  const wizard::CellCounts codes = wizard::countCells(snapshot, "DataZone", true, [] { return false; });
  EXPECT_EQ(codes.size(), 5u);
  EXPECT_FALSE(codes.contains("TOYZONE1"));
}

}  // namespace
