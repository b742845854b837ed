// The real study against published figures and against a plain implementation that shares no code with the
// engine.
//
// GP prescribing runs on data zones here. The practices at hand (09_gp) have list sizes without ages, and an
// age-sex step cannot be made of those, so there is no variant of this study on practices.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <numeric>

#include "real_data/real_run.h"

namespace fairshares {

namespace {

using testing_support::realRun;
namespace plain = testing_support::plain;

using RealStudy = testing_support::RealDataTest;

const std::array<std::string, 3> EMPTY_ZONES{"S01010206", "S01010226", "S01010227"};

struct BoardPopulation {
  std::string code;
  std::string name;
  double people;
};
// National Records of Scotland, mid-2020 population estimates by NHS Board (Open Government Licence v3).
const std::array<BoardPopulation, 14> BOARDS{{{"S08000015", "NHS Ayrshire and Arran", 367990},
                                              {"S08000016", "NHS Borders", 115240},
                                              {"S08000017", "NHS Dumfries and Galloway", 148290},
                                              {"S08000029", "NHS Fife", 374130},
                                              {"S08000019", "NHS Forth Valley", 305930},
                                              {"S08000020", "NHS Grampian", 585550},
                                              {"S08000031", "NHS Greater Glasgow and Clyde", 1185240},
                                              {"S08000022", "NHS Highland", 320860},
                                              {"S08000032", "NHS Lanarkshire", 661960},
                                              {"S08000024", "NHS Lothian", 912490},
                                              {"S08000025", "NHS Orkney", 22400},
                                              {"S08000026", "NHS Shetland", 22870},
                                              {"S08000030", "NHS Tayside", 416550},
                                              {"S08000028", "NHS Western Isles", 26500}}};

const model::Model& model() {
  return realRun().finished.joined.model;
}
const model::Results& results() {
  return realRun().finished.results;
}

/// One geography of the result: its name for the oracle, its codes and its numbers.
struct Geography {
  std::string name;
  const std::vector<std::string>& codes;
  const model::GeographyResult& result;
};

std::vector<Geography> geographies() {
  std::vector<Geography> all{{"zones", model().zones.codes, results().zones}};
  for (std::size_t level = 0; level < model().levels.size(); ++level)
    all.push_back({model().levels[level].id, model().levels[level].areaCodes, results().levels[level]});
  return all;
}

std::size_t positionOf(const std::vector<std::string>& codes, const std::string& code) {
  return static_cast<std::size_t>(std::find(codes.begin(), codes.end(), code) - codes.begin());
}

const model::Level& levelOf(const std::string& id) {
  return *std::find_if(model().levels.begin(), model().levels.end(),
                       [&](const model::Level& level) { return level.id == id; });
}

/// |found / expected - 1|; where the oracle says 0, anything but exactly 0 is wrong.
plain::Number relativeDifference(double found, plain::Number expected) {
  if (expected == 0.0L) return found == 0.0 ? 0.0L : 1.0L;
  return std::abs(static_cast<plain::Number>(found) / expected - 1.0L);
}

TEST_F(RealStudy, HasEveryZoneAndEveryPerson) {
  EXPECT_EQ(model().zones.size(), 6976u);
  EXPECT_EQ(model().nationalPopulation, 5466000.0);
  EXPECT_EQ(results().nationalPopulation, 5466000.0);
  EXPECT_EQ(std::accumulate(model().zones.population.begin(), model().zones.population.end(), 0.0),
            5466000.0);
}

TEST_F(RealStudy, HasTheAreasOfScotland) {
  EXPECT_EQ(levelOf("boards").areaCodes.size(), 14u);
  EXPECT_EQ(levelOf("council_areas").areaCodes.size(), 32u);
  EXPECT_EQ(levelOf("intermediate_zones").areaCodes.size(), 1279u);
}

TEST_F(RealStudy, BoardPopulationsArePublishedOnes) {
  const model::Level& boards = levelOf("boards");
  const auto& population =
      results().levels[static_cast<std::size_t>(&boards - model().levels.data())].population;
  ASSERT_EQ(population.size(), BOARDS.size());
  for (const BoardPopulation& board : BOARDS) {
    const std::size_t at = positionOf(boards.areaCodes, board.code);
    ASSERT_LT(at, boards.areaCodes.size()) << board.code;
    EXPECT_EQ(boards.areaNames[at], board.name);
    EXPECT_EQ(population[at], board.people) << board.name;
  }
}

TEST_F(RealStudy, EveryStepOfEveryProgrammeKeepsEverybody) {
  ASSERT_EQ(model().programmes.size(), 8u);
  for (const Geography& geography : geographies())
    for (std::size_t programme = 0; programme < model().programmes.size(); ++programme) {
      ASSERT_TRUE(geography.result.programmes[programme].has_value());
      for (const model::Step step : model::STEPS) {
        plain::Number people = 0.0L;
        plain::Number shares = 0.0L;
        for (const double weight : geography.result.programmes[programme]->at(step)) {
          people += static_cast<plain::Number>(weight);
          shares += static_cast<plain::Number>(weight / results().nationalPopulation);
        }
        const std::string where = geography.name + ", " + model().programmes[programme].id + ", " +
                                  std::string(model::stepName(step));
        EXPECT_LE(std::abs(people / 5466000.0L - 1.0L), 1e-12L) << where;
        EXPECT_LE(std::abs(shares - 1.0L), 1e-12L) << where;
      }
    }
}

TEST_F(RealStudy, EmptyZonesCarryNoWeightAndNoIndex) {
  for (const std::string& code : EMPTY_ZONES) {
    const std::size_t zone = positionOf(model().zones.codes, code);
    ASSERT_LT(zone, model().zones.size());
    EXPECT_EQ(model().zones.population[zone], 0.0);
    for (const auto& programme : results().zones.programmes) {
      for (const model::Step step : model::STEPS) {
        EXPECT_EQ(programme->at(step)[zone], 0.0);
        EXPECT_FALSE(model::stepIndex(*programme, step, zone).has_value()) << code;
      }
      EXPECT_FALSE(model::overallIndex(*programme, zone).has_value());
    }
  }
}

TEST_F(RealStudy, OnlyTheThreeKnownZonesAreEmpty) {
  std::vector<std::string> empty;
  for (std::size_t zone = 0; zone < model().zones.size(); ++zone)
    if (model().zones.population[zone] == 0.0) empty.push_back(model().zones.codes[zone]);
  EXPECT_EQ(empty, std::vector<std::string>(EMPTY_ZONES.begin(), EMPTY_ZONES.end()));
  std::vector<std::string> listed;
  for (const model::JoinEntry& entry : realRun().finished.joined.joinReport)
    if (entry.event == model::JoinEvent::ZeroPopulation) listed.push_back(entry.code);
  std::sort(listed.begin(), listed.end());
  EXPECT_EQ(listed, empty);
}

TEST_F(RealStudy, AgreesWithAPlainImplementationEverywhere) {
  std::size_t compared = 0;
  plain::Number worst = 0.0L;
  std::string where;
  for (const Geography& geography : geographies()) {
    const auto& expected = realRun().oracle.programmes.at(geography.name);
    ASSERT_EQ(geography.codes.size(), realRun().oracle.population.at(geography.name).size());
    for (std::size_t programme = 0; programme < model().programmes.size(); ++programme) {
      const std::string& id = model().programmes[programme].id;
      for (std::size_t step = 0; step < model::STEP_COUNT; ++step)
        for (std::size_t member = 0; member < geography.codes.size(); ++member) {
          const double found = geography.result.programmes[programme]->weight[step][member];
          const plain::Number difference =
              relativeDifference(found, expected.at(id).weight[step].at(geography.codes[member]));
          ++compared;
          if (difference > worst) {
            worst = difference;
            where = geography.name + " " + geography.codes[member] + ", " + id + " after " +
                    plain::STEP_NAMES[step];
          }
        }
    }
  }
  EXPECT_EQ(compared, (6976u + 14u + 32u + 1279u) * 8u * 4u);
  EXPECT_LE(worst, 1e-10L) << where;
  std::cout << "  " << compared
            << " weighted populations compared with the plain implementation; the largest "
            << "relative difference is " << static_cast<double>(worst) << " (" << where << ").\n";
}

TEST_F(RealStudy, FilledValueIsInTheJoinReportWithItsPersons) {
  ASSERT_EQ(realRun().oracle.filled.size(), 1u);
  const plain::ByCode& filled = realRun().oracle.filled.at("limiting_illness_ratio");
  ASSERT_EQ(filled.size(), 1u);
  std::vector<model::JoinEntry> entries;
  for (const model::JoinEntry& entry : realRun().finished.joined.joinReport)
    if (entry.event == model::JoinEvent::Filled) entries.push_back(entry);
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_EQ(entries[0].code, "S01011598");
  EXPECT_EQ(entries[0].column, "limiting_illness_ratio");
  EXPECT_EQ(entries[0].persons, 548.0);
  ASSERT_TRUE(entries[0].value.has_value());
  EXPECT_LE(relativeDifference(*entries[0].value, filled.at("S01011598")), 1e-10L);
  EXPECT_FALSE(entries[0].note.empty());
}

TEST_F(RealStudy, PrintsTheBoardsBesidePublishedShares) {
  // Not asserted: the parameters are illustrative, so the shares cannot be the official ones.
  const std::map<std::string, std::string> published{{"S08000024", "14.97 % (2022/23), 15.11 % (2024/25)"},
                                                     {"S08000032", "12.31 % (2024/25), 12.48 % (2025/26)"}};
  const model::Level& boards = levelOf("boards");
  const auto level = static_cast<std::size_t>(&boards - model().levels.data());
  const std::size_t all = *study::findProgramme(realRun().finished.joined.study, "all");
  std::cout
      << "  The parameters are illustrative, not official; published shares are shown for size only.\n  "
      << std::left << std::setw(32) << "NHS Board" << std::right << std::setw(10) << "people" << std::setw(13)
      << "target share"
      << "  published target share\n";
  for (std::size_t board = 0; board < boards.areaCodes.size(); ++board) {
    const double share = results().levels[level].programmes[all]->at(model::Step::ExcessCost)[board] /
                         results().nationalPopulation;
    const auto known = published.find(boards.areaCodes[board]);
    std::cout << "  " << std::left << std::setw(32) << boards.areaNames[board] << std::right << std::fixed
              << std::setw(10) << std::setprecision(0) << results().levels[level].population[board]
              << std::setw(11) << std::setprecision(2) << 100.0 * share << " %  "
              << (known == published.end() ? "" : known->second) << "\n";
  }
  std::cout << std::defaultfloat;
}

}  // namespace

}  // namespace fairshares
