// What the engine writes of the real study, read back with OGR.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "real_data/real_run.h"

namespace fairshares {

namespace {

using testing_support::LayerContent;
using testing_support::realRun;
namespace plain = testing_support::plain;

using RealGeoPackage = testing_support::RealDataTest;

const std::array<std::string, 8> PROGRAMMES{"acute",     "care_of_elderly", "mental_health", "maternity",
                                            "community", "gp_prescribing",  "hchs",          "all"};
const std::array<std::string, 3> LEVELS{"boards", "council_areas", "intermediate_zones"};
const std::array<std::string, 4> MAPS{"zones", "boards", "council_areas", "intermediate_zones"};

const LayerContent& layer(const std::string& name) {
  return realRun().written().at(name);
}

/// A written cell against the oracle's: both null, or equal to 1e-10.
bool agrees(const std::optional<double>& found, const std::optional<plain::Number>& expected) {
  if (!found || !expected) return !found && !expected;
  if (*expected == 0.0L) return *found == 0.0;
  return std::abs(static_cast<plain::Number>(*found) / *expected - 1.0L) <= 1e-10L;
}

TEST_F(RealGeoPackage, HasTheLayersTheWorldReliesOn) {
  for (const char* name :
       {"zones", "boards", "council_areas", "intermediate_zones", "shares", "join_report", "run_report"})
    ASSERT_TRUE(realRun().written().count(name)) << name;
  EXPECT_EQ(layer("zones").rowCount(), 6976u);
  EXPECT_EQ(layer("boards").rowCount(), 14u);
  EXPECT_EQ(layer("council_areas").rowCount(), 32u);
  EXPECT_EQ(layer("intermediate_zones").rowCount(), 1279u);
  EXPECT_EQ(layer("shares").rowCount(), (1u + 14u + 32u + 1279u) * 8u * 4u);
  for (const char* name : {"shares", "join_report", "run_report"}) {
    EXPECT_FALSE(layer(name).isSpatial) << name;
    EXPECT_GT(layer(name).rowCount(), 0u) << name;
  }
}

TEST_F(RealGeoPackage, EveryPolygonIsValidAndInBritishNationalGrid) {
  for (const std::string& name : MAPS) {
    EXPECT_EQ(layer(name).crs, "EPSG:27700") << name;
    EXPECT_EQ(layer(name).invalidGeometries, 0u) << name;
    for (const std::string& wkb : layer(name).wkb) ASSERT_FALSE(wkb.empty()) << name;
  }
}

TEST_F(RealGeoPackage, AreasCoverWhatTheirZonesCover) {
  // 77,918.77 square kilometres: the area of these generalised zones, as their provenance states it.
  EXPECT_NEAR(layer("zones").area, 77918.77e6, 0.01e6);
  for (const std::string& level : LEVELS)
    EXPECT_LE(std::abs(layer(level).area / layer("zones").area - 1.0), 1e-6) << level;
}

TEST_F(RealGeoPackage, ColumnsAreNamedAsTheDesignLists) {
  for (const std::string& map : MAPS) {
    for (const char* column : {"code", "name", "board", "population", "urban_rural_class", "drive_time_min"})
      EXPECT_TRUE(layer(map).hasColumn(column)) << map << "." << column;
    for (const std::string& programme : PROGRAMMES) {
      for (const char* ending :
           {"_age_sex_index", "_needs_index", "_excess_cost_index", "_overall_index", "_weighted_population"})
        EXPECT_TRUE(layer(map).hasColumn(programme + ending)) << map << "." << programme << ending;
      for (const char* ending : {"_population_share", "_target_share", "_allocation_gbp"})
        EXPECT_EQ(layer(map).hasColumn(programme + ending), map != "zones")
            << map << "." << programme << ending;
    }
  }
  for (const char* column :
       {"drive_time_place", "urban_rural_name", "urban_rural_6_fold", "urban_rural_3_fold",
        "urban_rural_2_fold", "urban_rural_category", "island", "minutes_to_spare_30", "minutes_to_spare_60",
        "minutes_to_hospitals", "hospitals_place"})
    EXPECT_TRUE(layer("zones").hasColumn(column)) << column;
  EXPECT_EQ(layer("shares").columns,
            (std::vector<std::string>{"level", "area_code", "area_name", "programme", "step",
                                      "weighted_population", "share", "index"}));
}

TEST_F(RealGeoPackage, PlacesAreThoseOfTheLookup) {
  const plain::Answer& oracle = realRun().oracle;
  const LayerContent& zones = layer("zones");
  for (std::size_t row = 0; row < zones.rowCount(); ++row) {
    const std::string& code = zones.text("code")[row];
    ASSERT_EQ(zones.text("board")[row], oracle.areaOfZone.at("boards").at(code));
    ASSERT_EQ(zones.text("council_areas")[row], oracle.areaOfZone.at("council_areas").at(code));
    ASSERT_EQ(zones.text("intermediate_zones")[row], oracle.areaOfZone.at("intermediate_zones").at(code));
    ASSERT_EQ(zones.text("urban_rural_category")[row], oracle.category.at(code));
    ASSERT_TRUE(agrees(zones.number("population")[row], oracle.population.at("zones").at(code)));
  }
  for (const std::string& level : LEVELS)
    for (std::size_t row = 0; row < layer(level).rowCount(); ++row)
      ASSERT_EQ(layer(level).text("name")[row], oracle.areaName.at(level).at(layer(level).text("code")[row]));
}

TEST_F(RealGeoPackage, EmptyZonesHaveNullIndicesAndNoWeight) {
  const LayerContent& zones = layer("zones");
  for (const char* code : {"S01010206", "S01010226", "S01010227"}) {
    const std::size_t row = zones.rowOf("code", code);
    EXPECT_EQ(zones.number("population")[row], 0.0);
    for (std::size_t column = 0; column < zones.columns.size(); ++column) {
      const std::string& name = zones.columns[column];
      if (name.ends_with("_index")) {
        EXPECT_EQ(zones.bits[column][row], "NULL") << code << "." << name;
      }
      if (name.ends_with("_weighted_population")) {
        EXPECT_EQ(zones.numbers[column][row], 0.0) << code << "." << name;
      }
    }
  }
}

TEST_F(RealGeoPackage, IndicesAndWeightsOfEveryMapAgreeWithThePlainImplementation) {
  for (const std::string& map : MAPS)
    for (const std::string& id : PROGRAMMES) {
      const plain::Programme& programme = realRun().oracle.programmes.at(map).at(id);
      const LayerContent& content = layer(map);
      for (std::size_t row = 0; row < content.rowCount(); ++row) {
        const std::string& code = content.text("code")[row];
        for (std::size_t step = 1; step < plain::STEPS; ++step)
          ASSERT_TRUE(agrees(content.number(id + "_" + plain::STEP_NAMES[step] + "_index")[row],
                             plain::index(programme, step, code)))
              << map << " " << code << ", " << id << " " << plain::STEP_NAMES[step];
        ASSERT_TRUE(agrees(content.number(id + "_overall_index")[row], plain::overallIndex(programme, code)))
            << map << " " << code << ", " << id;
        ASSERT_TRUE(agrees(content.number(id + "_weighted_population")[row],
                           programme.weight[plain::STEPS - 1].at(code)))
            << map << " " << code << ", " << id;
      }
    }
}

TEST_F(RealGeoPackage, SharesAndAllocationsOfAreasAgreeWithThePlainImplementation) {
  const plain::Answer& oracle = realRun().oracle;
  for (const std::string& level : LEVELS)
    for (const std::string& id : PROGRAMMES) {
      const plain::Programme& programme = oracle.programmes.at(level).at(id);
      const LayerContent& content = layer(level);
      double shares = 0.0;
      for (std::size_t row = 0; row < content.rowCount(); ++row) {
        const std::string& code = content.text("code")[row];
        const std::string where = level + " " + code + ", " + id;
        ASSERT_TRUE(
            agrees(content.number(id + "_population_share")[row], plain::share(oracle, programme, 0, code)))
            << where;
        ASSERT_TRUE(agrees(content.number(id + "_target_share")[row],
                           plain::share(oracle, programme, plain::STEPS - 1, code)))
            << where;
        ASSERT_TRUE(agrees(content.number(id + "_allocation_gbp")[row],
                           plain::allocationGbp(oracle, programme, code)))
            << where;
        shares += *content.number(id + "_target_share")[row];
      }
      EXPECT_NEAR(shares, 1.0, 1e-12) << level << ", " << id;
    }
}

TEST_F(RealGeoPackage, SharesTableAgreesWithThePlainImplementation) {
  const plain::Answer& oracle = realRun().oracle;
  const LayerContent& shares = layer("shares");
  for (std::size_t row = 0; row < shares.rowCount(); ++row) {
    const std::string& level = shares.text("level")[row];
    const std::string& code = shares.text("area_code")[row];
    const std::string where =
        level + " " + code + ", " + shares.text("programme")[row] + " after " + shares.text("step")[row];
    if (level == "nation") {
      ASSERT_TRUE(agrees(shares.number("weighted_population")[row], oracle.nationalPopulation)) << where;
      ASSERT_TRUE(agrees(shares.number("share")[row], 1.0L) && agrees(shares.number("index")[row], 1.0L))
          << where;
      continue;
    }
    const plain::Programme& programme = oracle.programmes.at(level).at(shares.text("programme")[row]);
    std::size_t step = 0;
    while (plain::STEP_NAMES.at(step) != shares.text("step")[row]) ++step;
    ASSERT_TRUE(agrees(shares.number("weighted_population")[row], programme.weight[step].at(code))) << where;
    ASSERT_TRUE(agrees(shares.number("share")[row], plain::share(oracle, programme, step, code))) << where;
    ASSERT_TRUE(agrees(shares.number("index")[row], plain::index(programme, step, code))) << where;
  }
}

TEST_F(RealGeoPackage, RunReportSaysThatEveryCheckHolds) {
  const LayerContent& report = layer("run_report");
  std::size_t checks = 0;
  for (std::size_t row = 0; row < report.rowCount(); ++row) {
    if (report.text("section")[row] != "check") continue;
    ++checks;
    EXPECT_EQ(report.text("status")[row], "holds") << report.text("key")[row];
  }
  EXPECT_GT(checks, 100u);
}

TEST_F(RealGeoPackage, RunReportNamesEachInputWithItsChecksum) {
  // First hexadecimal digits of the files' SHA-256 as their provenance states them.
  const std::map<std::string, std::string> checksums{{"data_zones_2011.gpkg", "5e7e4a09a24cad53"},
                                                     {"dz2011_lookup.csv", "d1ac4dc97bbff7dd"},
                                                     {"dz2011_pop_est_2020.csv", "0c201a83ac7c6e87"},
                                                     {"settlements.gpkg", "93490a48fe7aff47"}};
  const LayerContent& report = layer("run_report");
  std::map<std::string, std::string> listed;
  for (std::size_t row = 0; row < report.rowCount(); ++row)
    if (report.text("section")[row] == "input") {
      const std::string& file = report.text("key")[row];
      EXPECT_EQ(report.text("value")[row].size(), 64u) << file;
      EXPECT_TRUE(listed.emplace(file.substr(file.find_last_of('/') + 1), report.text("value")[row]).second)
          << file << " is listed twice";
    }
  for (const char* file :
       {"needs_indicators_dz2011.csv", "cost_per_head.csv", "needs_coefficients.csv",
        "excess_cost_ratios.csv", "ferry_legs_minutes.csv", "fixed_links.csv", "dz2011_median_postcode.csv",
        "settlements.gpkg", "extra_centres.csv", "nhs_hospitals_spatialhub_2024.csv"})
    EXPECT_TRUE(listed.count(file)) << file;
  for (const auto& [file, digits] : checksums) EXPECT_EQ(listed[file].substr(0, 16), digits) << file;
}

}  // namespace

}  // namespace fairshares
