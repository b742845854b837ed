// Bad roads, ferries, settlements and places through the whole command: exit status, one issue that names
// file, row and value and says how to mend, all problems at once, and an earlier output that stays as it was.
#include <gtest/gtest.h>

#include "core/cli/firth_command.h"

namespace fairshares {
namespace {

using testing_support::FirthCommand;
using testing_support::FirthRoad;
using testing_support::FirthWorld;
using testing_support::readFile;
using testing_support::Said;

/// What an issue must say; empty members are not looked at.
struct Expected {
  std::string code;
  std::string file;
  int row = 0;
  std::string column;
  std::string value;
  std::string key;
};

std::string shown(const Expected& expected) {
  return expected.code + " in " + expected.file + " row " + std::to_string(expected.row) + " " +
         expected.column + " " + expected.value + " " + expected.key;
}

class BadNetwork : public testing::Test {
 protected:
  /// Runs the world as its files are now. The study must be refused; the earlier output must be as it was.
  void runRefused() {
    mWorld.writeText("out.gpkg", "an earlier output");
    std::filesystem::copy_file(FirthCommand::goodOutput(), mWorld.path("out.gpkg"),
                               std::filesystem::copy_options::overwrite_existing);
    mSaid = FirthCommand::run(mWorld);
    EXPECT_EQ(mSaid.status, cli::ExitStatus::InputRefused) << mSaid.out << mSaid.err;
    EXPECT_EQ(readFile(mWorld.path("out.gpkg")), readFile(FirthCommand::goodOutput()))
        << "the earlier output was touched";
  }
  void runAccepted() {
    mSaid = FirthCommand::run(mWorld);
    EXPECT_EQ(mSaid.status, cli::ExitStatus::Done) << mSaid.out << mSaid.err;
  }

  [[nodiscard]] std::vector<nlohmann::json> issues(const std::string& severity,
                                                   const std::string& code = "") const {
    std::vector<nlohmann::json> found;
    for (const auto& issue : mSaid.json["issues"])
      if (issue["severity"] == severity && (code.empty() || issue["code"] == code)) found.push_back(issue);
    return found;
  }

  void expectIssue(const Expected& expected, const std::string& severity = "error") const {
    for (const auto& issue : issues(severity, expected.code)) {
      const auto has = [&](const char* member, const std::string& text) {
        return text.empty() || issue[member].get<std::string>().find(text) != std::string::npos;
      };
      if (!has("file", expected.file) || !has("column", expected.column) || !has("value", expected.value) ||
          !has("key", expected.key) || (expected.row != 0 && issue["row"] != expected.row))
        continue;
      EXPECT_FALSE(issue["message"].get<std::string>().empty()) << shown(expected);
      EXPECT_FALSE(issue["mend"].get<std::string>().empty()) << shown(expected);
      return;
    }
    ADD_FAILURE() << "no " << severity << " " << shown(expected) << " in\n" << mSaid.json["issues"].dump(2);
  }

  /// The study is refused for this and nothing else.
  void expectOnly(const Expected& expected) {
    runRefused();
    expectIssue(expected);
    EXPECT_EQ(issues("error").size(), 1u) << mSaid.json["issues"].dump(2);
  }

  FirthWorld mWorld;
  Said mSaid;
};

TEST_F(BadNetwork, InDegreesThatAreCalledMetres) {
  mWorld.write();
  mWorld.roads = {FirthRoad{{{0, 0}, {1, 1}}}};
  mWorld.roads[0].wkt = "LINESTRING (-3.2 55.95, -3.19 55.96)";
  mWorld.writeRoads();
  expectOnly({"crs_contradiction", "roads.gpkg"});
}

TEST_F(BadNetwork, InDegreesAmongMetresOnOneRow) {
  mWorld.roads.push_back({{{0, 0}, {1, 1}}});
  mWorld.roads.back().wkt = "LINESTRING (-3.2 55.95, -3.19 55.96)";
  mWorld.write();
  expectOnly({"crs_contradiction", "roads.gpkg", 17});
}

TEST_F(BadNetwork, OfLayersInSeveralSystemsIsReprojected) {
  mWorld.network += "also = [{ file = \"more.gpkg\", source = \"made up\", status = \"assumed\" }]\n";
  mWorld.write();
  // A road far from everything, in degrees that say so.
  io::reading_support::DrawnLayer layer{
      "more", {{"class"}, {"one_way"}, {"speed"}, {"start_node"}, {"end_node"}}, {}, 4326, wkbUnknown};
  layer.lines.push_back({"LINESTRING (-3.0 56.9, -2.9 56.9)", {"A Road", "no", nullptr, "a", "b"}});
  io::reading_support::writeLines(mWorld.path("more.gpkg"), "GPKG", {layer});
  runAccepted();
  // The same numbers in a layer that calls them metres are refused.
  layer.epsg = 27700;
  std::filesystem::remove(mWorld.path("more.gpkg"));
  io::reading_support::writeLines(mWorld.path("more.gpkg"), "GPKG", {layer});
  expectOnly({"crs_contradiction", "more.gpkg"});
}

TEST_F(BadNetwork, WithoutASystem) {
  mWorld.roadsEpsg = 0;
  mWorld.write();
  expectOnly({"crs_missing", "roads.gpkg"});
  mWorld.replace("study.toml", "file = \"roads.gpkg\"", "file = \"roads.gpkg\"\ncrs = \"EPSG:27700\"");
  runAccepted();  // declaring it is the mend
}

TEST_F(BadNetwork, WithFeaturesWithoutALineLeavesThemOutAndSaysSo) {
  for (const char* const wkt : {"LINESTRING EMPTY", "POINT (300000 700000)"}) {
    mWorld.roads.push_back({{{0, 0}, {1, 1}}});
    mWorld.roads.back().wkt = wkt;
  }
  mWorld.write();
  runAccepted();
  expectIssue({"geometry_missing", "roads.gpkg", 17}, "warning");
  expectIssue({"geometry_missing", "roads.gpkg", 18}, "warning");
}

TEST_F(BadNetwork, WithLinesOfSeveralPartsAndHeightsGivesTheSameTimes) {
  mWorld.write();
  const Said plain = FirthCommand::explain(mWorld, "Z_N");
  // The main road from (10,5) to (40,5) with heights, as a line of one part in a collection of lines.
  mWorld.roads[1].wkt = "MULTILINESTRING Z ((310000 705000 12, 325000 705000 800, 340000 705000 3))";
  mWorld.writeRoads();
  const Said odd = FirthCommand::explain(mWorld, "Z_N");
  ASSERT_EQ(odd.status, cli::ExitStatus::Done) << odd.out;
  EXPECT_EQ(odd.json["receipt"]["travel"], plain.json["receipt"]["travel"]);
}

TEST_F(BadNetwork, WithSelfLoopsKeepsThemAndSaysSo) {
  mWorld.roads.push_back({{{12, 5}, {12, 6}, {13, 6}, {12, 5}}});
  mWorld.write();
  runAccepted();
  expectIssue({"geometry_unusable", "roads.gpkg", 17}, "note");
}

TEST_F(BadNetwork, WithSpeedsOfZeroAndLessNamesBothRows) {
  mWorld.roads[3].speed = "0";
  mWorld.roads[5].speed = "-30";
  mWorld.write();
  runRefused();
  expectIssue({"value_out_of_range", "roads.gpkg", 4, "speed", "0"});
  expectIssue({"value_out_of_range", "roads.gpkg", 6, "speed", "-30"});
  EXPECT_EQ(issues("error").size(), 2u);
}

TEST_F(BadNetwork, WithASpeedThatIsNoNumber) {
  mWorld.roads[3].speed = "quick";
  mWorld.write();
  expectOnly({"value_not_numeric", "roads.gpkg", 4, "speed", "quick"});
}

TEST_F(BadNetwork, WithAClassWithoutASpeed) {
  mWorld.roads[4].roadClass = "Goat Track";
  mWorld.write();
  expectOnly({"code_unknown", "roads.gpkg", 0, "class", "Goat Track"});
}

TEST_F(BadNetwork, WithAClassSpeedOfZero) {
  mWorld.speeds["A Road"] = 0.0;
  mWorld.write();
  expectOnly({"value_out_of_range", "speeds.csv", 2, "km_per_hour"});
}

TEST_F(BadNetwork, WithFerryTerminalsInTheSeaNamesTheFerryInItsOwnFile) {
  mWorld.ferries[1].to = {70, 15};
  mWorld.write();
  expectOnly({"terminal_unreached", "ferries.csv", 3, "to", "370000, 715000", "Long Sound"});
}

TEST_F(BadNetwork, OfNeighbouringZonesWithFerryTerminalsInTheSea) {
  mWorld.useProximity();
  mWorld.ferries[1].to = {70, 15};
  mWorld.write();
  expectOnly({"terminal_unreached", "ferries.csv", 3, "to", "370000, 715000", "Long Sound"});
}

TEST_F(BadNetwork, WithFerriesOfNegativeMinutes) {
  mWorld.ferries[0].crossing = -20;
  mWorld.write();
  runRefused();
  expectIssue({"", "ferries.csv", 2, "minutes"});
}

TEST_F(BadNetwork, WithADuplicateSettlement) {
  mWorld.towns[2].code = "T1";
  mWorld.write();
  expectOnly({"code_duplicate", "settlements.gpkg", 3, "", "", "T1"});
}

TEST_F(BadNetwork, WithNoSettlementLargeEnoughToDriveTo) {
  mWorld.towns[0].population = 9'999;
  mWorld.write();
  expectOnly({"study_value", "settlements.gpkg"});
}

TEST_F(BadNetwork, WithASettlementOfFewerThanNoPeople) {
  mWorld.towns[2].population = -5;
  mWorld.write();
  expectOnly({"value_negative", "settlements.gpkg", 3, "population", "-5"});
}

TEST_F(BadNetwork, WithAnAccessPointFarOffItsZone) {
  mWorld.zones[4].access = {40, 19};
  mWorld.write();
  expectOnly({"value_out_of_range", "access.csv", 6, "", "9.0 km", "Z_W"});
}

TEST_F(BadNetwork, WithAnUnknownZoneInTheFixedLinks) {
  mWorld.more = "[fixed_links]\nfile = \"fixed_links.csv\"\n" + FirthWorld::mark();
  mWorld.write();
  mWorld.writeText("fixed_links.csv",
                   "link,zone_a,zone_b\nNorth Bridge,Z_H,Z_D\nOther Bridge,Z_S,Z_NOWHERE\n");
  expectOnly({"reference_unknown", "fixed_links.csv", 3, "zone_b", "Z_NOWHERE"});
}

TEST_F(BadNetwork, WithNodeIdsThatContradictTheGeometry) {
  mWorld.roads[4].startNode = "300005.0/700005.0";
  mWorld.roads[7].startNode = "300005.0/700005.0";
  mWorld.write();
  expectOnly({"node_contradiction", "roads.gpkg", 8});
}

class BadIslands : public BadNetwork {
 protected:
  void giveIslands(const std::string& cellOfP, bool withD) {
    mWorld.urbanRural = "islands = { file = \"islands.csv\", column = \"island\", source = \"made up\", "
                        "status = \"assumed\" }\n";
    std::string text = "DataZone,island\n";
    for (const auto& zone : mWorld.zones)
      if (zone.code != "D" || withD)
        text += "Z_" + zone.code + "," + (zone.code == "P" ? cellOfP : "no") + "\n";
    mWorld.write();
    mWorld.writeText("islands.csv", text);
  }
};

TEST_F(BadIslands, WithNonsenseInTheColumn) {
  giveIslands("perhaps", true);
  expectOnly({"value_out_of_range", "islands.csv", 11, "island", "perhaps", "Z_P"});
}

TEST_F(BadIslands, WithAZoneThatIsNotThere) {
  giveIslands("yes", false);
  expectOnly({"value_missing", "islands.csv", 0, "island", "", "Z_D"});
}

TEST_F(BadNetwork, WithZonesThatCannotReachABase) {
  mWorld.more = testing_support::nurseSections();
  mWorld.excessCost = "method = \"travel\"\n";
  mWorld.write();
  runRefused();
  expectIssue({"value_missing", "study.toml", 0, "programmes.acute.excess_cost", "", "Z_X"});
  EXPECT_EQ(issues("error").size(), 1u) << mSaid.json["issues"].dump(2);
  EXPECT_NE(issues("error")[0]["message"].get<std::string>().find("50 "), std::string::npos) << "the people";
}

TEST_F(BadNetwork, WithPlacesThatAreOnNoRoadSaysSo) {
  mWorld.write();
  mWorld.writeText("clinics.csv",
                   "code,name,easting,northing\nC1,Mill Clinic,335000,705000\nC2,Sea Clinic,330000,760000\n");
  runAccepted();
  expectIssue({"value_out_of_range", "clinics.csv", 0, "", "1", "Sea Clinic"}, "warning");
}

TEST_F(BadNetwork, ProblemsOfAllItsFilesAreToldAtOnce) {
  mWorld.roads[3].speed = "0";
  mWorld.roads[4].roadClass = "Goat Track";
  mWorld.towns[2].code = "T1";
  mWorld.ferries[0].crossing = -20;
  mWorld.write();
  mWorld.writeText("access.csv", "DataZone,Easting\nZ_T,1\n");
  runRefused();
  expectIssue({"value_out_of_range", "roads.gpkg", 4, "speed", "0"});
  expectIssue({"code_unknown", "roads.gpkg", 0, "class", "Goat Track"});
  expectIssue({"code_duplicate", "settlements.gpkg", 3});
  expectIssue({"", "ferries.csv", 2});
  expectIssue({"", "access.csv"});
}

TEST_F(BadIslands, ProblemsOfTheirJoinAreToldAtOnce) {
  mWorld.more = "[fixed_links]\nfile = \"fixed_links.csv\"\n" + FirthWorld::mark();
  mWorld.writeText("fixed_links.csv", "link,zone_a,zone_b\nOther Bridge,Z_S,Z_NOWHERE\n");
  mWorld.towns[0].population = 9'999;
  mWorld.zones[4].access = {40, 19};
  mWorld.ferries[1].to = {70, 15};
  giveIslands("perhaps", false);
  runRefused();
  expectIssue({"terminal_unreached", "ferries.csv", 3});
  expectIssue({"reference_unknown", "fixed_links.csv", 2});
  expectIssue({"study_value", "settlements.gpkg"});
  expectIssue({"value_out_of_range", "access.csv", 6});
  expectIssue({"value_out_of_range", "islands.csv"});
  expectIssue({"value_missing", "islands.csv"});
  EXPECT_EQ(issues("error").size(), 6u) << mSaid.json["issues"].dump(2);
}

}  // namespace
}  // namespace fairshares
