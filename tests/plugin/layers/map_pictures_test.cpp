// Six maps as planners see them, beside pictures that were looked at and found fit for a report.
#include <gtest/gtest.h>
#include <qgis.h>

#include <QDir>
#include <QFile>

#include "plugin/layers/loaded_sample.h"
#include "plugin/layers/map_picture.h"

using namespace fairshares;
using namespace fairshares::layers;
using namespace fairshares::testing_support;

namespace {

// Fonts and their smoothing differ from one machine to another, and so do edges of polygons by a shade: names
// and edges make up less than this part of any picture, a class in another colour more. The pictures were
// drawn by QGIS 3.22; others break the title of the legend elsewhere, which moves all of its text.
const double DIFFERING_PART = Qgis::versionInt() / 100 == 322 ? 0.02 : 0.05;
constexpr int CHANNEL_TOLERANCE = 24;

class MapPictures : public LoadedSample {
 protected:
  // FAIRSHARES_WRITE_PICTURES=1 writes the expected picture anew: look at it before you keep it.
  void compare(const QString& name, const QImage& drawn) {
    const QString expected =
        QStringLiteral(FAIRSHARES_SOURCE_DIR "/tests/plugin/layers/pictures/%1.png").arg(name);
    if (qEnvironmentVariableIsSet("FAIRSHARES_WRITE_PICTURES")) {
      ASSERT_TRUE(drawn.save(expected, "PNG", 0));
    }
    const QImage kept(expected);
    ASSERT_FALSE(kept.isNull()) << expected.toStdString();
    const double part = differingPart(kept, drawn, CHANNEL_TOLERANCE);
    RecordProperty("differing_part", std::to_string(part));
    EXPECT_LE(part, DIFFERING_PART) << name.toStdString();
    if (part > DIFFERING_PART) drawn.save(QDir::temp().filePath("fairshares_" + name + ".png"));
  }
  QgsVectorLayer& lines() { return layer(LayerRole::AreaOutlines); }
  const QSize mPage{900, 660};
  const QSize mWide{1060, 400};
};

TEST_F(MapPictures, OverallIndexOfTheNationByDataZone) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::OverallIndex));
  compare("overall_index_zones", drawMapWithLegend({&lines(), &zones()}, zones(), wholeNation(), mPage));
}

TEST_F(MapPictures, NeedsIndexOfTheCentralBelt) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::NeedsIndex));
  compare("needs_index_central_belt", drawMapWithLegend({&lines(), &zones()}, zones(), centralBelt(), mWide));
}

TEST_F(MapPictures, AllocationPerHeadByBoard) {
  ASSERT_FALSE(switchMeasure(boards(), "all", Measure::AllocationPerHead));
  compare("allocation_per_head_boards",
          drawMapWithLegend({&lines(), &boards()}, boards(), wholeNation(), mPage));
}

TEST_F(MapPictures, UrbanRuralClassOfTheNation) {
  QgsVectorLayer& classes = layer(LayerRole::UrbanRural);
  compare("urban_rural_class", drawMapWithLegend({&lines(), &classes}, classes, wholeNation(), mPage));
}

TEST_F(MapPictures, PracticesOfTheCentralBelt) {
  QgsVectorLayer& practices = layer(LayerRole::Practices);
  compare("practices_central_belt",
          drawMapWithLegend({&practices, &lines()}, practices, centralBelt(), mWide));
}

TEST_F(MapPictures, ZonesWithoutPeopleNearby) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::OverallIndex));
  QgsFeature feature;
  ASSERT_TRUE(zones().getFeatures("population = 0").nextFeature(feature));
  const QgsPointXY centre = feature.geometry().centroid().asPoint();
  const QgsRectangle near(centre.x() - 1400, centre.y() - 730, centre.x() + 1400, centre.y() + 730);
  compare("empty_zone", drawMapWithLegend({&lines(), &zones()}, zones(), near, mWide));
}

// The comparison itself must be able to fail.
TEST_F(MapPictures, OneClassInAnotherColourIsSeen) {
  ASSERT_FALSE(switchMeasure(zones(), "hchs", Measure::OverallIndex));
  const QImage one = drawMapWithLegend({&lines(), &zones()}, zones(), wholeNation(), mPage);
  ASSERT_FALSE(switchMeasure(zones(), "maternity", Measure::OverallIndex));
  const QImage other = drawMapWithLegend({&lines(), &zones()}, zones(), wholeNation(), mPage);
  EXPECT_EQ(differingPart(one, one, 0), 0.0);
  EXPECT_GT(differingPart(one, other, CHANNEL_TOLERANCE), DIFFERING_PART);
}

}  // namespace
