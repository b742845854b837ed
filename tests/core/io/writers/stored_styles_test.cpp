// Styles beside the layers of a GeoPackage: ours written and replaced, other people's kept.
#include "io/stored_styles.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "core/io/writers/output_support.h"
#include "io/write_geopackage.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace testing_support;

class StoredStyles : public testing::Test {
 protected:
  void write(const std::vector<model::LayerStyle>& styles) {
    model::OutputTable zones = zonesTable();
    zones.description = model::OUTPUT_MARK;
    zones.styles = styles;
    const auto written = writeGeoPackage(mPath, {zones}, TIMESTAMP, mMonitor);
    ASSERT_TRUE(written) << describe(written.issues().list().front());
  }
  std::vector<std::string> read() {
    std::vector<std::string> found;
    const auto styles = readStoredStyles(mPath);
    EXPECT_TRUE(styles);
    for (const StoredStyle& style : styles.value())
      found.push_back(style.layer + "/" + style.name + (style.isDefault ? "!" : "") + "=" + style.qml);
    return found;
  }
  TemporaryFolder mFolder;
  std::string mPath = mFolder.file("out.gpkg");
  SilentMonitor mMonitor;
};

TEST_F(StoredStyles, AreReadBackAsTheyWereWritten) {
  write({{"Overall", "<qgis a='1'/>", true}, {"Needs", "<qgis/>", false}});
  EXPECT_THAT(read(), testing::ElementsAre("zones/Overall!=<qgis a='1'/>", "zones/Needs=<qgis/>"));
}

TEST_F(StoredStyles, OfAnEarlierRunAreReplacedAndTheSameInputGivesTheSameBytes) {
  write({{"Old", "<qgis/>", true}});
  write({{"New", "<qgis/>", true}});
  EXPECT_THAT(read(), testing::ElementsAre("zones/New!=<qgis/>"));
  const std::string before = readFile(mPath);
  write({{"New", "<qgis/>", true}});
  EXPECT_EQ(readFile(mPath), before);
}

TEST_F(StoredStyles, OfOtherPeopleStayAndSoDoesTheirDefault) {
  write({{"Overall", "<qgis/>", true}});
  runSql(
      mPath,
      {"UPDATE layer_styles SET useAsDefault = 0",
       "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
       "styleName, styleQML, useAsDefault, description) VALUES ('', '', 'zones', 'geom', 'mine', "
       "'<qgis mine=\"1\"/>', 1, 'by hand'), ('', '', 'elsewhere', 'geom', 'theirs', '<qgis/>', 0, NULL)"});
  write({{"Overall", "<qgis/>", true}});
  EXPECT_THAT(read(), testing::UnorderedElementsAre("zones/mine!=<qgis mine=\"1\"/>",
                                                    "elsewhere/theirs=<qgis/>", "zones/Overall=<qgis/>"));
}

TEST_F(StoredStyles, AFileWithoutStylesHasNone) {
  write({});
  EXPECT_TRUE(read().empty());
}

TEST_F(StoredStyles, AViewOfThatNameIsNotAsked) {
  write({});
  runSql(mPath,
         {"CREATE VIEW layer_styles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
          "SELECT i AS rowid, 'zones' AS f_table_name, 'x' AS styleName, 'y' AS styleQML, 0 AS useAsDefault "
          "FROM n"});
  EXPECT_TRUE(read().empty());
}

TEST_F(StoredStyles, OfAMissingFileAreAnError) {
  EXPECT_TRUE(readStoredStyles(mFolder.file("none.gpkg")).issues().contains(IssueCode::FileMissing));
}

TEST_F(StoredStyles, BeyondAllReasonAreLeftOut) {
  write({{"long", std::string(LONGEST_STYLE_BYTES, 'x'), false}, {"short", "<qgis/>", false}});
  EXPECT_THAT(read(), testing::ElementsAre("zones/short=<qgis/>"));
  EXPECT_EQ(readStoredStyles(mPath).issues().list().size(), 1u);
}

}  // namespace
}  // namespace fairshares::io
