// What the sections about roads, ferries, settlements and nurses may not say.
#include "remoteness_texts.h"

namespace fairshares::study {
namespace {

/// A key of the whole road study spoiled: refused for that reason alone, at its key path and line.
Issue refusedLine(std::string_view heading, std::string_view key, const std::string& line,
                  const std::string& path, IssueCode code = IssueCode::StudyValue) {
  const SpoiledText spoiled = withLine(roadStudy(), heading, key, line);
  SCOPED_TRACE(line.empty() ? "without " + path : line);
  return refusal(spoiled.text, code, path, spoiled.line);
}

/// `line` added below the heading of a table.
SpoiledText withMore(const std::string& text, const std::string& heading, const std::string& line) {
  const std::string more = replaced(text, "\n" + heading + "\n", "\n" + heading + "\n" + line + "\n");
  return {more, lineOf(more, heading + "\n") + 1};
}

struct ParameterCase {
  const char* heading;
  const char* key;
  const char* tooLow;
  const char* tooHigh;
};

void expectLimits(const std::string& study, const std::vector<ParameterCase>& parameters) {
  for (const ParameterCase& one : parameters) {
    const std::string section = std::string(one.heading).substr(1, std::string(one.heading).size() - 2);
    const std::string path = section + "." + one.key;
    for (const std::string value : {one.tooLow, one.tooHigh}) {
      SCOPED_TRACE(path + " = " + value);
      const SpoiledText spoiled = withLine(study, one.heading, one.key, parameterLine(one.key, value));
      const Issue issue = refusal(spoiled.text, IssueCode::StudyValue, path + ".value", spoiled.line);
      EXPECT_EQ(issue.value, value);
    }
    SCOPED_TRACE(path + " bare");
    const SpoiledText bare = withLine(study, one.heading, one.key, std::string(one.key) + " = 30");
    refusal(bare.text, IssueCode::StudyKeyMissing, path, bare.line);
    const SpoiledText text = withLine(study, one.heading, one.key, parameterLine(one.key, "\"30\""));
    refusal(text.text, IssueCode::StudyValue, path + ".value", text.line);
  }
}

TEST(RefusedRemoteness, ParametersBelowOrAboveTheirLimitsOrWithoutSource) {
  expectLimits(roadStudy(), {{"[network]", "join_tolerance_metres", "-0.001", "100.5"},
                             {"[network]", "id_tolerance_metres", "-1", "101"},
                             {"[network]", "access_km_per_hour", "0.05", "201"},
                             {"[network]", "access_reach_metres", "0.5", "200001"},
                             {"[network]", "water_tolerance_metres", "-1", "200001"},
                             {"[ferries]", "waiting_minutes", "-1", "1441"},
                             {"[ferries]", "reach_metres", "-1", "200001"},
                             {"[ferries]", "road_km_per_hour", "0", "201"},
                             {"[settlements]", "reach_metres", "-1", "200001"},
                             {"[settlements]", "centre_population", "0", "2000000000"},
                             {"[nurse_rounds]", "contact_minutes", "1.9", "1441"},
                             {"[nurse_rounds]", "stop_minutes", "-1", "61"},
                             {"[nurse_rounds]", "shift_minutes", "1.9", "1441"},
                             {"[nurse_rounds]", "staff_gbp_per_hour", "0", "1000001"},
                             {"[nurse_rounds]", "mileage_gbp_per_km", "-0.01", "1000001"},
                             {"[nurse_rounds]", "days", "1", "1001"},
                             {"[nurse_rounds]", "seed", "-1", "4294967296"},
                             {"[programmes.community.excess_cost]", "travel_share", "-0.1", "1.1"}});
  expectLimits(smallStudyWith(PROXIMITY_SECTION) + PLAIN_SETTLEMENTS,
               {{"[network]", "circuity_factor", "0.9", "10.5"},
                {"[network]", "compact_km_per_hour", "0.05", "201"},
                {"[network]", "wide_km_per_hour", "0", "200.5"},
                {"[network]", "wide_zone_square_km", "-1", "1000001"},
                {"[network]", "place_reach_metres", "-1", "200001"}});
}

TEST(RefusedRemoteness, WrongTypes) {
  refusedLine("[network]", "routes", "routes = \"yes\"", "network.routes");
  refusedLine("[network]", "file", "file = 3", "network.file");
  refusedLine("[network]", "crs", "crs = \"27700\"", "network.crs");
  refusedLine("[[network.also]]", "crs", "crs = \"OSGB\"", "network.also.crs");
  refusedLine("[network.mapping]", "unknown_speeds", "unknown_speeds = [0]",
              "network.mapping.unknown_speeds");
  refusedLine("[network.mapping]", "speed_unit", "speed_unit = \"mph\"", "network.mapping.speed_unit");
  refusedLine("[network.mapping]", "joins_at_shared_points", "joins_at_shared_points = 1",
              "network.mapping.joins_at_shared_points");
  refusedLine("[network.congestion]", "factors", "factors = [\"1.3\", 1.1]", "network.congestion.factors");
  refusedLine("[ferries]", "foot_passengers", "foot_passengers = \"no\"", "ferries.foot_passengers");
  refusedLine("[ferries]", "status", "status = \"sure\"", "ferries.status");
  refusedLine("[destinations.hospitals]", "title", "title = \"\"", "destinations.hospitals.title");
  refusedLine("[urban_rural.islands]", "column", "column = 1", "urban_rural.islands.column");
  refusedLine("[[urban_rural.classes]]", "groups", "groups = \"1\"", "urban_rural.classes[1].groups");
}

TEST(RefusedRemoteness, SectionsThatAreNoTables) {
  for (const std::string section : {"network", "ferries", "fixed_links", "access_points", "settlements",
                                    "extra_centres", "urban_rural", "destinations", "nurse_rounds"}) {
    const std::string text = section + " = 3\n" +
                             (section == "network" ? std::string(SMALL_STUDY)
                                                   : smallStudyWith(PROXIMITY_SECTION) +
                                                         (section == "settlements" ? "" : PLAIN_SETTLEMENTS));
    refusal(text, IssueCode::StudyValue, section, 1u);
  }
}

TEST(RefusedRemoteness, MissingKeys) {
  const auto missing = [](std::string_view heading, std::string_view key, const std::string& path) {
    refusedLine(heading, key, "", path, IssueCode::StudyKeyMissing);
  };
  missing("[network]", "file", "network.file");
  missing("[network]", "source", "network.source");
  missing("[[network.also]]", "status", "network.also.status");
  missing("[network.speeds]", "file", "network.speeds.file");
  missing("[network.congestion]", "populations", "network.congestion.populations");
  missing("[network.congestion]", "factors", "network.congestion.factors");
  missing("[ferries]", "file", "ferries.file");
  missing("[fixed_links]", "status", "fixed_links.status");
  missing("[access_points]", "source", "access_points.source");
  missing("[settlements]", "file", "settlements.file");
  missing("[urban_rural]", "source", "urban_rural.source");
  missing("[[urban_rural.classes]]", "code", "urban_rural.classes[1].code");
  missing("[urban_rural.islands]", "column", "urban_rural.islands.column");
  missing("[destinations.health_centres]", "file", "destinations.health_centres.file");
  missing("[nurse_rounds]", "status", "nurse_rounds.status");
  for (const std::string key :
       {"contact_minutes", "shift_minutes", "staff_gbp_per_hour", "mileage_gbp_per_km"})
    missing("[nurse_rounds]", key, "nurse_rounds." + key);
  missing("[programmes.community.excess_cost]", "travel_share",
          "programmes.community.excess_cost.travel_share");
}

TEST(RefusedRemoteness, RoadsWithoutSpeedsAndRoundsWithoutBases) {
  std::string text =
      replaced(roadStudy(), "[network.speeds]\nfile = \"speeds.csv\"\nlayer = \"cars\"\n", "[speeds]\n");
  text.erase(text.find("[speeds]\n"), std::string("[speeds]\nsource = \"speeds source\"\n"
                                                  "status = \"assumed\"\n")
                                          .size());
  refusal(text, IssueCode::StudyKeyMissing, "network.speeds", lineOf(text, "[network]\n"));
  std::string rounds = roadStudy();
  const std::size_t begin = rounds.find("[nurse_rounds.bases]\n");
  rounds.erase(begin, rounds.find("[nurse_rounds.patients]\n") - begin);
  refusal(rounds, IssueCode::StudyKeyMissing, "nurse_rounds.bases", lineOf(rounds, "[nurse_rounds]\n"));
}

TEST(RefusedRemoteness, OneOfTwoKeysThatBelongTogether) {
  for (const std::string section : {"access_points", "settlements", "extra_centres", "destinations.hospitals",
                                    "nurse_rounds.bases", "nurse_rounds.patients"})
    for (const auto& [removed, left] : {std::pair{"x", "y"}, std::pair{"y", "x"}}) {
      const Issue issue =
          refusedLine("[" + section + "]", removed, "", section + "." + removed, IssueCode::StudyKeyMissing);
      EXPECT_THAT(issue.mend, testing::HasSubstr("remove " + std::string(left)));
    }
  refusedLine("[network.mapping]", "start_node", "", "network.mapping.start_node",
              IssueCode::StudyKeyMissing);
  refusedLine("[network.mapping]", "end_node", "", "network.mapping.end_node", IssueCode::StudyKeyMissing);
}

TEST(RefusedRemoteness, KeysOfAMappingThatSayHowToReadAColumnItDoesNotName) {
  for (const char* const column : {"speed", "one_way"}) {
    const SpoiledText spoiled = withLine(roadStudy(), "[network.mapping]", column, "");
    Result<Study> study = read(spoiled.text);
    ASSERT_FALSE(study);
    EXPECT_EQ(study.issues().errorCount(), 2u);  // one for each of the two keys about the column
    for (const Issue& issue : study.issues().list()) {
      EXPECT_EQ(issue.code, IssueCode::StudyKeyMissing);
      EXPECT_EQ(issue.where.column, "network.mapping." + std::string(column));
      EXPECT_EQ(issue.where.row, spoiled.line);
    }
  }
}

TEST(RefusedRemoteness, KeysOfTheOtherMethod) {
  for (const std::string key : {"circuity_factor", "compact_km_per_hour", "wide_km_per_hour",
                                "wide_zone_square_km", "place_reach_metres"}) {
    const SpoiledText spoiled = withMore(roadStudy(), "[network]", parameterLine(key, "2"));
    refusal(spoiled.text, IssueCode::StudyKeyUnknown, "network." + key, spoiled.line);
  }
  const std::string table = "{ file = \"f.csv\", source = \"s\", status = \"assumed\" }";
  for (const std::string line :
       {"file = \"roads.gpkg\"", "layer = \"roads\"", "crs = \"EPSG:27700\"", "join_tolerance_metres = 1",
        "id_tolerance_metres = 1", "access_km_per_hour = 1", "access_reach_metres = 1",
        "water_tolerance_metres = 1", "mapping = { speed = \"v\" }", "speeds = { file = \"f.csv\" }",
        "also = [{ file = \"f.csv\" }]"}) {
    SCOPED_TRACE(line);
    const std::string key = line.substr(0, line.find(' '));
    const SpoiledText spoiled =
        withMore(smallStudyWith(PROXIMITY_SECTION) + PLAIN_SETTLEMENTS, "[network]", line);
    Result<Study> study = read(spoiled.text);
    ASSERT_FALSE(study);
    EXPECT_EQ(onlyIssue(study.issues(), IssueCode::StudyKeyUnknown, "network." + key).where.row,
              spoiled.line);
  }
}

TEST(RefusedRemoteness, AMethodThatIsNoneOrNotSaid) {
  const Issue issue =
      refusedLine("[network]", "method", "method = \"road\"", "network.method", IssueCode::StudyValue);
  EXPECT_THAT(issue.mend, testing::HasSubstr("`roads`"));
  refusedLine("[network]", "method", "", "network.method", IssueCode::StudyKeyMissing);
}

TEST(RefusedRemoteness, SectionsWithoutANetwork) {
  const std::string table = "file = \"f.csv\"\nsource = \"s\"\nstatus = \"assumed\"\n";
  for (const std::string section : {"ferries", "fixed_links", "access_points", "settlements", "extra_centres",
                                    "urban_rural", "destinations", "nurse_rounds"}) {
    const std::string heading = section == "destinations" ? "destinations.x" : section;
    const std::string text = smallStudyWith("\n[" + heading + "]\n" + table);
    const Issue issue = refusal(text, IssueCode::StudyValue, section, lineOf(text, "[" + heading + "]\n"));
    EXPECT_THAT(issue.mend, testing::HasSubstr("[network]"));
  }
}

TEST(RefusedRemoteness, ADerivedCategoryAndTravelWithoutANetworkAreSaidOnce) {
  std::string text = roadStudy();
  const std::size_t begin = text.find("[network]\n");
  text.erase(begin, text.find("[ferries]\n") - begin);
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  for (const Issue& issue : study.issues().list())
    EXPECT_THAT(issue.message, testing::HasSubstr("no [network]")) << describe(issue);
  EXPECT_EQ(study.issues().errorCount(), 8u);
}

TEST(RefusedRemoteness, WhatNeedsSettlements) {
  const auto without = [](const std::string& sections) {
    return smallStudyWithout("categories.urban_rural") + PROXIMITY_SECTION + sections;
  };
  const std::string provenance = "source = \"s\"\nstatus = \"assumed\"\n";
  // The small study's excess costs take the derived category, or one of a table where there is none.
  const std::string table = "[categories.urban_rural]\nfile = \"c.csv\"\ncolumn = \"c\"\n" + provenance;
  for (const std::string& text :
       {without("[urban_rural]\n" + provenance),
        without("[network.congestion]\npopulations = 10000\nfactors = 1.2\n" + provenance + table),
        without("[extra_centres]\nfile = \"f.csv\"\n" + provenance + table),
        withMore(without(table), "[network]", "routes = true").text}) {
    const Issue issue = refusal(text, IssueCode::StudyKeyMissing, "settlements", std::nullopt);
    EXPECT_THAT(issue.mend, testing::HasSubstr("[settlements]"));
    EXPECT_EQ(read(text).issues().list().size(), 1u);
  }
}

TEST(RefusedRemoteness, CongestionThatDoesNotMatchOrSpeedsUp) {
  const std::string heading = "[network.congestion]", path = "network.congestion.";
  refusedLine(heading, "factors", "factors = [1.3]", path + "factors");
  refusedLine(heading, "factors", "factors = [1.3, 0.9]", path + "factors");
  refusedLine(heading, "factors", "factors = [21, 1.1]", path + "factors");
  refusedLine(heading, "populations", "populations = [-1, 10_000]", path + "populations");
  refusedLine(heading, "populations", "populations = [10_000, 10_000]", path + "populations");
}

TEST(RefusedRemoteness, ThresholdsThatAreNotThreeAndTwoInOrder) {
  const std::string text = smallStudyWithout("categories.urban_rural") + PROXIMITY_SECTION +
                           PLAIN_SETTLEMENTS +
                           "\n[urban_rural]\npopulations = [3, 2, 1]\nminutes = [1, 2]\nsource = \"s\"\n"
                           "status = \"assumed\"\n";
  ASSERT_TRUE(read(text));
  for (const auto& [key, values] :
       {std::pair{"populations", "[125000, 10000]"}, std::pair{"populations", "[3000, 10000, 125000]"},
        std::pair{"populations", "[125000, 3000, 3000]"}, std::pair{"populations", "[125000, 3000, 0]"},
        std::pair{"minutes", "[60, 30]"}, std::pair{"minutes", "[30, 30]"}, std::pair{"minutes", "[-1, 30]"},
        std::pair{"minutes", "30"}, std::pair{"minutes", "[30, inf]"}}) {
    const SpoiledText spoiled = withLine(text, "[urban_rural]", key, std::string(key) + " = " + values);
    SCOPED_TRACE(std::string(key) + values);
    refusal(spoiled.text, IssueCode::StudyValue, "urban_rural." + std::string(key), spoiled.line);
  }
  const SpoiledText beside = withMore(roadStudy(), "[urban_rural]", "populations = [125000, 10000, 3000]");
  refusal(beside.text, IssueCode::StudyValue, "urban_rural.populations", beside.line);
}

TEST(RefusedRemoteness, ACategoryThatIsGivenTwice) {
  const std::string text = roadStudy() + "\n[categories.urban_rural]\nfile = \"c.csv\"\ncolumn = \"c\"\n"
                                         "source = \"s\"\nstatus = \"assumed\"\n";
  const Issue issue = refusal(text, IssueCode::StudyValue, "categories.urban_rural",
                              lineOf(text, "[categories.urban_rural]"));
  EXPECT_EQ(issue.where.key, "urban_rural");
}

TEST(RefusedRemoteness, DestinationsWithIdsThatCannotBeColumns) {
  for (const char* const id : {"drive_time", "GPs", "1st"}) {
    const std::string text =
        replaced(roadStudy(), "[destinations.health_centres]", "[destinations." + std::string(id) + "]");
    const Issue issue = refusal(text, IssueCode::StudyValue, "destinations." + std::string(id),
                                lineOf(text, "[destinations." + std::string(id) + "]"));
    EXPECT_EQ(issue.value, id);
    EXPECT_EQ(issue.where.key, id);
  }
}

TEST(RefusedRemoteness, IdsOfColumnsThatRemotenessAdds) {
  for (const std::string id : {"island", "urban_rural_name", "drive_time_place", "minutes_to_hospitals",
                               "nurse_base", "hospitals_place", "health_centres_unreachable"})
    for (const std::string section : {"levels", "categories"}) {
      const std::string table = "[" + section + "." + id + "]\n";
      const std::string text = roadStudy() + table +
                               (section == "levels" ? "code = \"X\"\n"
                                                    : "file = \"c.csv\"\ncolumn = \"c\"\n"
                                                      "source = \"s\"\nstatus = \"assumed\"\n");
      refusal(text, IssueCode::StudyValue, section + "." + id, lineOf(text, table));
    }
  EXPECT_TRUE(read(replaced(SMALL_STUDY, "[levels.areas]", "[levels.island]")));  // no [network]
  const std::string spare = replaced(roadStudy(), "[destinations.health_centres]", "[destinations.spare_30]");
  refusal(spare, IssueCode::StudyValue, "destinations.spare_30", lineOf(spare, "[destinations.spare_30]"));
  std::string view = roadStudy();
  for (int one = 0; one < 3; ++one) view = replaced(view, "coarse = ", "name = ");
  refusal(view, IssueCode::StudyValue, "urban_rural.classes", lineOf(view, "[[urban_rural.classes]]"));
}

TEST(RefusedRemoteness, RoundsOfPartsOfDaysOrOfVisitsLongerThanTheShift) {
  for (const std::string key : {"days", "seed"})
    refusedLine("[nurse_rounds]", key, parameterLine(key, "2.5"), "nurse_rounds." + key + ".value");
  const Issue issue =
      refusedLine("[nurse_rounds]", "contact_minutes", parameterLine("contact_minutes", "441"),
                  "nurse_rounds.contact_minutes.value");
  EXPECT_EQ(issue.value, "441");
}

TEST(RefusedRemoteness, TravelWithoutNurseRounds) {
  std::string text = roadStudy();
  const std::size_t begin = text.find("[nurse_rounds]\n");
  text.erase(begin, text.find("[programmes.community]\n") - begin);
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.issues().errorCount(), 2u);
  const std::size_t mix = lineOf(text, "method = \"mix\""), travel = lineOf(text, "method = \"travel\"");
  for (const auto& [programme, line] : {std::pair{"community", mix}, std::pair{"care_of_elderly", travel}}) {
    const Issue issue = onlyIssue(study.issues(), IssueCode::ReferenceUnknown,
                                  "programmes." + std::string(programme) + ".excess_cost.method");
    EXPECT_EQ(issue.where.row, line);
    EXPECT_EQ(issue.where.key, programme);
    EXPECT_THAT(issue.mend, testing::HasSubstr("[nurse_rounds]"));
  }
}

TEST(RefusedRemoteness, TravelOnPractices) {
  const std::string text = replaced(roadStudy(), "title = \"Care of the elderly\"\n",
                                    "title = \"Care of the elderly\"\nbasis = \"practices\"\n");
  Result<Study> study = read(text);
  ASSERT_FALSE(study);
  const Issue issue =
      onlyIssue(study.issues(), IssueCode::StudyValue, "programmes.care_of_elderly.excess_cost.method");
  EXPECT_EQ(issue.where.row, lineOf(text, "method = \"travel\""));
  EXPECT_EQ(issue.value, "travel");
}

TEST(RefusedRemoteness, KeysThatTravelAndMixDoNotRead) {
  for (const std::string& line :
       std::vector<std::string>{"category = \"urban_rural\"", "file = \"f.csv\"", "rows_of = \"acute\"",
                                "column = \"c\"", parameterLine("travel_share", "0.5")}) {
    const std::string key = line.substr(0, line.find(' '));
    const SpoiledText spoiled = withMore(roadStudy(), "[programmes.care_of_elderly.excess_cost]", line);
    refusal(spoiled.text, IssueCode::StudyKeyUnknown, "programmes.care_of_elderly.excess_cost." + key,
            spoiled.line);
  }
  const SpoiledText column = withMore(roadStudy(), "[programmes.community.excess_cost]", "column = \"c\"");
  refusal(column.text, IssueCode::StudyKeyUnknown, "programmes.community.excess_cost.column", column.line);
}

}  // namespace
}  // namespace fairshares::study
