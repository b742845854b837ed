// How the sections about roads, ferries, settlements and nurses are listed with source and status.
#include <algorithm>
#include <map>

#include "remoteness_texts.h"

namespace fairshares::study {
namespace {

/// The rows of listParameters about these sections.
std::map<std::string, ParameterRow> rowsOf(const Study& study) {
  std::map<std::string, ParameterRow> rows;
  for (const ParameterRow& row : listParameters(study)) {
    EXPECT_FALSE(row.unit.empty()) << row.key;
    EXPECT_FALSE(row.provenance.source.empty()) << row.key;
    EXPECT_TRUE(rows.emplace(row.key, row).second) << "twice: " << row.key;
  }
  return rows;
}

TEST(ListParameters, GivesEveryTableAndNumberOfRemotenessWithItsSourceAndStatus) {
  struct Expected {
    const char* value;
    const char* source;
    Status status;
  };
  const std::map<std::string, Expected> expected{
      {"network.method", {"roads", "roads source", Status::Published}},
      {"network", {"roads.gpkg (road_link)", "roads source", Status::Published}},
      {"network.also[1]", {"more_roads.gpkg (links)", "more source", Status::Derived}},
      {"network.speeds", {"speeds.csv (cars)", "speeds source", Status::Assumed}},
      {"network.congestion in settlements of 10000", {"1.1", "congestion source", Status::Assumed}},
      {"network.congestion in settlements of 125000", {"1.3", "congestion source", Status::Assumed}},
      {"network.join_tolerance_metres", {"0.5", "own", Status::Derived}},
      {"network.id_tolerance_metres", {"2", "own", Status::Derived}},
      {"network.access_km_per_hour", {"15", "own", Status::Derived}},
      {"network.access_reach_metres", {"2500", "own", Status::Derived}},
      {"network.water_tolerance_metres", {"75", "own", Status::Derived}},
      {"ferries", {"ferries.csv (crossings)", "ferries source", Status::Published}},
      {"ferries.waiting_minutes", {"25", "own", Status::Derived}},
      {"ferries.reach_metres", {"1500", "own", Status::Derived}},
      {"ferries.road_km_per_hour", {"10", "own", Status::Derived}},
      {"ferries.foot_passengers", {"false", "ferries source", Status::Published}},
      {"fixed_links", {"links.csv (bridges)", "links source", Status::Derived}},
      {"access_points", {"centroids.csv (points)", "centroids source", Status::Published}},
      {"settlements", {"settlements.gpkg (towns)", "towns source", Status::Published}},
      {"settlements.reach_metres", {"300", "own", Status::Derived}},
      {"settlements.centre_population", {"8000", "own", Status::Derived}},
      {"extra_centres", {"centres.csv (england)", "centres source", Status::Assumed}},
      {"urban_rural", {"classes of the study", "bands source", Status::Derived}},
      {"urban_rural.classes 1", {"at least 125000 people", "bands source", Status::Derived}},
      {"urban_rural.classes 2",
       {"at least 3000 people, at most 30 minutes", "bands source", Status::Derived}},
      {"urban_rural.classes 3", {"all others", "bands source", Status::Derived}},
      {"urban_rural.islands", {"islands.csv (zones)", "islands source", Status::Published}},
      {"destinations.hospitals", {"hospitals.csv (open)", "hospitals source", Status::Published}},
      {"destinations.health_centres", {"centres.gpkg", "health source", Status::Derived}},
      {"nurse_rounds", {"simulated working days", "rounds source", Status::Assumed}},
      {"nurse_rounds.bases", {"bases.csv (teams)", "bases source", Status::Published}},
      {"nurse_rounds.patients", {"postcodes.csv (live)", "postcodes source", Status::Published}},
      {"nurse_rounds.contact_minutes", {"26", "own", Status::Derived}},
      {"nurse_rounds.stop_minutes", {"4", "own", Status::Derived}},
      {"nurse_rounds.shift_minutes", {"440", "own", Status::Derived}},
      {"nurse_rounds.staff_gbp_per_hour", {"31.5", "own", Status::Derived}},
      {"nurse_rounds.mileage_gbp_per_km", {"0.28", "own", Status::Derived}},
      {"nurse_rounds.days", {"40", "own", Status::Derived}},
      {"nurse_rounds.seed", {"7", "own", Status::Derived}},
      {"programmes.community.excess_cost", {"ratios.csv", "mix source", Status::Derived}},
      {"programmes.community.excess_cost.travel_share", {"0.6", "own", Status::Derived}},
      {"programmes.care_of_elderly.excess_cost",
       {"cost of a contact by travel", "travel source", Status::Derived}}};
  const Study study = accepted(roadStudy());
  const auto rows = rowsOf(study);
  for (const auto& [key, row] : expected) {
    ASSERT_EQ(rows.count(key), 1u) << key;
    EXPECT_EQ(rows.at(key).value, row.value) << key;
    EXPECT_EQ(rows.at(key).provenance.source, row.source) << key;
    EXPECT_EQ(rows.at(key).provenance.status, row.status) << key;
  }
  const std::vector<std::string> sections{"network",       "ferries",      "fixed_links",
                                          "access_points", "settlements",  "urban_rural",
                                          "destinations",  "nurse_rounds", "extra_centres"};
  for (const auto& [key, row] : rows) {
    const bool isOfRemoteness =
        std::any_of(sections.begin(), sections.end(),
                    [&key = key](const std::string& section) { return key.rfind(section, 0) == 0; });
    EXPECT_TRUE(!isOfRemoteness || expected.count(key) == 1) << "not expected: " << key;
  }
  EXPECT_EQ(rows.count("categories.urban_rural"), 0u);
}

TEST(ListParameters, ListsDefaultsOfTheMethodInUseAsAssumed) {
  const auto rows = rowsOf(accepted(
      smallStudyWith("[network]\nmethod = \"proximity\"\nsource = \"own\"\nstatus = \"derived\"\n") +
      PLAIN_SETTLEMENTS + "[ferries]\nfile = \"f.csv\"\nsource = \"own\"\nstatus = \"published\"\n"));
  const std::map<std::string, std::string> defaults{
      {"network.circuity_factor", "1.3"},      {"network.compact_km_per_hour", "48"},
      {"network.wide_km_per_hour", "68"},      {"network.wide_zone_square_km", "32"},
      {"network.place_reach_metres", "40000"}, {"ferries.waiting_minutes", "30"},
      {"ferries.reach_metres", "3000"},        {"ferries.road_km_per_hour", "20"},
      {"settlements.reach_metres", "0"},       {"settlements.centre_population", "10000"}};
  for (const auto& [key, value] : defaults) {
    ASSERT_EQ(rows.count(key), 1u) << key;
    EXPECT_EQ(rows.at(key).value, value) << key;
    EXPECT_EQ(rows.at(key).provenance.status, Status::Assumed) << key;
    EXPECT_EQ(rows.at(key).provenance.source, "default of Fair Shares, not official") << key;
  }
  EXPECT_EQ(rows.count("network.access_km_per_hour"), 0u);
  EXPECT_EQ(rows.at("ferries").provenance.status, Status::Published);
}

}  // namespace
}  // namespace fairshares::study
