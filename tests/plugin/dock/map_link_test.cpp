// Table and map follow each other.
//
//   zones   | Z0 A | Z1 A | Z2 B | Z3 B | Z4 - |     1 km each, from 1 km east
//   areas   |      A      |      B      |
#include "dock/map_link.h"

#include <gtest/gtest.h>

#include "plugin/support/memory_layers.h"

using namespace fairshares;
using namespace fairshares::testing_support;

namespace {

class MapLinkTest : public testing::Test {
 protected:
  void SetUp() override {
    mCanvas.resize(400, 400);
    mCanvas.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:27700")));
    mCanvas.setExtent(QgsRectangle(0, 0, 100'000, 100'000));
    mLink.setLayers(mAreas.get(), mZones.get(), "board");
    QObject::connect(&mLink, &dock::MapLink::areasSelected,
                     [this](const QStringList& codes) { mHeard << codes.join(','); });
  }
  static QStringList selected(const QgsVectorLayer& layer) {
    QStringList codes;
    for (const QgsFeature& feature : layer.selectedFeatures()) codes << feature.attribute("code").toString();
    codes.sort();
    return codes;
  }
  std::unique_ptr<QgsVectorLayer> mZones = memorySquares(
      "zones", "code:string,board:string",
      {{"Z0", "A"}, {"Z1", "A"}, {"Z2", "B"}, {"Z3", "B"}, {"Z4", QVariant(QVariant::String)}}, 1000.0);
  std::unique_ptr<QgsVectorLayer> mAreas =
      memorySquares("boards", "code:string", {{"A"}, {"B"}, {"O'Hara"}}, 2000.0);
  QgsMapCanvas mCanvas;
  dock::MapLink mLink{&mCanvas};
  QStringList mHeard;
};

TEST_F(MapLinkTest, SelectsAnAreaWithItsZonesAndZoomsThere) {
  mLink.selectAreas({"B"});
  EXPECT_EQ(selected(*mZones), (QStringList{"Z2", "Z3"}));
  EXPECT_EQ(selected(*mAreas), QStringList{"B"});
  EXPECT_TRUE(mHeard.isEmpty()) << "no echo";
  const QgsRectangle shown = mCanvas.extent();
  EXPECT_TRUE(shown.contains(QgsRectangle(3000, 1000, 5000, 3000))) << shown.toString().toStdString();
  EXPECT_LT(shown.width(), 5000.0);
}

TEST_F(MapLinkTest, TellsTheAreasOfZonesSelectedOnTheMap) {
  mZones->selectByExpression("code = 'Z3'");
  EXPECT_EQ(mHeard, QStringList{"B"});
  mZones->selectAll();
  EXPECT_EQ(mHeard.back(), "A,B") << "each once; zones of no area are of none";
  mZones->removeSelection();
  EXPECT_EQ(mHeard.back(), "");
}

TEST_F(MapLinkTest, TellsAreasSelectedOnTheMap) {
  mAreas->selectByExpression("code = 'A'");
  EXPECT_EQ(mHeard, QStringList{"A"});
}

TEST_F(MapLinkTest, TheLayerOutOfSightFollows) {
  mLink.selectAreas({"A"});
  mZones->selectByExpression("code = 'Z3'");
  EXPECT_EQ(selected(*mAreas), QStringList{"B"});
  EXPECT_EQ(selected(*mZones), QStringList{"Z3"}) << "not all zones of the area";
  mAreas->selectByExpression("code = 'A'");
  EXPECT_EQ(selected(*mZones), (QStringList{"Z0", "Z1"}));
  mZones->removeSelection();
  EXPECT_EQ(mAreas->selectedFeatureCount(), 0);
}

TEST_F(MapLinkTest, TakesCodesForWhatTheyAre) {
  mLink.selectAreas({"O'Hara", "A') OR ('1'='1"});
  EXPECT_EQ(selected(*mAreas), QStringList{"O'Hara"});
  EXPECT_EQ(mZones->selectedFeatureCount(), 0);
}

TEST_F(MapLinkTest, ForgettingASelectionLeavesTheMapWhereItIs) {
  mLink.selectAreas({"A"});
  const QgsRectangle shown = mCanvas.extent();
  mLink.selectAreas({});
  EXPECT_EQ(mZones->selectedFeatureCount(), 0);
  EXPECT_EQ(mAreas->selectedFeatureCount(), 0);
  EXPECT_EQ(mCanvas.extent(), shown);
}

TEST_F(MapLinkTest, SurvivesThatLayersGoAndFollowsOnlyTheNewOnes) {
  mAreas.reset();
  mLink.selectAreas({"B"});
  EXPECT_EQ(selected(*mZones), (QStringList{"Z2", "Z3"}));
  mLink.setLayers(nullptr, nullptr, {});
  mZones->selectAll();
  EXPECT_TRUE(mHeard.isEmpty());
  mLink.selectAreas({"A"});
}

}  // namespace
