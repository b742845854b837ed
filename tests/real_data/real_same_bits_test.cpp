// The same study gives the same bits: for any number of threads, any locale and any order of rows and
// features.
#include <gtest/gtest.h>

#include <clocale>
#include <filesystem>
#include <functional>
#include <locale>
#include <map>
#include <random>
#include <sstream>

#include "real_data/real_run.h"

namespace fairshares {

namespace {

using testing_support::readFile;
using testing_support::realRun;
using testing_support::SHARED;
using testing_support::TemporaryFolder;

using Content = std::map<std::string, testing_support::LayerContent>;
using RealSameBits = testing_support::RealDataTest;

const std::vector<std::string> TABLES{"data/04_lookups/dz2011_lookup.csv",
                                      "data/05_population/dz2011_pop_est_2020.csv",
                                      "data/17_needs_indicators/needs_indicators_dz2011.csv",
                                      "parameters/cost_per_head.csv",
                                      "parameters/needs_coefficients.csv",
                                      "data/14_ferries/ferry_legs_minutes.csv",
                                      "data/14_ferries/fixed_links.csv",
                                      "data/16_dz_centroids/dz2011_median_postcode.csv",
                                      "data/10_hospitals/nhs_hospitals_spatialhub_2024.csv",
                                      "parameters/excess_cost_ratios.csv"};
const std::string ZONES = "data/01_dz2011_boundaries/data_zones_2011.gpkg";
const std::string SETTLEMENTS = "data/12_places/settlements.gpkg";
const std::string EXTRA_CENTRES = "extra_centres.csv";

/// The real study with its inputs named relative to its own folder, so that two folders differ in content
/// only.
std::string relativeStudy() {
  std::string text = realRun().studyText;
  const std::string shared = std::filesystem::canonical(SHARED).string() + "/";
  for (std::size_t at = text.find(shared); at != std::string::npos; at = text.find(shared, at))
    text.erase(at, shared.size());
  return text;
}

/// The text with its rows in an order drawn from `seed`; the header stays first.
std::string shuffledRows(const std::string& text, unsigned seed) {
  std::istringstream stream(text);
  std::string header;
  std::getline(stream, header);
  std::vector<std::string> rows;
  for (std::string row; std::getline(stream, row);)
    if (!row.empty()) rows.push_back(row);
  std::mt19937 generator(seed);
  for (std::size_t left = rows.size(); left > 1; --left) std::swap(rows[left - 1], rows[generator() % left]);
  std::string result = header + "\n";
  for (const std::string& row : rows) result += row + "\n";
  return result;
}

/// The text as another program would have saved it: a byte order mark, other line ends, no final one.
std::string dressedAnew(const std::string& text, const std::string& lineEnd) {
  std::string result = "\xEF\xBB\xBF";
  for (const char character : text.substr(0, text.find_last_not_of('\n') + 1))
    character == '\n' ? result += lineEnd : result += character;
  return result;
}

using ChangeText = std::function<std::string(const std::string&)>;

/// Writes the study and its inputs, each table changed.
void writeInputs(const TemporaryFolder& folder, const ChangeText& change) {
  for (const std::string& table : TABLES) folder.write(table, change(readFile(SHARED + "/" + table)));
  folder.write(EXTRA_CENTRES, change(readFile(realRun().folder.file(EXTRA_CENTRES))));
  folder.write(ZONES, readFile(SHARED + "/" + ZONES));
  folder.write(SETTLEMENTS, readFile(SHARED + "/" + SETTLEMENTS));
  folder.write("study.toml", relativeStudy());
}

/// Puts the features of a layer in another order.
void shuffleLayer(const TemporaryFolder& folder, const std::string& file, const std::string& layer,
                  unsigned seed) {
  std::filesystem::remove(folder.file(file));
  testing_support::copyLayerShuffled(SHARED + "/" + file, layer, folder.file(file), seed);
}

/// What a run of the study in `folder` writes.
Content runIn(const TemporaryFolder& folder) {
  testing_support::runAndWrite(folder.file("study.toml"), folder.file("out.gpkg"), 2);
  return testing_support::readGeoPackage(folder.file("out.gpkg"));
}

Content contentOfInputsAsTheyAre() {
  const TemporaryFolder folder;
  writeInputs(folder, [](const std::string& text) { return text; });
  return runIn(folder);
}

/// Thousands in groups of two, a comma as decimal point: whoever prints or reads with the locale is found
/// out.
struct StrangeNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\2"; }
};

/// For as long as it lives, the program has strange locales: C++'s own, and C's where one is installed.
class StrangeLocale {
 public:
  StrangeLocale() : mBefore(std::locale::global(std::locale(std::locale(), new StrangeNumbers))) {
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "fr_FR.utf8"})
      if (std::setlocale(LC_ALL, name)) break;
  }
  ~StrangeLocale() {
    std::locale::global(mBefore);
    std::setlocale(LC_ALL, "C");
  }
  StrangeLocale(const StrangeLocale&) = delete;
  StrangeLocale& operator=(const StrangeLocale&) = delete;

 private:
  std::locale mBefore;
};

TEST_F(RealSameBits, SlowTheSameFileForOneTwoAndEightThreads) {
  const TemporaryFolder folder;
  std::string first;
  for (const unsigned threads : {1u, 2u, 8u}) {
    const std::string output = folder.file("out" + std::to_string(threads) + ".gpkg");
    testing_support::runAndWrite(realRun().studyFile, output, threads);
    const std::string bytes = readFile(output);
    if (first.empty()) first = bytes;
    EXPECT_GT(bytes.size(), 1000000u);
    EXPECT_TRUE(bytes == first) << threads << " threads give another file";
  }
}

TEST_F(RealSameBits, SlowTheSameFileInAStrangeLocale) {
  const TemporaryFolder folder;
  testing_support::runAndWrite(realRun().studyFile, folder.file("usual.gpkg"), 0);
  {
    const StrangeLocale strange;
    testing_support::runAndWrite(realRun().studyFile, folder.file("strange.gpkg"), 0);
  }
  EXPECT_TRUE(readFile(folder.file("usual.gpkg")) == readFile(folder.file("strange.gpkg")));
}

// Checksums of the inputs differ below, as they must; everything else is compared to the bit.

TEST_F(RealSameBits, SlowTheSameContentForAnyOrderOfRowsAndFeatures) {
  const Content expected = contentOfInputsAsTheyAre();
  ASSERT_EQ(expected.at("zones").rowCount(), 6976u);
  for (unsigned seed : {20201u, 65537u}) {
    const TemporaryFolder folder;
    writeInputs(folder, [&seed](const std::string& text) { return shuffledRows(text, ++seed); });
    shuffleLayer(folder, ZONES, "data_zones", ++seed);
    shuffleLayer(folder, SETTLEMENTS, "settlements", ++seed);
    ASSERT_NE(readFile(folder.file(TABLES[1])), readFile(SHARED + "/" + TABLES[1]));
    EXPECT_EQ(testing_support::firstDifference(expected, runIn(folder)), "") << "seed " << seed;
  }
}

TEST_F(RealSameBits, SlowTheSameContentForOtherLineEndsAndAByteOrderMark) {
  const Content expected = contentOfInputsAsTheyAre();
  for (const char* lineEnd : {"\r\n", "\r"}) {
    const TemporaryFolder folder;
    writeInputs(folder, [&](const std::string& text) { return dressedAnew(text, lineEnd); });
    EXPECT_EQ(testing_support::firstDifference(expected, runIn(folder)), "")
        << (lineEnd[1] == '\n' ? "carriage return and line feed" : "carriage return alone");
  }
}

TEST_F(RealSameBits, TheComparisonSeesOneChangedCellAndOneChangedVertex) {
  const Content& content = realRun().written();
  EXPECT_EQ(testing_support::firstDifference(content, content), "");
  Content cell = content;
  cell.at("zones").bits.back().back() = "NULL";
  EXPECT_NE(testing_support::firstDifference(content, cell), "");
  Content vertex = content;
  vertex.at("boards").wkb.back().back() = static_cast<char>(vertex.at("boards").wkb.back().back() ^ 1);
  EXPECT_NE(testing_support::firstDifference(content, vertex), "");
}

}  // namespace

}  // namespace fairshares
