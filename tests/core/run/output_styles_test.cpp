// Which styles a layer gets, and that each draws a column the layer has.
#include "run/output_styles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace fairshares;
using model::OutputColumn;
using model::OutputTable;

namespace {

OutputTable layer(const std::string& name, const std::vector<std::string>& columns) {
  OutputTable table;
  table.name = name;
  table.title = "Some areas: Study";
  table.geometry = name == "practices" ? model::GeometryKind::Point : model::GeometryKind::MultiPolygon;
  for (const std::string& column : columns)
    table.columns.push_back({column, column, "", OutputColumn::Reals{1.0}});
  return table;
}

std::vector<std::string> names(const OutputTable& table) {
  std::vector<std::string> found;
  for (const model::LayerStyle& style : table.styles) found.push_back(style.name);
  return found;
}

TEST(OutputStyles, DrawTheFirstProgrammeOfTheLayer) {
  OutputTable zones = layer("zones", {"acute_age_sex_index", "acute_needs_index", "acute_excess_cost_index",
                                      "acute_overall_index", "community_overall_index"});
  run::addStyles(zones);
  EXPECT_EQ(names(zones),
            (std::vector<std::string>{"Overall index", "Age-sex index", "Needs index", "Excess cost index"}));
  for (const model::LayerStyle& style : zones.styles) {
    EXPECT_EQ(style.isDefault, style.name == "Overall index");
    EXPECT_EQ(style.qml.find("hchs_"), std::string::npos) << style.name;
  }
  EXPECT_NE(zones.styles[2].qml.find("acute_needs_index"), std::string::npos);
  EXPECT_EQ(zones.styles[2].qml.find("acute_overall_index"), std::string::npos);
}

TEST(OutputStyles, OfPracticesKeepTheColumnThatCirclesGrowWith) {
  OutputTable practices = layer("practices", {"population", "gp_overall_index", "gp_needs_index"});
  run::addStyles(practices);
  EXPECT_EQ(names(practices), (std::vector<std::string>{"Overall index", "Needs index"}));
  EXPECT_NE(practices.styles[0].qml.find("gp_overall_index"), std::string::npos);
  EXPECT_NE(practices.styles[0].qml.find("population"), std::string::npos);
}

TEST(OutputStyles, DriveTimesAndClassesAreDrawnWhereTheyAre) {
  OutputTable zones = layer("zones", {"acute_overall_index", "drive_time_min"});
  zones.columns.push_back({"urban_rural_class", "", "", OutputColumn::Texts{"1", "8", std::nullopt}});
  run::addStyles(zones);
  EXPECT_EQ(names(zones), (std::vector<std::string>{"Overall index", "Drive time", "Urban-rural class"}));
}

TEST(OutputStyles, ClassesOfAnotherClassificationAreNotNamedWrongly) {
  // In the 6-fold classification 5 is accessible rural, in the 8-fold one very remote small towns.
  for (const OutputColumn::Texts& codes :
       {OutputColumn::Texts{"1", "5", "6"}, OutputColumn::Texts{"7", "town"}}) {
    OutputTable zones = layer("zones", {"acute_overall_index"});
    zones.columns.push_back({"urban_rural_class", "", "", codes});
    run::addStyles(zones);
    EXPECT_EQ(names(zones), std::vector<std::string>{"Overall index"});
  }
}

TEST(OutputStyles, TablesAndLayersWithoutProgrammesGetNone) {
  OutputTable table = layer("shares", {"acute_overall_index"});
  table.geometry = model::GeometryKind::None;
  run::addStyles(table);
  EXPECT_TRUE(table.styles.empty());
  OutputTable bare = layer("boards", {"population"});
  run::addStyles(bare);
  EXPECT_TRUE(bare.styles.empty());
}

TEST(OutputStyles, SettlementsRoutesAndFerriesHaveOneEach) {
  for (const char* name : {"settlements", "routes", "ferries"}) {
    OutputTable table = layer(name, {"name"});
    run::addStyles(table);
    ASSERT_EQ(table.styles.size(), 1u) << name;
    EXPECT_TRUE(table.styles.front().isDefault);
    EXPECT_EQ(table.styles.front().name, "Some areas");
  }
}

TEST(OutputStyles, NamesFitTheTableOfQgis) {
  OutputTable ferries = layer("ferries", {"name"});
  ferries.title = std::string(80, 'x') + ": Study";
  run::addStyles(ferries);
  EXPECT_LE(ferries.styles.front().name.size(), 30u);
}

}  // namespace
