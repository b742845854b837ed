// The small country's columns and layers: zones, Boards, settlements, ferries, routes, network_summary.
#include <gtest/gtest.h>

#include "core/run/firth_run.h"
#include "run/remoteness_layers.h"

namespace fairshares {
namespace {

using model::OutputColumn;
using model::OutputTable;
using testing_support::FirthRun;
using testing_support::FirthWorld;

struct Outputs {
  FirthRun run;
  std::vector<OutputTable> tables;

  [[nodiscard]] const OutputTable& table(const std::string& name) const {
    for (const OutputTable& one : tables)
      if (one.name == name) return one;
    throw std::logic_error("no table " + name);
  }
  template <typename Values>
  [[nodiscard]] Values column(const std::string& tableName, const std::string& name) const {
    for (const OutputColumn& one : table(tableName).columns)
      if (one.name == name) return std::get<Values>(one.values);
    throw std::logic_error("no column " + name + " in " + tableName);
  }
  [[nodiscard]] OutputColumn::Texts texts(const std::string& name, const std::string& column_) const {
    return column<OutputColumn::Texts>(name, column_);
  }
  [[nodiscard]] OutputColumn::Reals reals(const std::string& name, const std::string& column_) const {
    return column<OutputColumn::Reals>(name, column_);
  }
};

Outputs outputsOf(FirthWorld& world) {
  world.write();
  Outputs outputs{testing_support::ranFirth(world), {}};
  SilentMonitor monitor;
  outputs.tables = run::outputTables(outputs.run.run, {1, "", {}}, monitor).takeValue();
  return outputs;
}

const Outputs& onRoads() {
  static const Outputs outputs = [] {
    FirthWorld world;
    return outputsOf(world);
  }();
  return outputs;
}

/// Row of a zone in the layers by zone, of a text in any column else.
std::size_t rowOf(const OutputColumn::Texts& column, const std::string& text) {
  return static_cast<std::size_t>(std::find(column.begin(), column.end(), text) - column.begin());
}

TEST(RemotenessOutputs, GiveEveryZoneItsMinutesClassAndReason) {
  const auto codes = onRoads().texts("zones", "code");
  const std::size_t quay = rowOf(codes, "Z_Q"), unreachable = rowOf(codes, "Z_X");
  EXPECT_EQ(onRoads().reals("zones", "drive_time_min")[quay], 118.0);
  EXPECT_EQ(onRoads().texts("zones", "drive_time_place")[quay], "Firthtown");
  EXPECT_EQ(onRoads().texts("zones", "drive_time_unreachable")[quay], std::nullopt);
  EXPECT_EQ(onRoads().reals("zones", "minutes_to_clinics")[quay], 2.0);
  EXPECT_EQ(onRoads().texts("zones", "clinics_place")[quay], "Quay Clinic");
  EXPECT_EQ(onRoads().texts("zones", "urban_rural_class")[quay], "5");
  EXPECT_EQ(onRoads().texts("zones", "urban_rural_6_fold")[quay], "4");
  EXPECT_EQ(onRoads().texts("zones", "urban_rural_category")[quay], "5I");
  EXPECT_EQ(onRoads().reals("zones", "minutes_to_spare_60")[quay], -58.0);
  EXPECT_EQ((onRoads().column<OutputColumn::Integers>("zones", "island"))[quay], 1);
  EXPECT_EQ(onRoads().reals("zones", "drive_time_min")[unreachable], std::nullopt)
      << "never 0, never a number";
  EXPECT_EQ(onRoads().texts("zones", "drive_time_place")[unreachable], std::nullopt);
  EXPECT_NE(onRoads().texts("zones", "drive_time_unreachable")[unreachable], std::nullopt);
}

// Places to go to and the nurses' bases are different things, whatever somebody calls them.
TEST(RemotenessOutputs, KeepADestinationThatIsCalledLikeTheBasesOfNurses) {
  FirthWorld world;
  world.more += testing_support::nurseSections();
  world.more +=
      "[destinations.nurse_bases]\ntitle = \"Nurse bases\"\nfile = \"clinics.csv\"\n" + FirthWorld::mark();
  const Outputs outputs = outputsOf(world);
  EXPECT_EQ(outputs.reals("zones", "minutes_to_nurse_bases"), outputs.reals("zones", "minutes_to_clinics"));
  EXPECT_EQ(outputs.reals("zones", "minutes_to_clinics"), onRoads().reals("zones", "minutes_to_clinics"));
}

//   East: H 300 at 45.3, F 700 at 60, G 200 at 66, D 600 at 70, P 250 at 110, Q 1,500 at 118; X does not get
//   there West: T 8,000 at 0, V 1,000 at 7, U 500 at 27, N 2,000 at 30, W 400 at 47, S 350 at 37
TEST(RemotenessOutputs, GiveEveryBoardTheMeanOfThePeopleWhoGetThereAndItsCommonestClass) {
  ASSERT_EQ(onRoads().texts("boards", "code"), (OutputColumn::Texts{"EAST", "WEST"}));
  const auto minutes = onRoads().reals("boards", "drive_time_min");
  const double east = 300 * 45.3 + 700 * 60.0 + 200 * 66.0 + 600 * 70.0 + 250 * 110.0 + 1'500 * 118.0;
  const double west = 1'000 * 7.0 + 500 * 27.0 + 2'000 * 30.0 + 400 * 47.0 + 350 * 37.0;
  EXPECT_DOUBLE_EQ(minutes[0].value(), east / 3'550.0);
  EXPECT_DOUBLE_EQ(minutes[1].value(), west / 12'250.0);
  EXPECT_EQ(onRoads().texts("boards", "urban_rural_class"), (OutputColumn::Texts{"5", "2"}));
}

TEST(RemotenessOutputs, ListSettlementsWithTheirPeople) {
  EXPECT_EQ(onRoads().texts("settlements", "name"),
            (OutputColumn::Texts{"Firthtown", "Smallhaven", "Millburn", "Quaytown"}));
  EXPECT_EQ(onRoads().reals("settlements", "zone_population"),
            (OutputColumn::Reals{8'000, 1'000, 2'000, 1'500}));
  EXPECT_EQ((onRoads().column<OutputColumn::Integers>("settlements", "is_centre")),
            (OutputColumn::Integers{1, 0, 0, 0}));
  EXPECT_EQ(onRoads().table("settlements").geometry, model::GeometryKind::MultiPolygon);
}

TEST(RemotenessOutputs, ListFerriesAsTheyAreUsed) {
  EXPECT_EQ(onRoads().texts("ferries", "name"), (OutputColumn::Texts{"Long Sound", "Narrow Sound"}));
  EXPECT_EQ(onRoads().reals("ferries", "crossing_min"), (OutputColumn::Reals{20, 10}));
  EXPECT_EQ(onRoads().reals("ferries", "waiting_min"), (OutputColumn::Reals{15, 20}));
}

TEST(RemotenessOutputs, HaveARouteForEveryZoneThatReachesACentre) {
  const auto codes = onRoads().texts("routes", "code");
  EXPECT_EQ(codes.size(), 12u);
  EXPECT_EQ(rowOf(codes, "Z_X"), codes.size());
  const std::size_t p = rowOf(codes, "Z_P");
  EXPECT_EQ(onRoads().reals("routes", "drive_time_min")[p], 110.0);
  EXPECT_EQ(onRoads().reals("routes", "length_km")[p], 82.0);
  EXPECT_EQ(onRoads().texts("routes", "legs")[p],
            "road 5.0 min; wait for the ferry Long Sound 15.0 min; ferry Long "
            "Sound 20.0 min; road 70.0 min");
  EXPECT_TRUE(onRoads().table("routes").wkb[p]);
}

TEST(RemotenessOutputs, SummariseTheNetwork) {
  const auto items = onRoads().texts("network_summary", "item");
  const auto values = onRoads().reals("network_summary", "value");
  const auto value = [&](const char* item) { return values[rowOf(items, item)]; };
  EXPECT_EQ(value("links"), 16.0);
  EXPECT_EQ(value("length"), 5 + 30 + 4 + 11 + 20 + 8 + 10 + 4 + 12 + 4 + 20 + 6 + 6 + 16);
  EXPECT_EQ(value("components"), 4.0) << "the mainland and three islands";
  EXPECT_EQ(value("components with ferries"), 2.0);
  EXPECT_EQ(value("ferries"), 2.0);
  EXPECT_EQ(value("zones off the largest component"), 4.0);
  EXPECT_EQ(value("features read"), 16.0);
}

TEST(RemotenessOutputs, SayThatNeighbouringZonesStoodInForRoads) {
  FirthWorld world;
  world.useProximity();
  const Outputs outputs = outputsOf(world);
  for (const OutputTable& table : outputs.tables)
    EXPECT_NE(table.description.find(run::PROXIMITY_SENTENCE), std::string::npos) << table.name;
  EXPECT_EQ(outputs.texts("network_summary", "item")[0], "stand-in");
  for (const OutputTable& table : onRoads().tables)
    EXPECT_EQ(table.description.find(run::PROXIMITY_SENTENCE), std::string::npos) << table.name;
}

TEST(RemotenessOutputs, HaveNoRoutesUnlessTheStudyAsks) {
  FirthWorld world;
  world.network = "method = \"roads\"\nfile = \"roads.gpkg\"\n";
  for (const OutputTable& table : outputsOf(world).tables) EXPECT_NE(table.name, "routes");
}

TEST(RemotenessOutputs, OfSettlementsGivenAsPointsAreAPointLayer) {
  FirthWorld world;
  world.settlements = FirthWorld::parameter("reach_metres", 2'000);
  world.write();
  world.writeText("settlements.csv",
                  "code,name,population,easting,northing\nT1,Firthtown,10000,305000,705000\n");
  world.replace("study.toml", "settlements.gpkg", "settlements.csv");
  Outputs outputs{testing_support::ranFirth(world), {}};
  SilentMonitor monitor;
  outputs.tables = run::outputTables(outputs.run.run, {1, "", {}}, monitor).takeValue();
  EXPECT_EQ(outputs.table("settlements").geometry, model::GeometryKind::Point);
  EXPECT_EQ(outputs.run.milliseconds("N"), 30 * 60'000u);
}

TEST(RemotenessOutputs, GiveTheDaysOfNursesAndTheirCostGoesIntoTheFormula) {
  FirthWorld world;
  world.ferries.push_back({"Inner Sound", {82, 5}, {82, 25}, 10, 5});  // now nobody is without a base
  world.more = testing_support::nurseSections();
  world.excessCost = "method = \"travel\"\n";
  const Outputs outputs = outputsOf(world);
  const auto costs = outputs.reals("zones", "nurse_cost_gbp_per_contact");
  const auto low = outputs.reals("zones", "nurse_minutes_low"),
             high = outputs.reals("zones", "nurse_minutes_high");
  const auto minutes = outputs.reals("zones", "nurse_minutes_per_contact");
  for (std::size_t zone = 0; zone < costs.size(); ++zone) {
    ASSERT_TRUE(costs[zone]) << zone;
    EXPECT_GT(*minutes[zone], 30.0) << "contact and travel";
    EXPECT_LE(*low[zone], *minutes[zone]);
    EXPECT_GE(*high[zone], *minutes[zone]);
    EXPECT_GE(*costs[zone], 40.0 / 60.0 * *minutes[zone]) << "time, and mileage on top";
  }
  EXPECT_EQ(outputs.run.run.joined.model.programmes[0].excessCost.costPerContactGbp, costs);
}

}  // namespace
}  // namespace fairshares
