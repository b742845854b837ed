// Damaged files: any prefix and any wrong byte gives an answer or a refusal, never a crash; threads do not
// meet.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "io/read_areas.h"
#include "io/read_counts.h"
#include "io/read_tables.h"
#include "reading_support.h"
#include "support/temporary_folder.h"
#include "support/test_seed.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

const std::string COUNTS = "Year,DataZone,Sex,AllAges,Age0,Age1,Age2plus\n2020,S01006506,All,6,2,2,2\n"
                           "2020,\"S01006506\",Female,3,1,1,1\n2020,S01006506,Male,3,1,1,\"1\"\n";

constexpr std::string_view ODD_BYTES("\",;\n\r\t#\xE9 09-+.eE%A", 19);

// A refusal must say why; a table must be in order.
void expectAnswer(const std::string& content) {
  const TemporaryFolder folder;
  const study::TableReference table = tableAt(folder.write("t.csv", content));
  const auto counts = readCounts(table, CodeKind::Zone, {{0, 1}, {2, OPEN_AGE}}, std::nullopt);
  EXPECT_EQ(counts.hasValue(), !counts.issues().hasErrors());
  if (counts) {
    EXPECT_EQ(counts.value().persons.size(), counts.value().codes.size() * 4);
  }
  const auto attributes = readAttributes(table, CodeKind::Zone, {{"AllAges", true}, {"Sex"}});
  EXPECT_EQ(attributes.hasValue(), !attributes.issues().hasErrors());
  EXPECT_EQ(readCostWeights(table).hasValue(), false);
}

TEST(DamagedInput, EveryPrefixOfATableIsAnsweredOrRefused) {
  for (std::size_t length = 0; length < COUNTS.size(); ++length) expectAnswer(COUNTS.substr(0, length));
}

TEST(DamagedInput, WrongBytesAreAnsweredOrRefused) {
  std::mt19937_64 random(testing_support::testSeed());
  for (int repetition = 0; repetition < 300; ++repetition) {
    std::string content = COUNTS;
    for (std::size_t change = 0, changes = 1 + random() % 4; change < changes; ++change)
      content[random() % content.size()] = ODD_BYTES[random() % ODD_BYTES.size()];
    expectAnswer(content);
  }
}

TEST(DamagedInput, WrongBytesInAMapAreAnsweredOrRefused) {
  const std::string map =
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::27700"}},"features":[)"
      R"({"type":"Feature","properties":{"DataZone":"S01006506"},"geometry":{"type":"MultiPolygon","coordinates":)"
      R"([[[[380000,800000],[381000,800000],[381000,801000],[380000,800000]]]]}}]})";
  std::mt19937_64 random(testing_support::testSeed());
  for (int repetition = 0; repetition < 200; ++repetition) {
    const TemporaryFolder folder;
    std::string content = map;
    content[random() % content.size()] = "[]{},:\"019-e "[random() % 13];
    const auto areas = readAreas(tableAt(folder.write("a.geojson", content)), CodeKind::Zone, std::nullopt,
                                 std::nullopt, "EPSG:27700");
    EXPECT_EQ(areas.hasValue(), !areas.issues().hasErrors());
  }
}

TEST(DamagedInput, SeveralThreadsReadGoodAndBadFilesAtOnce) {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.csv", COUNTS);
  const std::string bad = folder.write("bad.gpkg", "SQLite format 3, but no more");
  std::vector<std::thread> threads;
  std::vector<int> right(4, 0);
  for (std::size_t thread = 0; thread < right.size(); ++thread)
    threads.emplace_back([&, thread] {
      for (int repetition = 0; repetition < 20; ++repetition) {
        const auto counts = readCounts(tableAt(good), CodeKind::Zone, {{0, 1}, {2, OPEN_AGE}}, 2020);
        const auto areas = readAreas(tableAt(bad), CodeKind::Zone, std::nullopt, std::nullopt, "EPSG:27700");
        right[thread] += counts && !areas ? 1 : 0;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, std::vector<int>(4, 20));
}

}  // namespace
}  // namespace fairshares::io
