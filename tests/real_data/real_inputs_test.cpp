// Variants of the real study: other real files in it, and accidents that happen to real files.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <sstream>

#include "io/read_tables.h"
#include "real_data/real_run.h"

namespace fairshares {

namespace {

using testing_support::readFile;
using testing_support::realRun;
using testing_support::replaced;
using testing_support::runVariant;
using testing_support::SHARED;
using testing_support::TemporaryFolder;
using testing_support::told;

using RealInputs = testing_support::RealDataTest;

const std::string RAW_SIMD = "/data/06_simd/raw/simd2020_withinds.csv";
const std::string LOOKUP = "/data/04_lookups/dz2011_lookup.csv";
const std::string POPULATION = "/data/05_population/dz2011_pop_est_2020.csv";
const std::string POPULATION_2019 = "/data/05_population/dz2011_pop_est_2019.csv";

/// The study with the file at `path` of the shared data replaced by another.
std::string studyWithFile(const std::string& path, const std::string& other) {
  return replaced(realRun().studyText, std::filesystem::canonical(SHARED).string() + path, other);
}

const Issue* findError(const Issues& issues, IssueCode code, const std::string& key = {}) {
  for (const Issue& issue : issues.list())
    if (issue.severity == Severity::Error && issue.code == code && (key.empty() || issue.where.key == key))
      return &issue;
  return nullptr;
}

study::TableReference rawSimd() {
  study::TableReference table;
  table.file = table.path = SHARED + RAW_SIMD;
  return table;
}

TEST_F(RealInputs, RawSimdIsReadWithEveryMissingCellCounted) {
  std::istringstream header(readFile(SHARED + RAW_SIMD));
  std::string name;
  std::getline(header, name);
  std::istringstream names(name.substr(0, name.find('\r')));
  std::vector<io::ColumnRequest> numbers;
  for (int column = 0; std::getline(names, name, ','); ++column)
    if (column >= 3) numbers.push_back({name, true});  // after Data_Zone, Intermediate_Zone, Council_area
  ASSERT_EQ(numbers.size(), 46u);

  const auto table = io::readAttributes(rawSimd(), io::CodeKind::Zone, numbers);
  ASSERT_TRUE(table) << told(table.issues());
  EXPECT_EQ(table.value().codes.size(), 6976u);
  EXPECT_EQ(table.value().codeColumn, "Data_Zone");
  std::size_t missing = 0;
  for (const auto& column : table.value().numbers) {
    EXPECT_EQ(static_cast<std::size_t>(
                  std::count(column.values.begin(), column.values.end(), std::optional<double>())),
              column.missing)
        << column.name;
    missing += column.missing;
  }
  // As the provenance of the file says: `*` in 1,743 cells, `n/a` in 11, blank in 23.
  EXPECT_EQ(missing, 1743u + 11u + 23u);
  EXPECT_EQ(table.value().findNumber("Attendance")->missing, 565u + 2u);
  EXPECT_EQ(table.value().findNumber("Attainment")->missing, 178u + 11u);
  EXPECT_EQ(table.value().findNumber("crime_count")->missing, 500u);
  EXPECT_EQ(table.value().findNumber("SMR")->missing, 2u);
}

TEST_F(RealInputs, RawSimdPercentagesAreRatesAndTheRoundingIsSaid) {
  const auto table =
      io::readAttributes(rawSimd(), io::CodeKind::Zone, {{"income_rate", true}, {"SMR", true}});
  ASSERT_TRUE(table) << told(table.issues());
  EXPECT_EQ(table.value().codes.front(), "S01006506");
  EXPECT_EQ(table.value().numbers[0].values.front(), 0.08);
  EXPECT_EQ(table.value().numbers[1].values.front(), 70.0);
  const auto& issues = table.issues().list();
  EXPECT_TRUE(std::any_of(issues.begin(), issues.end(), [](const Issue& issue) {
    return issue.code == IssueCode::ValueRounded && issue.where.column == "income_rate";
  })) << told(table.issues());
}

TEST_F(RealInputs, RawSimdServesAsAnIndicator) {
  const std::string canonical = std::filesystem::canonical(SHARED).string();
  const std::string ready =
      canonical + "/data/17_needs_indicators/needs_indicators_dz2011.csv\"\ncolumn = \"smr\"";
  const TemporaryFolder folder;
  const auto run =
      runVariant(folder, replaced(realRun().studyText, ready, canonical + RAW_SIMD + "\"\ncolumn = \"SMR\""));
  ASSERT_TRUE(run) << told(run.issues());
  const model::Model& model = run.value().joined.model;
  EXPECT_EQ(model.nationalPopulation, 5466000.0);
  // The ready-made indicator is the same one before rounding to whole numbers.
  const auto& rounded = model.indicators.at(0).values;
  const auto& exact = realRun().finished.joined.model.indicators.at(0).values;
  ASSERT_EQ(model.indicators.at(0).id, "smr");
  for (std::size_t zone = 0; zone < model.zones.size(); ++zone) {
    ASSERT_EQ(rounded[zone].has_value(), exact[zone].has_value()) << model.zones.codes[zone];
    if (exact[zone]) {
      ASSERT_LE(std::abs(*rounded[zone] - *exact[zone]), 0.5) << model.zones.codes[zone];
    }
  }
  const auto& report = run.value().joined.joinReport;
  EXPECT_TRUE(std::any_of(report.begin(), report.end(), [](const model::JoinEntry& entry) {
    return entry.event == model::JoinEvent::MissingValues && entry.column == "SMR" && entry.count == 2.0;
  }));
}

TEST_F(RealInputs, ADataZoneOf2022InTheLookupIsRefusedByName) {
  const TemporaryFolder folder;
  const std::string lookup =
      folder.write("mixed_lookup.csv", replaced(readFile(SHARED + LOOKUP), "S01006508,", "S01013482,"));
  const auto run = runVariant(folder, studyWithFile(LOOKUP, lookup));
  ASSERT_FALSE(run);
  const Issue* issue = findError(run.issues(), IssueCode::CodeVintage);
  ASSERT_TRUE(issue) << told(run.issues());
  EXPECT_EQ(issue->where.file, lookup);
  EXPECT_EQ(issue->where.row, 4u);
  EXPECT_EQ(issue->where.key.empty() ? issue->value : issue->where.key, "S01013482");
  EXPECT_NE(issue->message.find("2022"), std::string::npos);
  EXPECT_NE(issue->message.find("2011"), std::string::npos);
  EXPECT_FALSE(issue->mend.empty());
}

TEST_F(RealInputs, OneYearOfAFileOfTwoIsChosen) {
  const std::string both = readFile(SHARED + POPULATION_2019);
  const std::string second = readFile(SHARED + POPULATION);
  const TemporaryFolder folder;
  const std::string file = folder.write("two_years.csv", both + second.substr(second.find('\n') + 1));
  std::string study = studyWithFile(POPULATION, file);
  const auto run = runVariant(folder, replaced(study, "\nyear = 2020\n", "\nyear = 2019\n"));
  ASSERT_TRUE(run) << told(run.issues());
  EXPECT_EQ(run.value().joined.model.nationalPopulation, 5463300.0);

  const auto unnamed = runVariant(folder, replaced(study, "\nyear = 2020\n", "\n"));
  ASSERT_FALSE(unnamed);
  EXPECT_TRUE(findError(unnamed.issues(), IssueCode::StudyKeyMissing)) << told(unnamed.issues());
}

TEST_F(RealInputs, AnUnknownIndicatorOfPeopleIsRefusedWhereNoFillIsDeclared) {
  const TemporaryFolder folder;
  const auto run = runVariant(folder, replaced(realRun().studyText, "fill = \"national_mean\"\n", ""));
  ASSERT_FALSE(run);
  const Issue* issue = findError(run.issues(), IssueCode::ValueMissing, "S01011598");
  ASSERT_TRUE(issue) << told(run.issues());
  EXPECT_EQ(issue->where.column, "limiting_illness_ratio");
  EXPECT_EQ(issue->where.row, 5094u);
  EXPECT_EQ(run.issues().errorCount(), 1u) << told(run.issues());
}

TEST_F(RealInputs, AZoneThatThePopulationFileLacksIsRefused) {
  std::istringstream lines(readFile(SHARED + POPULATION));
  std::string without;
  for (std::string line; std::getline(lines, line);)
    if (line.find(",S01012820,") == std::string::npos) without += line + "\n";
  const TemporaryFolder folder;
  const std::string file = folder.write("population.csv", without);
  const auto run = runVariant(folder, studyWithFile(POPULATION, file));
  ASSERT_FALSE(run);
  const Issue* issue = findError(run.issues(), IssueCode::CodeUnmatched, "S01012820");
  ASSERT_TRUE(issue) << told(run.issues());
  EXPECT_EQ(issue->where.file, file);
}

TEST_F(RealInputs, PeopleOfAZoneThatTheBoundariesLackAreNotLostSilently) {
  const TemporaryFolder folder;
  const std::string whole = readFile(SHARED + POPULATION);
  std::string strange;
  std::istringstream lines(whole);
  for (std::string line; std::getline(lines, line);)  // the largest zone again, under a code of another area
    if (line.find(",S01012820,") != std::string::npos)
      strange += replaced(line, "S01012820", "S01999999") + "\n";
  const std::string file = folder.write("population.csv", whole + strange);
  const auto run = runVariant(folder, studyWithFile(POPULATION, file));
  ASSERT_FALSE(run);
  const Issue* issue = findError(run.issues(), IssueCode::PeopleLost, "S01999999");
  ASSERT_TRUE(issue) << told(run.issues());
  EXPECT_EQ(issue->where.row, 20930u);
  EXPECT_NE(issue->message.find("3,883"), std::string::npos) << issue->message;
}

}  // namespace

}  // namespace fairshares
