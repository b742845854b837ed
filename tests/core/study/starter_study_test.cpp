// The study that `fairshares new` writes, and what is left of it after accidents.
#include "study/starter_study.h"

#include <algorithm>
#include <random>
#include <set>
#include <sstream>

#include "study/study_keys.h"
#include "study_texts.h"
#include "support/temporary_folder.h"
#include "support/test_seed.h"

namespace fairshares::study {
namespace {

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// The starter with every switched-off key switched on. As it says itself, [urban_rural] is then in place of
/// [categories.urban_rural].
std::vector<std::string> switchedOn(std::size_t& switched) {
  std::vector<std::string> lines;
  bool inCategory = false;
  for (std::string line : linesOf(starterStudy())) {
    if (line == "[categories.urban_rural]") inCategory = true;
    if (inCategory && !line.empty()) continue;
    inCategory = false;
    if (line.size() >= 2 && line[0] == '#' && line[1] != ' ') {
      line.erase(0, 1);
      ++switched;
    }
    lines.push_back(line);
  }
  return lines;
}

std::string fileNamed(const std::string& name) {
  for (const StarterFile& file : starterFiles())
    if (file.name == name) return file.content;
  return {};
}

TEST(StarterStudy, ReadsWithoutAComplaint) {
  const testing_support::TemporaryFolder folder;
  for (const StarterFile& file : starterFiles()) folder.write(file.name, file.content);
  Result<Study> study = readStudy(folder.file("study.toml"));
  ASSERT_TRUE(study) << describe(study.issues().list().front());
  EXPECT_TRUE(study.issues().empty());
  EXPECT_TRUE(study.value().synthetic);
  for (const ParameterRow& row : listParameters(study.value()))
    EXPECT_EQ(row.provenance.status, Status::Assumed) << row.key;
}

TEST(StarterStudy, ReadsWithEverySwitchedOffKeySwitchedOn) {
  std::size_t switched = 0;
  const std::vector<std::string> lines = switchedOn(switched);
  EXPECT_GT(switched, 120u);
  Result<Study> study = read(joined(lines));
  ASSERT_TRUE(study) << describe(study.issues().list().front());
  EXPECT_TRUE(study.issues().empty());
  EXPECT_EQ(study.value().programmes.size(), 4u);
  ASSERT_TRUE(study.value().remoteness.has_value());
  EXPECT_EQ(study.value().remoteness->network.method, NetworkMethod::Proximity);
  EXPECT_TRUE(study.value().categories.front().derived);
}

TEST(StarterStudy, SaysWhatToDoAboutTheCategoryThatUrbanRuralReplaces) {
  std::string text = starterStudy();
  const std::size_t begin = text.find("#[network]\n");
  const std::size_t end = text.find("#[urban_rural.islands]");
  ASSERT_NE(begin, std::string::npos);
  ASSERT_LT(begin, end);
  std::vector<std::string> lines = linesOf(text.substr(begin, end - begin));
  for (std::string& line : lines)
    if (line.size() >= 2 && line[0] == '#' && line[1] != ' ') line.erase(0, 1);
  refusal(text + joined(lines), IssueCode::StudyValue, "categories.urban_rural",
          lineOf(text, "[categories.urban_rural]\n"));
}

TEST(StarterStudy, ExplainsEveryKey) {
  const std::string text = starterStudy();
  for (const KnownTable& table : knownTables())
    for (const std::string& key : table.keys)
      EXPECT_NE(text.find(key), std::string::npos) << table.heading << " " << key;
}

TEST(StarterStudy, BringsEveryFileItRefersTo) {
  std::set<std::string> names;
  for (const StarterFile& file : starterFiles()) {
    EXPECT_TRUE(names.insert(file.name).second) << file.name;
    EXPECT_FALSE(file.content.empty()) << file.name;
  }
  Result<Study> study = read(starterStudy());
  ASSERT_TRUE(study);
  const Programme& acute = study.value().programmes.at(1);
  for (const std::string& file :
       {study.value().zones.table.file, study.value().lookups.at(0).file, study.value().population.table.file,
        study.value().indicators.at(0).table.file, study.value().indicators.at(1).table.file,
        study.value().categories.at(0).table.file, acute.ageSex.costWeights->file,
        acute.needs.coefficientTable->file, acute.excessCost.ratioTable->file,
        study.value().allocations->table.file})
    EXPECT_EQ(names.count(file), 1u) << file;
}

TEST(StarterStudy, SaysThatItsNumbersAreMadeUp) {
  EXPECT_NE(starterStudy().find("MADE UP"), std::string::npos);
  EXPECT_NE(fileNamed("README.txt").find("MADE UP"), std::string::npos);
}

TEST(StarterStudy, HasCostsForEveryBandOfAcuteCare) {
  std::size_t rows = 0;
  for (const std::string& line : linesOf(fileNamed("cost_per_head.csv")))
    rows += line.rfind("acute,", 0) == 0 ? 1u : 0u;
  EXPECT_EQ(rows, SEX_COUNT * nracAgeBands().size());
}

TEST(StarterStudy, PopulationsAddUp) {
  const std::vector<std::string> lines = linesOf(fileNamed("population.csv"));
  ASSERT_EQ(lines.size(), 1u + 6u * 3u);
  for (std::size_t row = 1; row < lines.size(); ++row) {
    std::istringstream stream(lines[row]);
    std::vector<std::string> cells;
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    ASSERT_EQ(cells.size(), 4u + 91u);
    long sum = 0;
    for (std::size_t column = 4; column < cells.size(); ++column) sum += std::stol(cells[column]);
    EXPECT_EQ(sum, std::stol(cells[3])) << lines[row];
  }
}

/// One accident: a line lost, doubled, cut short, swapped with another or with one byte changed.
void spoilOneLine(std::vector<std::string>& lines, std::mt19937_64& random) {
  const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  if (lines.empty()) return;
  const std::size_t at = below(lines.size());
  const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
  switch (below(5)) {
  case 0:
    lines.erase(place);
    break;
  case 1:
    lines.insert(place, *place);
    break;
  case 2:
    place->resize(below(place->size() + 1));
    break;
  case 3:
    std::swap(*place, lines[below(lines.size())]);
    break;
  default:
    if (!place->empty()) (*place)[below(place->size())] = static_cast<char>(random() & 0xFFu);
  }
}

/// Reads a study and uses everything it gives.
bool isRefused(const std::string& text) {
  const Result<Study> study = read(text);
  for (const Issue& issue : study.issues().list()) EXPECT_FALSE(describe(issue).empty());
  EXPECT_NE(study.hasValue(), study.issues().hasErrors());
  EXPECT_TRUE(!study.hasValue() || !listParameters(study.value()).empty());
  return !study.hasValue();
}

TEST(StarterStudy, SpoiledAtRandomIsRefusedOrReadButNeverThrows) {
  std::mt19937_64 random(testing_support::testSeed());
  // Switched-off keys are switched on, so that every reader meets spoiled input.
  std::size_t switched = 0;
  std::vector<std::string> whole;
  for (const std::string& line : switchedOn(switched))
    if (!line.empty() && line[0] != '#') whole.push_back(line);
  std::size_t refused = 0;
  constexpr int ROUNDS = 600;
  for (int round = 0; round < ROUNDS; ++round) {
    std::vector<std::string> lines = whole;
    for (std::size_t accidents = 1 + random() % 6; accidents > 0; --accidents) spoilOneLine(lines, random);
    const std::string text = joined(lines);
    ASSERT_NO_THROW(refused += isRefused(text) ? 1u : 0u) << text;
  }
  EXPECT_GT(refused, static_cast<std::size_t>(ROUNDS) / 2);
}

}  // namespace
}  // namespace fairshares::study
