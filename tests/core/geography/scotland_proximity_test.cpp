// Real Scotland without roads: the proximity network over data zones, ferries and fixed links, and what class
// each zone comes out in. Nothing here is official; the printed shares stand beside published, rounded ones.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "geography/journeys.h"
#include "geography/land_masses.h"
#include "geography/network_check.h"
#include "geography/proximity_network.h"
#include "geography/routes.h"
#include "geography/settlements.h"
#include "geography/urban_rural.h"

namespace {

using namespace fairshares;
using namespace fairshares::geography;

const std::string DATA = FAIRSHARES_SHARED_DATA "/data/";

std::vector<std::vector<std::string>> csvRows(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        cells.emplace_back();
      else if (c != '\r')
        cells.back() += c;
    }
    rows.push_back(cells);
  }
  rows.erase(rows.begin());
  return rows;
}

struct Scotland {
  std::vector<std::string> codes, names, wkb, boards;
  std::map<std::string, std::uint32_t> position;
  std::vector<model::Point> access;
  std::vector<double> population;
  std::vector<Settlement> settlements;
  std::vector<model::Ferry> ferries;
  std::vector<FixedLink> fixedLinks;
  // Outside Scotland, counted as centres of 10,000 people and more: Berwick-upon-Tweed and Carlisle.
  std::vector<model::Point> placesOutside{{399'800.0, 652'900.0}, {340'100.0, 555'900.0}};
};

std::string wkbOf(const OGRFeature& feature) {
  const OGRGeometry& geometry = *feature.GetGeometryRef();
  std::string wkb(geometry.WkbSize(), '\0');
  geometry.exportToWkb(wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()), wkbVariantIso);
  return wkb;
}

void readZones(Scotland& scotland) {
  const std::unique_ptr<GDALDataset> zones(
      GDALDataset::Open((DATA + "01_dz2011_boundaries/data_zones_2011.gpkg").c_str(), GDAL_OF_VECTOR));
  std::map<std::string, std::pair<std::string, std::string>> byCode;
  for (const auto& feature : *zones->GetLayerByName("data_zones"))
    byCode[feature->GetFieldAsString("data_zone")] = {feature->GetFieldAsString("name"), wkbOf(*feature)};
  for (const auto& [code, zone] : byCode) {
    scotland.position[code] = static_cast<std::uint32_t>(scotland.codes.size());
    scotland.codes.push_back(code);
    scotland.names.push_back(zone.first);
    scotland.wkb.push_back(zone.second);
  }
  scotland.access.resize(scotland.codes.size());
  scotland.population.resize(scotland.codes.size());
  scotland.boards.resize(scotland.codes.size());
  for (const auto& row : csvRows(DATA + "16_dz_centroids/dz2011_median_postcode.csv"))
    scotland.access[scotland.position.at(row[0])] = {std::stod(row[1]), std::stod(row[2])};
  for (const auto& row : csvRows(DATA + "05_population/dz2011_pop_est_2020.csv"))
    if (row[2] == "All") scotland.population[scotland.position.at(row[1])] = std::stod(row[3]);
  for (const auto& row : csvRows(DATA + "04_lookups/dz2011_lookup.csv"))
    scotland.boards[scotland.position.at(row[0])] = row[7];
}

void readPlaces(Scotland& scotland) {
  const std::unique_ptr<GDALDataset> places(
      GDALDataset::Open((DATA + "12_places/settlements.gpkg").c_str(), GDAL_OF_VECTOR));
  for (const auto& feature : *places->GetLayerByName("settlements"))
    scotland.settlements.push_back({feature->GetFieldAsString("settlement_id"),
                                    feature->GetFieldAsString("name"),
                                    feature->GetFieldAsDouble("population_2020"), wkbOf(*feature),
                                    static_cast<std::size_t>(feature->GetFID())});
  OGRSpatialReference degrees, metres;
  degrees.importFromEPSG(4326);
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  metres.importFromEPSG(27700);
  metres.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> transform(
      OGRCreateCoordinateTransformation(&degrees, &metres));
  const auto place = [&](const std::string& longitude, const std::string& latitude) {
    model::Point point{std::stod(longitude), std::stod(latitude)};
    transform->Transform(1, &point.x, &point.y);
    return point;
  };
  for (const auto& row : csvRows(DATA + "14_ferries/ferry_legs_minutes.csv")) {
    model::Ferry ferry;
    ferry.name = row[0] + " - " + row[3];
    ferry.from = place(row[1], row[2]);
    ferry.to = place(row[4], row[5]);
    ferry.crossingMinutes = std::stod(row[6]);
    ferry.waitingMinutes = 30.0;
    ferry.row = scotland.ferries.size() + 2;
    scotland.ferries.push_back(ferry);
  }
  for (const auto& row : csvRows(DATA + "14_ferries/fixed_links.csv"))
    scotland.fixedLinks.push_back(
        {row[0], scotland.position.at(row[1]), scotland.position.at(row[2]), scotland.fixedLinks.size() + 2});
}

// Everything derived once, for all tests.
struct ClassifiedScotland {
  Scotland scotland;
  std::optional<Land> land;
  LandMasses masses;
  Issues notes;
  ProximityNetwork proximity;
  RoadGraph graph;
  std::vector<std::optional<std::uint32_t>> settlementOfZone;
  std::vector<Access> centres, zones;
  std::vector<std::string> centreNames;
  Journeys journeys;
  std::vector<bool> island;
  UrbanRuralRules rules = scottishUrbanRuralRules();
  std::vector<ZoneClass> classes;
};

ClassifiedScotland classifyScotland() {
  GDALAllRegister();
  ClassifiedScotland result;
  Scotland& scotland = result.scotland;
  readZones(scotland);
  readPlaces(scotland);
  result.land = Land::fromPolygons(scotland.wkb).takeValue();
  result.masses =
      landMasses(*result.land, accessParts(*result.land, scotland.access), scotland.fixedLinks, result.notes);
  Result<ProximityNetwork> proximity =
      buildProximityNetwork(*result.land, result.masses, scotland.access, scotland.ferries,
                            scotland.placesOutside, ProximityOptions());
  for (const Issue& issue : proximity.issues().list()) ADD_FAILURE() << describe(issue);
  result.proximity = proximity.takeValue();
  result.graph = buildRoadGraph(result.proximity.network, result.proximity.speeds).takeValue();
  result.settlementOfZone = assignSettlements(scotland.settlements, scotland.access, 0.0).takeValue();
  const auto centres = settlementCentres(scotland.settlements.size(), result.settlementOfZone,
                                         scotland.access, scotland.population);
  for (std::size_t i = 0; i < centres.size(); ++i)
    if (scotland.settlements[i].population >= 10'000.0 && centres[i]) {
      result.centres.push_back(
          accessAtNode(result.graph, result.graph.nodeOfId(result.proximity.nodeOfZone[centres[i]->zone])));
      result.centreNames.push_back(scotland.settlements[i].name);
    }
  for (const std::uint32_t node : result.proximity.nodeOfPlace) {
    result.centres.push_back(accessAtNode(result.graph, result.graph.nodeOfId(node)));
    result.centreNames.push_back("outside Scotland");
  }
  for (const std::uint32_t node : result.proximity.nodeOfZone)
    result.zones.push_back(accessAtNode(result.graph, result.graph.nodeOfId(node)));
  result.journeys =
      journeysToNearest(result.graph, result.zones, result.centres, SilentMonitor()).takeValue();
  result.island = islandZones(result.masses, accessParts(*result.land, scotland.access));
  std::vector<ZoneSituation> situations;
  for (std::size_t zone = 0; zone < result.zones.size(); ++zone) {
    ZoneSituation situation;
    if (const auto settlement = result.settlementOfZone[zone])
      situation.settlementPopulation = scotland.settlements[*settlement].population;
    situation.milliseconds = result.journeys.journeys[zone].time();
    situation.unreachableReason = journeyStateText(result.journeys.journeys[zone].state);
    situation.island = result.island[zone];
    situations.push_back(situation);
  }
  result.classes = classifyZones(situations, result.rules);
  return result;
}

class ScotlandByProximity : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(DATA + "01_dz2011_boundaries/data_zones_2011.gpkg"))
      GTEST_SKIP() << "no zones under " << DATA;
  }
  static const ClassifiedScotland& scotland() {
    static const ClassifiedScotland RESULT = classifyScotland();
    return RESULT;
  }
  static std::string classOf(std::size_t zone) {
    return scotland().rules.classes[scotland().classes[zone].classNumber].code;
  }
};

TEST_F(ScotlandByProximity, PrintsTheSharesBesideThePublishedOnes) {
  const ClassifiedScotland& result = scotland();
  std::vector<double> people(result.rules.classes.size(), 0.0);
  std::vector<std::size_t> zones(result.rules.classes.size(), 0);
  double all = 0.0;
  for (std::size_t zone = 0; zone < result.zones.size(); ++zone) {
    people[result.classes[zone].classNumber] += result.scotland.population[zone];
    ++zones[result.classes[zone].classNumber];
    all += result.scotland.population[zone];
  }
  EXPECT_EQ(all, 5'466'000.0);
  const char* const PUBLISHED[] = {"38", "33-34", "8-9", "2-3", "1", "11-12", "3", "3"};
  std::printf("class                        zones  people %%  published (rounded, all Scotland) %%\n");
  for (std::size_t i = 0; i < people.size(); ++i)
    std::printf("%s %-26s %5zu  %7.2f   about %s\n", result.rules.classes[i].code.c_str(),
                result.rules.classes[i].name.c_str(), zones[i], 100.0 * people[i] / all, PUBLISHED[i]);
  const auto islands = std::count(result.island.begin(), result.island.end(), true);
  std::printf("island zones %ld; land masses %zu of %zu parts; notes %zu\n", static_cast<long>(islands),
              result.masses.count, result.land->partCount(), result.notes.list().size());
  for (const Issue& note : result.notes.list()) std::printf("  %s\n", describe(note).c_str());
}

TEST_F(ScotlandByProximity, ReachesEveryZone) {
  for (std::size_t zone = 0; zone < scotland().zones.size(); ++zone)
    EXPECT_EQ(scotland().journeys.journeys[zone].state, JourneyState::Reached)
        << scotland().scotland.codes[zone] << " " << scotland().scotland.names[zone];
}

TEST_F(ScotlandByProximity, FindsTheNorthernAndWesternIslesRemoteOrVeryRemote) {
  for (std::size_t zone = 0; zone < scotland().zones.size(); ++zone) {
    const std::string& board = scotland().scotland.boards[zone];
    if (board != "NHS Orkney" && board != "NHS Shetland" && board != "NHS Western Isles") continue;
    EXPECT_NE(std::string("4578").find(classOf(zone)), std::string::npos)
        << scotland().scotland.codes[zone] << " " << scotland().scotland.names[zone] << " is class "
        << classOf(zone);
    EXPECT_TRUE(scotland().island[zone]) << scotland().scotland.codes[zone];
  }
}

TEST_F(ScotlandByProximity, FindsTheFourCitiesLarge) {
  std::map<std::string, std::size_t> zones;
  for (std::size_t zone = 0; zone < scotland().zones.size(); ++zone)
    if (classOf(zone) == "1")
      ++zones[scotland().scotland.settlements[*scotland().settlementOfZone[zone]].name];
  for (const char* city : {"Glasgow", "Edinburgh", "Aberdeen", "Dundee"})
    EXPECT_GT(zones[city], 150u) << city;
}

TEST_F(ScotlandByProximity, RoutesAddUpToTheirMinutes) {
  const ClassifiedScotland& result = scotland();
  for (std::size_t zone = 0; zone < result.zones.size(); zone += 7) {
    const auto route =
        routeOf(result.proximity.network, result.graph, result.journeys, zone, result.zones, result.centres);
    ASSERT_TRUE(route);
    std::uint64_t milliseconds = 0;
    for (const RouteLeg& leg : route->legs) milliseconds += leg.milliseconds;
    ASSERT_EQ(milliseconds, result.journeys.journeys[zone].milliseconds);
  }
}

}  // namespace
