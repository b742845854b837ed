// Edinburgh on its real roads (OS Open Roads): the study over its zones alone, and the cache of its network.
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "cli/command.h"
#include "geography/journeys.h"
#include "real_data/real_run.h"
#include "run/remoteness_layers.h"

namespace fairshares {

namespace {

using geography::JourneyState;
using geography::journeyStateText;
using testing_support::LayerContent;
using testing_support::readFile;
using testing_support::realRun;
using testing_support::replaced;
using testing_support::SHARED;
using testing_support::TemporaryFolder;

using RealRoads = testing_support::RealDataTest;

/// Plausible, not official.
constexpr const char* SPEEDS = "road_class,km_per_hour\n"
                               "Motorway,96\nA Road,48\nB Road,44\nMinor Road,40\nLocal Road,28\n"
                               "Local Access Road,20\nSecondary Access Road,14\n"
                               "Restricted Local Access Road,14\n";

std::set<std::string> zonesOfEdinburgh() {
  std::set<std::string> zones;
  const auto& council = realRun().oracle.areaOfZone.at("council_areas");
  for (const auto& [zone, area] : council)
    if (realRun().oracle.areaName.at("council_areas").at(area) == "City of Edinburgh") zones.insert(zone);
  return zones;
}

/// The header and the rows that name one of the zones.
std::string rowsOf(const std::set<std::string>& zones, const std::string& table) {
  std::istringstream lines(readFile(SHARED + "/" + table));
  std::string line, kept;
  std::getline(lines, line);
  kept = line + "\n";
  while (std::getline(lines, line)) {
    const std::size_t code = line.find("S010");
    if (code != std::string::npos && zones.count(line.substr(code, 9))) kept += line + "\n";
  }
  return kept;
}

/// Copies the features of a layer that a condition names.
void copyLayer(const std::string& from, const std::string& layer, const std::string& to,
               const std::function<bool(const OGRFeature&)>& wanted) {
  GDALAllRegister();
  std::filesystem::create_directories(std::filesystem::path(to).parent_path());
  const std::unique_ptr<GDALDataset> source(GDALDataset::Open(from.c_str(), GDAL_OF_VECTOR));
  const std::unique_ptr<GDALDataset> target(
      GetGDALDriverManager()->GetDriverByName("GPKG")->Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer* const rows = source->GetLayerByName(layer.c_str());
  OGRLayer* const copy = target->CreateLayer(layer.c_str(), rows->GetSpatialRef(), rows->GetGeomType());
  for (int field = 0; field < rows->GetLayerDefn()->GetFieldCount(); ++field)
    ASSERT_EQ(copy->CreateField(rows->GetLayerDefn()->GetFieldDefn(field)), OGRERR_NONE);
  for (const auto& feature : *rows)
    if (wanted(*feature)) {
      OGRFeature row(copy->GetLayerDefn());
      row.SetFrom(feature.get());
      if (copy->CreateFeature(&row) != OGRERR_NONE) throw std::runtime_error("cannot copy to " + to);
    }
}

void eraseSection(std::string& text, const std::string& header) {
  const std::size_t begin = text.find("\n" + header + "\n");
  if (begin == std::string::npos) throw std::runtime_error("no section " + header);
  text.erase(begin, text.find("\n[", begin + 1) - begin);
}

/// Edinburgh's zones of the real study, on the roads of a layer of the extract.
std::string edinburghStudy(const TemporaryFolder& folder, const std::string& roadLayer) {
  const std::set<std::string> zones = zonesOfEdinburgh();
  std::string text = realRun().studyText;
  const std::string shared = std::filesystem::canonical(SHARED).string() + "/";
  const auto take = [&](const std::string& table) {
    for (std::size_t at = text.find(shared + table); at != std::string::npos; at = text.find(shared + table))
      text.erase(at, shared.size());
  };
  for (const char* table : {"data/04_lookups/dz2011_lookup.csv", "data/05_population/dz2011_pop_est_2020.csv",
                            "data/17_needs_indicators/needs_indicators_dz2011.csv",
                            "data/16_dz_centroids/dz2011_median_postcode.csv"}) {
    folder.write(table, rowsOf(zones, table));
    take(table);
  }
  const std::string polygons = "data/01_dz2011_boundaries/data_zones_2011.gpkg";
  copyLayer(shared + polygons, "data_zones", folder.file(polygons),
            [&](const OGRFeature& zone) { return zones.count(zone.GetFieldAsString("data_zone")) > 0; });
  take(polygons);
  const std::string towns = "data/12_places/settlements.gpkg";
  copyLayer(shared + towns, "settlements", folder.file(towns),
            [](const OGRFeature& town) { return town.GetFieldAsString("name") == std::string("Edinburgh"); });
  take(towns);
  folder.write("speeds.csv", SPEEDS);
  for (const char* section : {"[ferries]", "[fixed_links]", "[extra_centres]"}) eraseSection(text, section);
  eraseSection(text, "[network]");
  text += "\n[network]\nmethod = \"roads\"\nfile = \"" + shared +
          "data/13_roads/os_open_roads_edinburgh.gpkg\"\nlayer = \"" + roadLayer +
          "\"\nroutes = true\nsource = \"OS Open Roads\"\nstatus = \"published\"\n\n[network.speeds]\n"
          "file = \"speeds.csv\"\nsource = \"illustrative\"\nstatus = \"assumed\"\n";
  return folder.write("study.toml", text);
}

/// Runs the command, which keeps the network beside the output; gives the seconds it took.
double runCommand(const std::string& study, const std::string& output, std::string* said = nullptr) {
  std::ostringstream out, err;
  const auto begin = std::chrono::steady_clock::now();
  const cli::ExitStatus status = cli::runCommand({"run", study, "--output", output}, out, err);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(status, cli::ExitStatus::Done) << err.str();
  if (said) *said = out.str() + err.str();
  return taken.count();
}

TEST_F(RealRoads, EdinburghRunsOnItsRoadsAndKeepsThem) {
  const TemporaryFolder folder;
  const std::string study = edinburghStudy(folder, "os_edinburgh_demo_6km");
  std::string said;
  const double first = runCommand(study, folder.file("out.gpkg"), &said);
  EXPECT_EQ(said.find(run::PROXIMITY_SENTENCE), std::string::npos) << said;
  const std::string bytes = readFile(folder.file("out.gpkg"));
  const std::string cache = folder.file("out.network-cache");
  ASSERT_TRUE(std::filesystem::exists(cache));

  // A cache that is not used is written anew, so its time tells.
  const std::string kept = readFile(cache);
  const auto written = std::filesystem::last_write_time(cache);
  const double second = runCommand(study, folder.file("out.gpkg"), &said);
  EXPECT_EQ(std::filesystem::last_write_time(cache), written) << "the cache was not used: " << said;
  EXPECT_TRUE(readFile(cache) == kept);
  EXPECT_TRUE(readFile(folder.file("out.gpkg")) == bytes) << "the cached network gives another output";
  std::printf("  first run %.2f s, with the cache %.2f s, cache of %zu bytes\n", first, second, kept.size());

  const auto layers = testing_support::readGeoPackage(folder.file("out.gpkg"));
  const LayerContent& summary = layers.at("network_summary");
  const auto value = [&](const char* item) { return summary.number("value")[summary.rowOf("item", item)]; };
  EXPECT_EQ(value("links"), 12'094.0);
  EXPECT_EQ(value("nodes"), 9'735.0);
  EXPECT_EQ(value("components"), 14.0);
  EXPECT_EQ(value("nodes of the largest component"), 9'651.0);
  EXPECT_NEAR(*value("length"), 1'082.5, 0.1);
}

TEST_F(RealRoads, ZonesWithinTheExtractReachTheCentreAndOthersAreListed) {
  const TemporaryFolder folder;
  const std::string study = edinburghStudy(folder, "os_edinburgh_demo_6km");
  testing_support::runAndWrite(study, folder.file("out.gpkg"), 2);
  const auto layers = testing_support::readGeoPackage(folder.file("out.gpkg"));
  const LayerContent& zones = layers.at("zones");
  const LayerContent& summary = layers.at("network_summary");
  std::set<std::string> listed;
  for (std::size_t row = 0; row < summary.rowCount(); ++row)
    if (summary.text("item")[row] == "zone off the network") listed.insert(summary.text("name")[row]);
  std::map<std::string, std::size_t> reasons;
  std::size_t reached = 0, told = 0;
  double longest = 0.0;
  for (std::size_t row = 0; row < zones.rowCount(); ++row) {
    const auto minutes = zones.number("drive_time_min")[row];
    if (minutes) {
      ++reached;
      longest = std::max(longest, *minutes);
      continue;
    }
    const std::string& reason = zones.text("drive_time_unreachable")[row];
    EXPECT_FALSE(reason.empty()) << zones.text("code")[row];
    ++reasons[reason];
    if (listed.count(zones.text("code")[row])) ++told;
  }
  std::printf("  %zu of %zu zones are within reach of the roads; the longest drive takes %.1f minutes\n",
              reached, zones.rowCount(), longest);
  for (const auto& [reason, count] : reasons) std::printf("  %zu zones are not: %s\n", count, reason.c_str());
  // Those without a road are listed; the others stand at roads that the edge of the extract cut off.
  EXPECT_EQ(told, listed.size());
  EXPECT_EQ(told, reasons[std::string(journeyStateText(JourneyState::NoRoadNearby))] +
                      reasons[std::string(journeyStateText(JourneyState::AcrossWater))]);
  // The extract reaches some 6 km from the middle of the city.
  EXPECT_GT(reached, zones.rowCount() / 2);
  EXPECT_LT(longest, 45.0);
  EXPECT_EQ(layers.at("routes").rowCount(), reached);
}

TEST_F(RealRoads, TheLayerWithIdsOfJunctionsIsReadByThem) {
  const TemporaryFolder folder;
  const std::string study = edinburghStudy(folder, "os_roadlink_full_schema_central");
  testing_support::runAndWrite(study, folder.file("out.gpkg"), 2);
  const LayerContent summary = testing_support::readGeoPackage(folder.file("out.gpkg")).at("network_summary");
  const auto value = [&](const char* item) { return summary.number("value")[summary.rowOf("item", item)]; };
  EXPECT_EQ(value("features read"), 1'696.0);
  std::printf("  full schema: %g links, %g nodes, %g components\n", *value("links"), *value("nodes"),
              *value("components"));
}

}  // namespace

}  // namespace fairshares
