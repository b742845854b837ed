// Real Scotland's geography through the study: drive times, islands and classes against a plain second way
// and against what everybody knows of the country. The official classification by data zone is not used here.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "formula/explain.h"
#include "real_data/plain_geography.h"
#include "real_data/real_run.h"
#include "run/remoteness_layers.h"

namespace fairshares {

namespace {

using testing_support::realRun;
using testing_support::told;
namespace plain = testing_support::plain;

using RealRemoteness = testing_support::RealDataTest;

const model::Model& model() {
  return realRun().finished.joined.model;
}
const model::Remoteness& remoteness() {
  return model().remoteness.value();
}
const model::ZoneClasses& classes() {
  return remoteness().classes.value();
}
const std::string& classOf(std::size_t zone) {
  return classes().views.at(0).codes.at(zone);
}
/// Code, name, settlement: for messages.
std::string nameOf(std::size_t zone) {
  return model().zones.codes[zone] + " " + model().zones.names[zone];
}
std::string settlementOf(std::size_t zone) {
  const auto settlement = remoteness().settlementOfZone[zone];
  return settlement ? remoteness().settlements[*settlement].name : std::string();
}
const std::string& areaOf(const std::string& level, std::size_t zone) {
  return realRun().oracle.areaName.at(level).at(
      realRun().oracle.areaOfZone.at(level).at(model().zones.codes[zone]));
}

/// The second way, gone once.
const plain::Geography& plainGeography() {
  static const plain::Geography geography =
      plain::classify({testing_support::SHARED + "/data", realRun().folder.file("extra_centres.csv")});
  return geography;
}

/// The engine rounds each link up to a whole millisecond; the plain way does not. A way has fewer than 100
/// links.
constexpr double MINUTES_OF_ROUNDING = 0.002;

/// Minutes and place of every zone against the plain ones. Another place must be as near.
void expectNearest(const model::NearestPlaces& found, const std::map<std::string, plain::Nearest>& expected) {
  double worst = 0.0;
  std::size_t otherPlaces = 0;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const auto plainly = expected.find(model().zones.codes[zone]);
    ASSERT_EQ(found.minutes[zone].has_value(), plainly != expected.end()) << nameOf(zone);
    if (!found.minutes[zone]) continue;
    ASSERT_NEAR(*found.minutes[zone], plainly->second.minutes, MINUTES_OF_ROUNDING)
        << nameOf(zone) << " to " << found.names[*found.place[zone]] << " or " << plainly->second.name;
    worst = std::max(worst, std::abs(*found.minutes[zone] - plainly->second.minutes));
    if (found.names[*found.place[zone]] != plainly->second.name) ++otherPlaces;
  }
  // Sites of hospitals share buildings, so that some are equally near.
  std::printf("  %s: largest difference %.6f minutes; %zu zones go to another place that is as near\n",
              found.title.c_str(), worst, otherPlaces);
  if (found.id == "drive_time") {
    EXPECT_EQ(otherPlaces, 0u);
  }
}

TEST_F(RealRemoteness, SettlementsOfZonesAgreeWithAPlainSecondWay) {
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const auto plainly = plainGeography().settlement.find(model().zones.codes[zone]);
    ASSERT_EQ(settlementOf(zone), plainly == plainGeography().settlement.end() ? "" : plainly->second)
        << nameOf(zone);
  }
}

TEST_F(RealRemoteness, DriveTimesAgreeWithAPlainSecondWay) {
  expectNearest(remoteness().driveTime.value(), plainGeography().centre);
}

TEST_F(RealRemoteness, MinutesToHospitalsAgreeWithAPlainSecondWay) {
  ASSERT_EQ(remoteness().destinations.size(), 1u);
  EXPECT_EQ(remoteness().destinations[0].names.size(), 309u);
  expectNearest(remoteness().destinations[0], plainGeography().hospital);
}

TEST_F(RealRemoteness, IslandsClassesAndCategoriesAgreeWithAPlainSecondWay) {
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const std::string& code = model().zones.codes[zone];
    ASSERT_EQ(classes().island[zone], plainGeography().island.at(code)) << nameOf(zone);
    ASSERT_EQ(classOf(zone), plainGeography().urbanRuralClass.at(code)) << nameOf(zone);
    ASSERT_EQ(classes().category[zone], plainGeography().category.at(code)) << nameOf(zone);
  }
}

TEST_F(RealRemoteness, EveryZoneReachesACentre) {
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone)
    EXPECT_TRUE(remoteness().driveTime->minutes[zone].has_value())
        << nameOf(zone) << ": " << remoteness().driveTime->unreachableReason[zone];
}

TEST_F(RealRemoteness, OrkneyShetlandAndTheWesternIslesAreRemoteOrVeryRemoteIslands) {
  std::map<std::string, std::size_t> zones;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    const std::string& board = areaOf("boards", zone);
    if (board != "NHS Orkney" && board != "NHS Shetland" && board != "NHS Western Isles") continue;
    ++zones[board];
    EXPECT_NE(std::string("4578").find(classOf(zone)), std::string::npos)
        << nameOf(zone) << " is " << classOf(zone);
    EXPECT_TRUE(classes().island[zone]) << nameOf(zone);
  }
  EXPECT_EQ(zones["NHS Orkney"], 29u);
  EXPECT_EQ(zones["NHS Shetland"], 30u);
  EXPECT_EQ(zones["NHS Western Isles"], 36u);
}

TEST_F(RealRemoteness, TheFourCitiesAreLargeUrbanAreas) {
  for (const char* city : {"Glasgow", "Edinburgh", "Aberdeen", "Dundee"}) {
    std::size_t zones = 0;
    for (std::size_t zone = 0; zone < model().zones.size(); ++zone)
      if (settlementOf(zone) == city) {
        ++zones;
        EXPECT_EQ(classOf(zone), "1") << nameOf(zone);
      }
    EXPECT_GT(zones, 150u) << city;
  }
  // By council area, which the settlements know nothing of. Edinburgh's and Aberdeen's have villages, too.
  const std::array<std::pair<const char*, double>, 4> COUNCILS{
      {{"Glasgow City", 0.98}, {"City of Edinburgh", 0.9}, {"Aberdeen City", 0.9}, {"Dundee City", 0.98}}};
  for (const auto& [council, atLeast] : COUNCILS) {
    double people = 0.0, large = 0.0;
    for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
      if (areaOf("council_areas", zone) != council) continue;
      people += model().zones.population[zone];
      if (classOf(zone) == "1") large += model().zones.population[zone];
    }
    EXPECT_GE(large / people, atLeast) << council;
  }
}

struct PublishedShare {
  const char* code;
  const char* name;
  double from;  ///< per cent of Scotland's people, rounded as published for 2016 to 2020
  double to;
  double tolerance;  ///< points beyond, for settlements and a network that are stand-ins
};
constexpr std::array<PublishedShare, 8> PUBLISHED{{{"1", "Large urban areas", 38, 38, 3},
                                                   {"2", "Other urban areas", 33, 34, 3},
                                                   {"3", "Accessible small towns", 8, 9, 1.5},
                                                   {"4", "Remote small towns", 2, 3, 1},
                                                   {"5", "Very remote small towns", 1, 1, 1},
                                                   {"6", "Accessible rural areas", 11, 12, 1.5},
                                                   {"7", "Remote rural areas", 3, 3, 1},
                                                   {"8", "Very remote rural areas", 3, 3, 1}}};

TEST_F(RealRemoteness, PopulationSharesByClassAreNearThePublishedOnes) {
  std::map<std::string, double> people;
  std::map<std::string, std::size_t> zones;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone) {
    people[classOf(zone)] += model().zones.population[zone];
    ++zones[classOf(zone)];
  }
  EXPECT_EQ(people.size(), PUBLISHED.size());
  std::printf("  class                       zones   people %%   published, rounded\n");
  for (const PublishedShare& published : PUBLISHED) {
    const double share = 100.0 * people[published.code] / model().nationalPopulation;
    std::printf("  %s %-25s %5zu %9.2f    %g to %g\n", published.code, published.name, zones[published.code],
                share, published.from, published.to);
    EXPECT_GE(share, published.from - published.tolerance) << published.name;
    EXPECT_LE(share, published.to + published.tolerance) << published.name;
  }
}

TEST_F(RealRemoteness, AboutAHundredAndTwentyFiveZonesAreOnIslands) {
  std::map<std::string, std::size_t> zones;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone)
    if (classes().island[zone]) ++zones[areaOf("council_areas", zone)];
  std::size_t all = 0;
  for (const auto& [council, count] : zones) {
    std::printf("  %s: %zu island zones\n", council.c_str(), count);
    all += count;
  }
  EXPECT_NEAR(static_cast<double>(all), 125.0, 5.0);
  // Skye has a bridge. Raasay has none: one zone of Skye and Raasay has its middle postcode there.
  EXPECT_EQ(zones["Highland"], 1u);
}

TEST_F(RealRemoteness, IslandsOfAClassWithoutAnIslandCategoryAreTold) {
  std::vector<std::string> marked;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone)
    if (classes().islandWithoutCategory[zone]) {
      marked.push_back(model().zones.codes[zone]);
      EXPECT_EQ(areaOf("council_areas", zone), "North Ayrshire") << nameOf(zone);
      EXPECT_EQ(classes().category[zone], classOf(zone)) << nameOf(zone);
    }
  ASSERT_FALSE(marked.empty());
  const auto& issues = realRun().notes.list();
  const auto note = std::find_if(issues.begin(), issues.end(), [&](const Issue& issue) {
    return issue.severity == Severity::Note && issue.where.column == "urban_rural" &&
           issue.where.key == marked.front();
  });
  ASSERT_NE(note, issues.end()) << told(realRun().notes);
  EXPECT_NE(note->message.find(std::to_string(marked.size()) + " zones"), std::string::npos) << note->message;
  std::printf("  %s\n", note->message.c_str());
}

TEST_F(RealRemoteness, EveryTableSaysThatAProximityNetworkStoodIn) {
  SilentMonitor monitor;
  const auto tables = run::outputTables(realRun().finished, {}, monitor);
  ASSERT_TRUE(tables) << told(tables.issues());
  for (const model::OutputTable& table : tables.value())
    EXPECT_NE(table.description.find(run::PROXIMITY_SENTENCE), std::string::npos) << table.name;
  const auto& report = realRun().written().at("run_report");
  const std::size_t row = report.rowOf("key", "network");
  EXPECT_EQ(report.text("section")[row], "study");
  EXPECT_EQ(report.text("value")[row], run::PROXIMITY_SENTENCE);
  const auto& summary = realRun().written().at("network_summary");
  EXPECT_FALSE(summary.text("note")[summary.rowOf("item", "stand-in")].empty());
}

}  // namespace

}  // namespace fairshares
