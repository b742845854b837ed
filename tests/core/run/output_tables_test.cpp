// The tables a run writes: names, columns, units, and numbers that agree with each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/run/finished_starter.h"
#include "run/output_layers.h"
#include "run/output_reports.h"

namespace fairshares {
namespace {

using model::OutputColumn;
using model::OutputTable;
using testing_support::finishedStarter;

const OutputColumn& column(const OutputTable& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const OutputColumn& one) { return one.name == name; });
  if (found == table.columns.end()) throw std::out_of_range(table.name + " has no column " + name);
  return *found;
}
const OutputColumn::Reals& reals(const OutputTable& table, const std::string& name) {
  return std::get<OutputColumn::Reals>(column(table, name).values);
}
const OutputColumn::Texts& texts(const OutputTable& table, const std::string& name) {
  return std::get<OutputColumn::Texts>(column(table, name).values);
}

double sum(const OutputColumn::Reals& values) {
  double total = 0.0;
  for (const auto& value : values) total += value.value_or(0.0);
  return total;
}

TEST(OutputTables, AreNamedAsTheDesignSays) {
  SilentMonitor monitor;
  const Result<std::vector<OutputTable>> tables = run::outputTables(finishedStarter(), {1}, monitor);
  ASSERT_TRUE(tables);
  std::vector<std::string> names;
  for (const OutputTable& table : tables.value()) names.push_back(table.name);
  EXPECT_EQ(names, (std::vector<std::string>{"zones", "boards", "shares", "join_report", "run_report"}));
  for (const OutputTable& table : tables.value())
    for (const OutputColumn& one : table.columns)
      EXPECT_EQ(std::visit([](const auto& values) { return values.size(); }, one.values), table.rowCount())
          << table.name << "." << one.name;
}

TEST(OutputTables, ZonesHaveTheColumnsTheWorldReliesOn) {
  const OutputTable zones = run::zonesLayer(finishedStarter());
  for (const char* name : {"code", "name", "board", "population", "urban_rural_class", "acute_age_sex_index",
                           "acute_needs_index", "acute_excess_cost_index", "acute_overall_index",
                           "acute_weighted_population", "maternity_overall_index"})
    EXPECT_NO_THROW(column(zones, name)) << name;
  EXPECT_EQ(zones.geometry, model::GeometryKind::MultiPolygon);
  EXPECT_EQ(zones.crs, "EPSG:27700");
  EXPECT_EQ(column(zones, "population").unit, "persons");
  EXPECT_EQ(column(zones, "acute_needs_index").unit, "ratio to the national average");
}

TEST(OutputTables, BoardsHaveSharesAllocationsAndTheDistanceFromTarget) {
  const OutputTable boards = run::levelLayer(finishedStarter(), 0, {});
  for (const char* name :
       {"acute_population_share", "acute_target_share", "acute_allocation_gbp", "current_allocation_gbp",
        "target_allocation_gbp", "distance_from_target_gbp", "distance_from_target_percent"})
    EXPECT_NO_THROW(column(boards, name)) << name;
  EXPECT_NEAR(sum(reals(boards, "acute_target_share")), 1.0, 1e-15);
  EXPECT_NEAR(sum(reals(boards, "distance_from_target_gbp")), 0.0, 1e-6);
}

TEST(OutputTables, OverallIndexIsTheProductOfTheSteps) {
  const OutputTable zones = run::zonesLayer(finishedStarter());
  for (std::size_t zone = 0; zone < zones.rowCount(); ++zone)
    EXPECT_NEAR(*reals(zones, "acute_overall_index")[zone],
                *reals(zones, "acute_age_sex_index")[zone] * *reals(zones, "acute_needs_index")[zone] *
                    *reals(zones, "acute_excess_cost_index")[zone],
                1e-14);
}

TEST(OutputTables, TargetShareIsPopulationShareTimesOverallIndex) {
  const OutputTable boards = run::levelLayer(finishedStarter(), 0, {});
  for (std::size_t board = 0; board < boards.rowCount(); ++board)
    EXPECT_NEAR(*reals(boards, "acute_target_share")[board],
                *reals(boards, "acute_population_share")[board] *
                    *reals(boards, "acute_overall_index")[board],
                1e-15);
}

TEST(OutputTables, TitlesSayTheStudyTheYearAndSynthetic) {
  const OutputTable zones = run::zonesLayer(finishedStarter());
  EXPECT_NE(zones.title.find("Starter study"), std::string::npos);
  EXPECT_NE(zones.title.find("2026/27"), std::string::npos);
  EXPECT_NE(zones.title.find("(synthetic)"), std::string::npos);
  EXPECT_NE(zones.description.find("SYNTHETIC"), std::string::npos);
}

TEST(OutputTables, AZoneWithoutPeopleHasWeightZeroAndNoIndex) {
  run::FinishedRun run = finishedStarter();
  run.results.zones.population[0] = 0.0;
  for (auto& weight : run.results.zones.programmes[0]->weight) weight[0] = 0.0;
  const OutputTable zones = run::zonesLayer(run);
  const std::string id = run.joined.model.programmes[0].id;
  EXPECT_EQ(reals(zones, id + "_weighted_population")[0], 0.0);
  for (const char* index : {"_age_sex_index", "_needs_index", "_excess_cost_index", "_overall_index"})
    EXPECT_FALSE(reals(zones, id + index)[0].has_value()) << index;
}

TEST(OutputTables, SharesHoldTheNationAndEveryLevelProgrammeAndStep) {
  const run::FinishedRun& run = finishedStarter();
  const OutputTable shares = run::sharesTable(run);
  const std::size_t programmes = run.joined.model.programmes.size();
  EXPECT_EQ(shares.rowCount(),
            (1 + run.joined.model.levels[0].areaCodes.size()) * programmes * model::STEP_COUNT);
  EXPECT_EQ(*texts(shares, "level")[0], "nation");
  EXPECT_EQ(*texts(shares, "step")[0], "population");
  EXPECT_DOUBLE_EQ(*reals(shares, "share")[0], 1.0);
  EXPECT_DOUBLE_EQ(*reals(shares, "index")[0], 1.0);
}

TEST(OutputTables, RunReportHoldsVersionsInputsParametersAndChecks) {
  const OutputTable report = run::runReportTable(finishedStarter());
  std::set<std::string> sections;
  for (const auto& section : texts(report, "section")) sections.insert(*section);
  for (const char* section : {"version", "study", "input", "parameter", "rescaling", "check"})
    EXPECT_TRUE(sections.count(section)) << section;
  std::size_t assumed = 0;
  for (const auto& status : texts(report, "status"))
    if (status == "assumed") ++assumed;
  EXPECT_GT(assumed, 0u);
}

TEST(OutputTables, JoinReportNamesEverySource) {
  const OutputTable report = run::joinReportTable(finishedStarter());
  std::set<std::string> sources;
  for (const auto& source : texts(report, "source")) sources.insert(source.value_or(""));
  for (const char* file : {"lookup.csv", "population.csv", "indicators.csv"})
    EXPECT_TRUE(std::any_of(sources.begin(), sources.end(), [&](const std::string& one) {
      return one.find(file) != std::string::npos;
    })) << file;
}

}  // namespace
}  // namespace fairshares
