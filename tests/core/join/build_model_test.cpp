// The join as a whole: the tiny study comes out complete, in code order, whatever the order of rows.
#include <chrono>
#include <random>

#include "core/join/join_outcome.h"
#include "support/test_seed.h"

namespace fairshares::join {
namespace {

using namespace testing_support;

TEST(BuildModel, JoinsTheTinyStudyWithoutAWord) {
  const Accepted joined = joinedOf(tinyStudy());
  EXPECT_TRUE(joined.issues.empty()) << allText(joined.issues);
  const model::Model& model = joined.model;
  EXPECT_EQ(model.zones.codes, TINY_ZONES);
  EXPECT_EQ(model.zones.names.front(), "Zone 1");
  EXPECT_EQ(model.zoneWkb.back(), "polygon of Z6");
  EXPECT_EQ(model.zones.population, (std::vector<double>{64, 128, 256, 512, 1024, 2048}));
  EXPECT_EQ(model.nationalPopulation, 4032.0);
  ASSERT_EQ(model.levels.size(), 2u);
  EXPECT_EQ(model.levels[0].areaCodes, (std::vector<std::string>{"B1", "B2"}));
  EXPECT_EQ(model.levels[0].areaNames, (std::vector<std::string>{"North", "South"}));
  EXPECT_EQ(model.levels[0].areaOfZone, (std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1}));
  EXPECT_EQ(model.levels[1].areaNames, (std::vector<std::string>{"C1", "C2", "C3"}));
  EXPECT_EQ(model.levels[1].areaOfPractice, (std::vector<std::uint32_t>{0, 2}));
  EXPECT_TRUE(model.levels[0].boundaryWkb.empty());
  EXPECT_TRUE(model.levels[0].currentAllocationGbp.empty());
}

TEST(BuildModel, BringsEveryStepItsInputs) {
  const Accepted joined = joinedOf(tinyStudy());
  const model::Programme& acute = joined.model.programmes.at(TINY_ACUTE);
  EXPECT_EQ(acute.ageSex.costGbpByGroup, (std::vector<double>{110, 120, 130, 140, 150, 160}));
  ASSERT_EQ(acute.needs.terms.size(), 1u);
  EXPECT_EQ(acute.needs.terms[0].indicator, 0u);
  EXPECT_EQ(acute.needs.terms[0].coefficientPerSd, 0.1);
  EXPECT_EQ(acute.excessCost.ratio, (std::vector<std::optional<double>>{1.0, 1.0, 1.25, 1.25, 1.5, 1.5}));
  const model::Programme& prescribing = joined.model.programmes.at(TINY_PRESCRIBING);
  EXPECT_EQ(prescribing.needs.index, (std::vector<std::optional<double>>{0.9, 1.1}));
  EXPECT_EQ(prescribing.excessCost.method, study::StepMethod::None);
}

TEST(BuildModel, SummarisesEverySourceInStudyOrder) {
  const Accepted joined = joinedOf(tinyStudy());
  std::vector<std::string> sources;
  for (const model::JoinEntry& line : joined.lines(model::JoinEvent::Matched))
    if (sources.empty() || sources.back() != line.source) sources.push_back(line.source);
  EXPECT_EQ(sources, (std::vector<std::string>{"zones.gpkg", "lookup.csv", "population.csv", "practices.csv",
                                               "lists.csv", "indicators.csv", "classes.csv", "costs.csv",
                                               "coefficients.csv", "ratios.csv", "practice_needs.csv"}));
  const std::vector<model::JoinEntry> population = joined.lines(model::JoinEvent::Matched, "population.csv");
  ASSERT_EQ(population.size(), 1u);
  EXPECT_EQ(population[0].count, 6.0);
  EXPECT_EQ(population[0].persons, 4032.0);
}

TEST(BuildModel, ReportsAllProblemsOfAllSourcesAtOnce) {
  TinyStudy tiny = tinyStudy();
  removeCode(tiny.sources.population, "Z2");
  removeCode(tiny.sources.lookups[0], "Z3");
  tinyAttributes(tiny, "indicators.csv").numbers[0].values[4] = std::nullopt;
  removeCode(*tiny.sources.practiceLists, "P1");
  tiny.sources.costWeights.begin()->second[0].costGbpPerHead = -1.0;
  tiny.sources.categoryRatios.begin()->second.pop_back();
  const Issues issues = refusalOf(tiny);
  for (const IssueCode code : {IssueCode::CodeUnmatched, IssueCode::ValueMissing, IssueCode::ValueNegative,
                               IssueCode::ReferenceUnknown})
    EXPECT_TRUE(issues.contains(code)) << issueCodeName(code);
  EXPECT_EQ(issuesOf(issues, IssueCode::CodeUnmatched).size(), 3u) << allText(issues);
}

TEST(BuildModel, TellsTablesApartByPathLayerAndCodeColumn) {
  study::TableReference table = tinyReference("a.xlsx");
  const std::string plain = tableKey(table);
  table.layer = "Data";
  const std::string withLayer = tableKey(table);
  table.code = "DZ";
  EXPECT_NE(plain, withLayer);
  EXPECT_NE(withLayer, tableKey(table));
}

TEST(BuildModel, RefusesProgrammesOnPracticesWhereThereAreNone) {
  TinyStudy tiny = tinyStudy();
  tiny.study.practices.reset();
  tiny.sources.practices.reset();
  tiny.sources.practiceLists.reset();
  EXPECT_EQ(onlyErrorOf(tiny, IssueCode::ReferenceUnknown).where.key, "gp_prescribing");
}

/// The same rows in another order.
void shuffleRows(model::AttributeTable& table, std::mt19937_64& random) {
  for (std::size_t i = table.codes.size(); i > 1; --i) {
    const std::size_t j = random() % i;
    std::swap(table.codes[i - 1], table.codes[j]);
    std::swap(table.rows[i - 1], table.rows[j]);
    for (auto& column : table.texts) std::swap(column.values[i - 1], column.values[j]);
    for (auto& column : table.numbers) std::swap(column.values[i - 1], column.values[j]);
  }
}
void shuffleRows(model::CountTable& table, std::mt19937_64& random) {
  const std::size_t groups = table.groupCount();
  for (std::size_t i = table.codes.size(); i > 1; --i) {
    const std::size_t j = random() % i;
    std::swap(table.codes[i - 1], table.codes[j]);
    std::swap(table.rows[i - 1], table.rows[j]);
    if (i - 1 != j)
      std::swap_ranges(&table.persons[(i - 1) * groups], &table.persons[(i - 1) * groups] + groups,
                       &table.persons[j * groups]);
  }
}
void shuffleRows(model::AreaLayer& layer, std::mt19937_64& random) {
  for (std::size_t i = layer.codes.size(); i > 1; --i) {
    const std::size_t j = random() % i;
    std::swap(layer.codes[i - 1], layer.codes[j]);
    std::swap(layer.names[i - 1], layer.names[j]);
    std::swap(layer.rows[i - 1], layer.rows[j]);
    std::swap(layer.wkb[i - 1], layer.wkb[j]);
  }
}

void shuffleAll(Sources& sources, std::mt19937_64& random) {
  shuffleRows(sources.zones, random);
  for (model::AttributeTable& lookup : sources.lookups) shuffleRows(lookup, random);
  shuffleRows(sources.population, random);
  shuffleRows(*sources.projections, random);
  shuffleRows(*sources.practices, random);
  shuffleRows(*sources.practiceLists, random);
  for (auto& [key, table] : sources.attributes) shuffleRows(table, random);
  for (auto& [key, rows] : sources.costWeights) std::shuffle(rows.begin(), rows.end(), random);
  for (auto& [key, rows] : sources.categoryRatios) std::shuffle(rows.begin(), rows.end(), random);
}

/// A tiny study with everything that makes lines in the report and notes.
TinyStudy talkativeStudy() {
  TinyStudy tiny = tinyStudy();
  addTinyRebasing(tiny);
  addTinyAllocations(tiny);
  setPopulation(tiny.sources.population, "Z2", 0.0);
  setPopulation(*tiny.sources.projections, "B2", 1801.37);
  tiny.study.indicators[0].fill = study::FillRule::ParentMean;
  tiny.study.indicators[0].fillLevel = "boards";
  model::AttributeTable& indicators = tinyAttributes(tiny, "indicators.csv");
  removeCode(indicators, "Z4");
  removeCode(indicators, "Z2");
  for (const char* extra : {"X3", "X1", "X2"}) {
    addCode(indicators, extra);
    addCode(tiny.sources.lookups[0], extra);
    addCode(tiny.sources.population, extra, 0.0);
  }
  tiny.sources.lookups[0].texts[1].values[1] = "Nord";
  tiny.sources.practices->texts[1].values[1] = "";
  tiny.sources.practices->texts.push_back({"HB", {"B1", "B2"}});
  tiny.study.practices->levels["boards"] = "HB";
  return tiny;
}

void expectSame(const Accepted& a, const Accepted& b) {
  EXPECT_EQ(a.model.zones.codes, b.model.zones.codes);
  EXPECT_EQ(a.model.zones.names, b.model.zones.names);
  EXPECT_EQ(a.model.zoneWkb, b.model.zoneWkb);
  EXPECT_EQ(a.model.zones.persons, b.model.zones.persons);
  EXPECT_EQ(a.model.zones.population, b.model.zones.population);
  EXPECT_EQ(a.model.practices->persons, b.model.practices->persons);
  EXPECT_EQ(a.model.practiceEasting, b.model.practiceEasting);
  EXPECT_EQ(a.model.practiceZone, b.model.practiceZone);
  EXPECT_EQ(a.model.listInflation, b.model.listInflation);
  EXPECT_EQ(a.model.nationalPopulation, b.model.nationalPopulation);
  for (std::size_t l = 0; l < a.model.levels.size(); ++l) {
    EXPECT_EQ(a.model.levels[l].areaCodes, b.model.levels[l].areaCodes);
    EXPECT_EQ(a.model.levels[l].areaNames, b.model.levels[l].areaNames);
    EXPECT_EQ(a.model.levels[l].areaOfZone, b.model.levels[l].areaOfZone);
    EXPECT_EQ(a.model.levels[l].areaOfPractice, b.model.levels[l].areaOfPractice);
    EXPECT_EQ(a.model.levels[l].currentAllocationGbp, b.model.levels[l].currentAllocationGbp);
  }
  EXPECT_EQ(a.model.indicators[0].values, b.model.indicators[0].values);
  EXPECT_EQ(a.model.categories[0].ofZone, b.model.categories[0].ofZone);
  for (std::size_t p = 0; p < a.model.programmes.size(); ++p) {
    EXPECT_EQ(a.model.programmes[p].ageSex.costGbpByGroup, b.model.programmes[p].ageSex.costGbpByGroup);
    EXPECT_EQ(a.model.programmes[p].needs.index, b.model.programmes[p].needs.index);
    EXPECT_EQ(a.model.programmes[p].excessCost.ratio, b.model.programmes[p].excessCost.ratio);
  }
  EXPECT_EQ(allText(a.issues), allText(b.issues));
  ASSERT_EQ(a.report.size(), b.report.size());
  for (std::size_t i = 0; i < a.report.size(); ++i) {
    const model::JoinEntry& one = a.report[i];
    const model::JoinEntry& other = b.report[i];
    EXPECT_TRUE(one.event == other.event && one.source == other.source && one.column == other.column &&
                one.code == other.code && one.count == other.count && one.persons == other.persons &&
                one.value == other.value && one.note == other.note)
        << i << ": " << one.source << " " << one.code << " " << one.note;
  }
}

TEST(BuildModel, GivesTheSameBitsForAnyOrderOfRows) {
  std::mt19937_64 random(testSeed());
  const Accepted inOrder = joinedOf(talkativeStudy());
  EXPECT_GT(inOrder.report.size(), 20u);
  for (int trial = 0; trial < 20; ++trial) {
    TinyStudy tiny = talkativeStudy();
    shuffleAll(tiny.sources, random);
    expectSame(inOrder, joinedOf(std::move(tiny)));
  }
}

/// The tiny study with its zones repeated, in shuffled order.
TinyStudy largeStudy(std::size_t copies) {
  TinyStudy tiny = tinyStudy();
  std::vector<std::string> codes;
  std::vector<double> populations;
  std::vector<std::string> boards, names, councils, classes;
  std::vector<std::optional<double>> smr;
  for (std::size_t copy = 0; copy < copies; ++copy)
    for (std::size_t zone = 0; zone < TINY_ZONES.size(); ++zone) {
      codes.push_back(TINY_ZONES[zone] + (copy == 0 ? "" : "-" + std::to_string(copy)));
      populations.push_back(tinyPopulation(zone));
      boards.push_back(tiny.sources.lookups[0].texts[0].values[zone]);
      names.push_back(tiny.sources.lookups[0].texts[1].values[zone]);
      councils.push_back(tiny.sources.lookups[0].texts[2].values[zone]);
      classes.push_back(tinyAttributes(tiny, "classes.csv").texts[0].values[zone]);
      smr.push_back(tinyAttributes(tiny, "indicators.csv").numbers[0].values[zone]);
    }
  tiny.sources.zones.codes = tiny.sources.zones.names = tiny.sources.zones.wkb = codes;
  tiny.sources.zones.rows = tinyRows(codes.size());
  tiny.sources.population = tinyCounts("population.csv", codes, populations);
  tiny.sources.lookups[0] = tinyTable("lookup.csv", "DataZone", codes);
  tiny.sources.lookups[0].texts = {{"HB", boards}, {"HBName", names}, {"CA", councils}};
  tinyAttributes(tiny, "classes.csv") = tinyTable("classes.csv", "DataZone", codes);
  tinyAttributes(tiny, "classes.csv").texts = {{"Class", classes}};
  tinyAttributes(tiny, "indicators.csv") = tinyTable("indicators.csv", "DataZone", codes);
  tinyAttributes(tiny, "indicators.csv").numbers = {{"SMR", smr, 0}};
  return tiny;
}

TEST(BuildModel, JoinsAMillionZonesInSecondsSlow) {
  TinyStudy tiny = largeStudy(166667);
  std::mt19937_64 random(testSeed());
  shuffleRows(tiny.sources.zones, random);
  shuffleRows(tiny.sources.population, random);
  shuffleRows(tiny.sources.lookups[0], random);
  for (auto& [key, table] : tiny.sources.attributes) shuffleRows(table, random);
  const auto start = std::chrono::steady_clock::now();
  const Accepted joined = joinedOf(std::move(tiny));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("1,000,002 zones joined in %.2f s\n", seconds.count());
  EXPECT_EQ(joined.model.nationalPopulation, 4032.0 * 166667);
  EXPECT_LT(seconds.count(), 60.0);  // a guard against quadratic search, not a benchmark
}

}  // namespace
}  // namespace fairshares::join
