// What a planner is told of single zones of real Scotland, and the layers that travel adds to the output.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <set>
#include <sstream>

#include "cli/command.h"
#include "cli/receipt_text.h"
#include "formula/explain.h"
#include "real_data/real_run.h"
#include "run/remoteness_layers.h"

namespace fairshares {

namespace {

using testing_support::LayerContent;
using testing_support::realRun;

using RealReceipts = testing_support::RealDataTest;

const model::Model& model() {
  return realRun().finished.joined.model;
}

std::string receiptOf(const std::string& code) {
  const auto zone = formula::findZone(model(), code);
  if (!zone) throw std::runtime_error("no zone " + code);
  const formula::Receipt receipt =
      formula::explainZone(model(), realRun().finished.results, *zone, std::nullopt);
  return cli::receiptText(receipt);
}

/// The remoteness part of a receipt: what stands before the population.
std::string head(const std::string& receipt) {
  return receipt.substr(0, receipt.find("  population:"));
}

void expectWords(const std::string& text, const std::vector<std::string>& words) {
  for (const std::string& word : words) EXPECT_NE(text.find(word), std::string::npos) << word << "\n" << text;
}

TEST_F(RealReceipts, ArranShowsItsFerryWaitClassAndCategory) {
  const std::string text = head(receiptOf("S01011174"));
  std::printf("%s", text.c_str());
  expectWords(text, {"Arran", "a proximity network of neighbouring zones stood in", "lies in no settlement",
                     "Nearest centre of a large settlement: Saltcoats",
                     "wait for the ferry Ardrossan Harbour - Brodick Harbour: 30.0 minutes",
                     "ferry Ardrossan Harbour - Brodick Harbour: 55.0 minutes",
                     "road: ", "urban-rural class: 8, Very Remote Rural", "on an island",
                     "category of excess costs: 8I", "over the limit of 60", "Hospitals"});
}

TEST_F(RealReceipts, LerwickShowsItsFerriesWaitsClassAndCategory) {
  const std::string text = head(receiptOf("S01012393"));
  std::printf("%s", text.c_str());
  expectWords(text, {"Lerwick South", "lies in the settlement Lerwick",
                     "wait for the ferry Kirkwall - Lerwick: 30.0 minutes",
                     "ferry Kirkwall - Lerwick: 330.0 minutes", "urban-rural class: 5, Very Remote Small",
                     "on an island", "category of excess costs: 5I"});
}

TEST_F(RealReceipts, GlasgowShowsItsClassAndNoFerry) {
  const std::string text = head(receiptOf("S01009759"));
  std::printf("%s", text.c_str());
  expectWords(text, {"lies in the settlement Glasgow, 1,010,697 people",
                     "road: ", "urban-rural class: 1, Large Urban Areas", "category of excess costs: 1",
                     "within the limit of 30"});
  for (const char* word : {"ferry", "island"})
    EXPECT_EQ(text.find(word), std::string::npos) << word << "\n" << text;
}

TEST_F(RealReceipts, TheCommandPrintsTheSameReceiptAndSaysWhatStoodIn) {
  std::ostringstream out, err;
  ASSERT_EQ(cli::runCommand({"explain", realRun().studyFile, "--zone", "S01011174"}, out, err),
            cli::ExitStatus::Done)
      << err.str();
  // The study asks for routes of all zones, so the command's own route of one zone must be that one.
  EXPECT_EQ(out.str().substr(0, receiptOf("S01011174").size()), receiptOf("S01011174"));
  EXPECT_NE(out.str().find(run::PROXIMITY_SENTENCE), std::string::npos);
}

TEST_F(RealReceipts, TheCommandSaysWhatStoodInAfterARun) {
  const testing_support::TemporaryFolder folder;
  std::ostringstream out, err;
  ASSERT_EQ(cli::runCommand({"run", realRun().studyFile, "--output", folder.file("out.gpkg")}, out, err),
            cli::ExitStatus::Done)
      << err.str();
  EXPECT_NE(out.str().find(run::PROXIMITY_SENTENCE), std::string::npos) << out.str();
}

TEST_F(RealReceipts, SettlementsAreWrittenWithTheirZonesAndPeople) {
  const LayerContent& settlements = realRun().written().at("settlements");
  ASSERT_EQ(settlements.rowCount(), 188u);
  EXPECT_TRUE(settlements.isSpatial);
  EXPECT_EQ(settlements.crs, "EPSG:27700");
  EXPECT_EQ(settlements.invalidGeometries, 0u);
  std::size_t centres = 0;
  double people = 0.0, zones = 0.0;
  for (std::size_t row = 0; row < settlements.rowCount(); ++row) {
    const bool isLarge = *settlements.number("population")[row] >= 10'000.0;
    EXPECT_EQ(*settlements.number("is_centre")[row] == 1.0, isLarge) << settlements.text("name")[row];
    if (isLarge) ++centres;
    people += *settlements.number("population")[row];
    zones += *settlements.number("zones")[row];
  }
  // As the provenance of the file says.
  EXPECT_EQ(centres, 68u);
  EXPECT_EQ(people, 4'527'653.0);
  double inSettlements = 0.0;
  for (const auto& settlement : model().remoteness->settlementOfZone)
    if (settlement) ++inSettlements;
  EXPECT_EQ(zones, inSettlements);
  const std::size_t glasgow = settlements.rowOf("name", "Glasgow");
  EXPECT_NEAR(*settlements.number("zone_population")[glasgow], *settlements.number("population")[glasgow],
              2e4);
}

TEST_F(RealReceipts, FerriesAreWrittenWithTheirMinutes) {
  const LayerContent& ferries = realRun().written().at("ferries");
  ASSERT_EQ(ferries.rowCount(), 62u);
  const std::size_t arran = ferries.rowOf("name", "Ardrossan Harbour - Brodick Harbour");
  EXPECT_EQ(ferries.number("crossing_min")[arran], 55.0);
  EXPECT_EQ(ferries.number("waiting_min")[arran], 30.0);
  EXPECT_EQ(ferries.text("basis")[arran], "2014 timetable");
  for (std::size_t row = 1; row < ferries.rowCount(); ++row)
    EXPECT_LE(ferries.text("name")[row - 1], ferries.text("name")[row]);
}

/// A feature's line: its points, from WKB of a line or of a collection of one.
std::vector<model::Point> pointsOf(const std::string& wkb) {
  constexpr std::size_t HEAD = 9;                           // byte order, type, count
  const std::size_t start = wkb[1] == 5 ? 2 * HEAD : HEAD;  // 5: MultiLineString
  std::vector<model::Point> points((wkb.size() - start) / sizeof(model::Point));
  std::memcpy(points.data(), wkb.data() + start, points.size() * sizeof(model::Point));
  return points;
}

TEST_F(RealReceipts, RoutesRunFromEveryZoneToItsCentre) {
  const LayerContent& routes = realRun().written().at("routes");
  const model::Remoteness& remoteness = *model().remoteness;
  ASSERT_EQ(routes.rowCount(), model().zones.size());
  std::size_t drawn = 0;
  for (std::size_t row = 0; row < routes.rowCount(); ++row) {
    ASSERT_EQ(routes.text("code")[row], model().zones.codes[row]);
    const auto& legs = remoteness.routes[row]->legs;
    const double minutes = std::accumulate(legs.begin(), legs.end(), 0.0,
                                           [](double sum, const auto& leg) { return sum + leg.minutes; });
    ASSERT_NEAR(minutes, *routes.number("drive_time_min")[row], 1e-9) << routes.text("code")[row];
    if (routes.wkb[row].empty()) continue;  // the zone in which the centre is
    ++drawn;
    const auto points = pointsOf(routes.wkb[row]);
    ASSERT_GE(points.size(), 2u);
    ASSERT_EQ(points.front(), remoteness.accessPoint[row]) << routes.text("code")[row];
  }
  EXPECT_EQ(drawn, routes.rowCount() - 68u);  // at the zones where the large settlements have their centres
}

TEST_F(RealReceipts, NetworkSummaryCountsThePieces) {
  const LayerContent& summary = realRun().written().at("network_summary");
  const auto value = [&](const char* item) { return summary.number("value")[summary.rowOf("item", item)]; };
  EXPECT_EQ(value("ferries"), 62.0);
  EXPECT_EQ(value("zones off the network"), 0.0);
  EXPECT_LT(*value("components with ferries"), *value("components"));
  double islands = 0.0;
  for (const bool island : model().remoteness->classes->island) islands += island ? 1.0 : 0.0;
  EXPECT_EQ(value("zones off the largest component"), islands);
  // Ferries to islands whose zones have their people elsewhere: told one by one.
  std::set<std::string> dead;
  for (std::size_t row = 0; row < summary.rowCount(); ++row)
    if (summary.text("item")[row] == "ferry") dead.insert(summary.text("name")[row]);
  EXPECT_TRUE(dead.count("Lerwick - Bressay"));
  EXPECT_FALSE(dead.count("Ardrossan Harbour - Brodick Harbour"));
}

}  // namespace

}  // namespace fairshares
