#include "run/network_cache.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "benchmarks/grid_network.h"
#include "core/geography/network_support.h"
#include "io/block_digest.h"
#include "support/temporary_folder.h"
#include "support/test_seed.h"

namespace {

using namespace fairshares;
using run::readNetworkCache;
using run::writeNetworkCache;
using testing_support::readFile;
using testing_support::TemporaryFolder;

const std::string KEY(64, 'a');

struct Pair {
  io::RoadNetwork roads;
  geography::RoadGraph graph;
};

Pair built(model::Network network, model::SpeedTable speeds) {
  Pair pair;
  pair.graph = geography::buildRoadGraph(network, speeds).takeValue();
  pair.roads = {std::move(network), std::move(speeds), {}};
  return pair;
}

// A--B>>C   D--E with a ferry C to D, and every optional array filled.
Pair rich() {
  testing_support::DrawnTown town({"A--B>>C~~~D--E", "|            |", "+--#---------F"});
  model::Network& network = town.network;
  network.layer = "road_link";
  network.kind.assign(network.linkCount(), model::LinkKind::Road);
  network.kind.edit()[1] = model::LinkKind::FixedLink;
  network.ownSpeedKmPerHour.assign(network.linkCount(), std::nullopt);
  network.ownSpeedKmPerHour[2] = 41.5;
  for (std::uint32_t link = 0; link < network.linkCount(); ++link) network.row.push_back(10 * link + 3);
  network.sources = {{"north.gpkg", "roads", 0}, {"south.gpkg", "roads", 3}};
  network.ferries[0].line = {network.ferries[0].from, {700.0, 260.0}, network.ferries[0].to};
  network.ferries[0].basis = "timetable, summer";
  network.ferries[0].file = "ferries.csv";
  network.ferries[0].layer = "sheet";
  network.ferries[0].name = "Ceann a' Ch\xC3\xA0il - D";
  network.ferries[0].vehicles = false;
  const geography::RoadGraph plain = geography::buildRoadGraph(network, town.speeds).takeValue();
  for (std::uint32_t node = 0; node < plain.nodeCount(); ++node)
    network.nodes.push_back(plain.position(node));
  for (std::uint32_t link = 0; link < network.linkCount(); ++link) {
    network.fromNode.push_back(plain.edge(link).from);
    network.toNode.push_back(plain.edge(link).to);
  }
  Pair pair = built(network, town.speeds);
  pair.roads.counts = {11, 12, 13, 14, 15, 16, 17, 18, 19};
  return pair;
}

// Larger than one block, so that sections have several.
Pair large() {
  benchmark_support::GridNetwork grid = benchmark_support::gridNetwork(60'000, testing_support::testSeed());
  return built(std::move(grid.network), std::move(grid.speeds));
}

template <typename Items> bool sameBits(const Items& one, const Items& other) {
  return one.size() == other.size() &&
         (one.empty() || std::memcmp(one.data(), other.data(), one.size() * sizeof *one.data()) == 0);
}

void expectSameNetwork(const model::Network& one, const model::Network& other) {
  EXPECT_EQ(one.file, other.file);
  EXPECT_EQ(one.layer, other.layer);
  EXPECT_EQ(one.roadClasses, other.roadClasses);
  EXPECT_TRUE(sameBits(one.nodes, other.nodes));
  EXPECT_EQ(one.fromNode, other.fromNode);
  EXPECT_EQ(one.toNode, other.toNode);
  EXPECT_TRUE(sameBits(one.lengthMetres, other.lengthMetres));
  EXPECT_EQ(one.roadClass, other.roadClass);
  EXPECT_EQ(one.direction, other.direction);
  EXPECT_EQ(one.kind, other.kind);
  EXPECT_EQ(one.ownSpeedKmPerHour, other.ownSpeedKmPerHour);
  EXPECT_EQ(one.row, other.row);
  EXPECT_EQ(one.shapeStart, other.shapeStart);
  EXPECT_TRUE(sameBits(one.shape, other.shape));
  ASSERT_EQ(one.sources.size(), other.sources.size());
  for (std::size_t i = 0; i < one.sources.size(); ++i) {
    EXPECT_EQ(one.sources[i].file, other.sources[i].file);
    EXPECT_EQ(one.sources[i].layer, other.sources[i].layer);
    EXPECT_EQ(one.sources[i].firstLink, other.sources[i].firstLink);
  }
  ASSERT_EQ(one.ferries.size(), other.ferries.size());
  for (std::size_t i = 0; i < one.ferries.size(); ++i) {
    const model::Ferry &a = one.ferries[i], &b = other.ferries[i];
    EXPECT_EQ(std::tie(a.name, a.from, a.to, a.crossingMinutes, a.waitingMinutes, a.vehicles, a.line, a.row,
                       a.basis, a.file, a.layer),
              std::tie(b.name, b.from, b.to, b.crossingMinutes, b.waitingMinutes, b.vehicles, b.line, b.row,
                       b.basis, b.file, b.layer));
  }
}

void expectSameGraph(const geography::GraphArrays& one, const geography::GraphArrays& other) {
  EXPECT_TRUE(sameBits(one.positions, other.positions));
  EXPECT_EQ(one.firstArc, other.firstArc);
  EXPECT_TRUE(sameBits(one.arcs, other.arcs));
  EXPECT_EQ(one.edgeOfArc, other.edgeOfArc);
  EXPECT_TRUE(sameBits(one.edges, other.edges));
  EXPECT_EQ(one.nodeOfId, other.nodeOfId);
  EXPECT_EQ(
      std::tie(one.linkCount, one.selfLoops, one.longestArcMilliseconds, one.meanArcMilliseconds),
      std::tie(other.linkCount, other.selfLoops, other.longestArcMilliseconds, other.meanArcMilliseconds));
  ASSERT_EQ(one.ferries.size(), other.ferries.size());
  for (std::size_t i = 0; i < one.ferries.size(); ++i) {
    const geography::FerryTimes &a = one.ferries[i], &b = other.ferries[i];
    EXPECT_EQ(std::tie(a.used, a.fromRoadMilliseconds, a.waitingMilliseconds, a.crossingMilliseconds,
                       a.toRoadMilliseconds),
              std::tie(b.used, b.fromRoadMilliseconds, b.waitingMilliseconds, b.crossingMilliseconds,
                       b.toRoadMilliseconds));
  }
}

void expectSame(const Pair& one, const run::CachedNetwork& other) {
  expectSameNetwork(one.roads.network, other.roads.network);
  EXPECT_TRUE(sameBits(one.roads.speeds.kmPerHour, other.roads.speeds.kmPerHour));
  EXPECT_EQ(std::memcmp(&one.roads.counts, &other.roads.counts, sizeof one.roads.counts), 0);
  expectSameGraph(one.graph.arrays(), other.graph.arrays());
}

// Empty, with one problem of this weight.
void expectNothing(const std::string& path, const std::string& key, Severity severity, IssueCode code) {
  Result<std::optional<run::CachedNetwork>> result = readNetworkCache(path, key);
  ASSERT_TRUE(result);
  EXPECT_FALSE(result.value());
  ASSERT_EQ(result.issues().list().size(), 1u);
  EXPECT_EQ(result.issues().list()[0].severity, severity);
  EXPECT_EQ(result.issues().list()[0].code, code);
  EXPECT_EQ(result.issues().list()[0].where.file, path);
}

class Cancelling final : public Monitor {
 public:
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return true; }
};

TEST(NetworkCache, GivesBackWhatWasWrittenToTheBit) {
  const TemporaryFolder folder;
  const Pair nothing = built(testing_support::NetworkSketch().network, {{36.0, 72.0}});
  for (const Pair& pair : {rich(), large(), nothing}) {
    const std::string path = folder.file("roads.cache");
    EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
    Result<std::optional<run::CachedNetwork>> cached = readNetworkCache(path, KEY);
    ASSERT_TRUE(cached && cached.value());
    EXPECT_TRUE(cached.issues().empty());
    expectSame(pair, *cached.value());
  }
}

TEST(NetworkCache, WritesTheSameBytesForTheSameNetwork) {
  const TemporaryFolder folder;
  const Pair pair = large();
  EXPECT_TRUE(writeNetworkCache(folder.file("one"), KEY, pair.roads, pair.graph).empty());
  EXPECT_TRUE(writeNetworkCache(folder.file("two"), KEY, pair.roads, pair.graph).empty());
  EXPECT_EQ(readFile(folder.file("one")), readFile(folder.file("two")));
}

TEST(NetworkCache, IsEmptyWithoutAWordWhereThereIsNone) {
  const TemporaryFolder folder;
  Result<std::optional<run::CachedNetwork>> result = readNetworkCache(folder.file("none"), KEY);
  ASSERT_TRUE(result);
  EXPECT_FALSE(result.value());
  EXPECT_TRUE(result.issues().empty());
}

TEST(NetworkCache, OfOtherInputsOrAnotherFormatIsANoteAndIsReplaced) {
  const TemporaryFolder folder;
  const std::string path = folder.file("roads.cache");
  const Pair pair = rich();
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  expectNothing(path, std::string(63, 'a') + "b", Severity::Note, IssueCode::FileFormat);
  expectNothing(path, "a", Severity::Note, IssueCode::FileFormat);
  std::string bytes = readFile(path);
  bytes[16] = 99;
  folder.write("roads.cache", bytes);
  expectNothing(path, KEY, Severity::Note, IssueCode::FileFormat);
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  EXPECT_TRUE(readNetworkCache(path, KEY).value());
}

TEST(NetworkCache, CutShortAnywhereIsAWarningAndIsReplaced) {
  const TemporaryFolder folder;
  const Pair pair = rich();
  const std::string path = folder.file("roads.cache");
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  const std::string whole = readFile(path);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    folder.write("cut", whole.substr(0, length));
    expectNothing(folder.file("cut"), KEY, Severity::Warning, IssueCode::FileFormat);
    if (HasFailure()) FAIL() << "at byte " << length;
  }
  folder.write("cut", whole + "x");
  expectNothing(folder.file("cut"), KEY, Severity::Warning, IssueCode::FileFormat);
  EXPECT_TRUE(writeNetworkCache(folder.file("cut"), KEY, pair.roads, pair.graph).empty());
  EXPECT_EQ(readFile(folder.file("cut")), whole);
}

TEST(NetworkCache, WithAnyFlippedBitIsNeverWrongData) {
  const TemporaryFolder folder;
  const Pair pair = rich();
  const std::string path = folder.file("roads.cache");
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  const std::string whole = readFile(path);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    folder.write("flipped", bytes);
    Result<std::optional<run::CachedNetwork>> result = readNetworkCache(folder.file("flipped"), KEY);
    ASSERT_TRUE(result);
    if (result.value())
      expectSame(pair, *result.value());  // a byte between two sections
    else
      ++refused;
    ASSERT_NE(result.value().has_value(), !result.issues().empty()) << "at byte " << at;
  }
  // All but the gaps of at most 63 bytes before each of the 19 sections.
  EXPECT_GE(refused, whole.size() - 19 * 63);
}

// The fingerprint of a header that somebody changed, made right again.
void sealHeader(std::string& bytes) {
  std::uint64_t headerBytes = 0;
  std::memcpy(&headerBytes, bytes.data() + 24, sizeof headerBytes);
  const std::uint64_t digest =
      io::blockDigest(std::as_bytes(std::span(bytes.data(), headerBytes - sizeof(std::uint64_t))));
  std::memcpy(bytes.data() + headerBytes - sizeof digest, &digest, sizeof digest);
}

TEST(NetworkCache, WithHugeLengthsInItsHeaderAsksForNoMemory) {
  const TemporaryFolder folder;
  const Pair pair = rich();
  const std::string path = folder.file("roads.cache");
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  const std::string whole = readFile(path);
  std::string same = whole;
  sealHeader(same);
  ASSERT_EQ(same, whole);
  for (const std::uint64_t huge : {std::uint64_t{1} << 40, ~std::uint64_t{0}, ~std::uint64_t{0} - 63,
                                   std::uint64_t{1} << 63, std::uint64_t{whole.size()}})
    for (std::size_t at = 104; at < 104 + 19 * 16; at += 8) {
      std::string bytes = whole;
      std::memcpy(bytes.data() + at, &huge, sizeof huge);
      sealHeader(bytes);
      folder.write("huge", bytes);
      Result<std::optional<run::CachedNetwork>> result = readNetworkCache(folder.file("huge"), KEY);
      ASSERT_TRUE(result);
      // The place of an empty section may be at the very end.
      if (result.value()) expectSame(pair, *result.value());
    }
  for (const std::size_t at : {std::size_t{20}, std::size_t{24}, std::size_t{32}}) {
    std::string bytes = whole;
    const std::uint64_t huge = ~std::uint64_t{0} >> 1;
    std::memcpy(bytes.data() + at, &huge, at == 20 ? 4 : 8);
    if (at != 24) sealHeader(bytes);
    folder.write("huge", bytes);
    expectNothing(folder.file("huge"), KEY, Severity::Warning, IssueCode::FileFormat);
  }
}

TEST(NetworkCache, WhoseArraysDoNotFitTogetherIsRefusedHoweverWellSealed) {
  const TemporaryFolder folder;
  const std::string path = folder.file("roads.cache");
  const auto expectRefused = [&](const char* what, auto change) {
    Pair pair = rich();
    geography::GraphArrays arrays = pair.graph.arrays();
    change(pair.roads, arrays);
    if (auto graph = geography::RoadGraph::fromArrays(arrays)) pair.graph = *graph;
    EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
    SCOPED_TRACE(what);
    expectNothing(path, KEY, Severity::Warning, IssueCode::FileFormat);
  };
  using Roads = io::RoadNetwork;
  using Arrays = geography::GraphArrays;
  expectRefused("class", [](Roads& roads, Arrays&) { roads.network.roadClass.edit()[1] = 9; });
  expectRefused("node", [](Roads& roads, Arrays&) { roads.network.toNode.edit()[1] = 1u << 31; });
  expectRefused("shape", [](Roads& roads, Arrays&) { roads.network.shapeStart.edit()[1] = 1u << 31; });
  expectRefused("shape end", [](Roads& roads, Arrays&) { roads.network.shape.pop_back(); });
  expectRefused("lengths", [](Roads& roads, Arrays&) { roads.network.lengthMetres.pop_back(); });
  expectRefused("rows", [](Roads& roads, Arrays&) { roads.network.row.pop_back(); });
  expectRefused("direction", [](Roads& roads, Arrays&) {
    roads.network.direction.edit()[0] = static_cast<model::Direction>(7);
  });
  expectRefused(
      "kind", [](Roads& roads, Arrays&) { roads.network.kind.edit()[0] = static_cast<model::LinkKind>(7); });
  expectRefused("speeds", [](Roads& roads, Arrays&) { roads.speeds.kmPerHour.clear(); });
  expectRefused("ferries", [](Roads& roads, Arrays&) { roads.network.ferries.clear(); });
}

TEST(NetworkCache, NeverOverwritesAFileThatIsNoCache) {
  const TemporaryFolder folder;
  const Pair pair = rich();
  for (const std::string& content :
       {std::string("somebody's notes"), std::string("FairSharesX"), std::string(4096, '\0')}) {
    const std::string path = folder.write("notes.txt", content);
    expectNothing(path, KEY, Severity::Warning, IssueCode::FileFormat);
    const Issues issues = writeNetworkCache(path, KEY, pair.roads, pair.graph);
    EXPECT_FALSE(issues.hasErrors());
    EXPECT_TRUE(issues.contains(IssueCode::OutputNotWritable));
    EXPECT_EQ(readFile(path), content);
  }
  std::filesystem::create_directory(folder.path() / "folder");
  EXPECT_TRUE(writeNetworkCache(folder.file("folder"), KEY, pair.roads, pair.graph)
                  .contains(IssueCode::OutputNotWritable));
  expectNothing(folder.file("folder"), KEY, Severity::Warning, IssueCode::FileFormat);
  ASSERT_EQ(mkfifo(folder.file("pipe").c_str(), 0600), 0);
  expectNothing(folder.file("pipe"), KEY, Severity::Warning, IssueCode::FileFormat);
}

TEST(NetworkCache, ThatCannotBeWrittenIsAWarningAndLeavesTheOldOne) {
  const TemporaryFolder folder;
  const Pair pair = rich();
  const Issues missing = writeNetworkCache(folder.file("no/such/folder"), KEY, pair.roads, pair.graph);
  EXPECT_FALSE(missing.hasErrors());
  EXPECT_TRUE(missing.contains(IssueCode::OutputNotWritable));

  const std::string path = folder.file("roads.cache");
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  const std::string before = readFile(path);
  const Issues cancelled =
      writeNetworkCache(path, std::string(64, 'b'), pair.roads, pair.graph, Cancelling());
  EXPECT_TRUE(cancelled.contains(IssueCode::Cancelled));
  EXPECT_EQ(readFile(path), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(NetworkCache, SurvivesADiskThatTakesNoMore) {
  const TemporaryFolder folder;
  const Pair pair = large();
  const std::string path = folder.file("roads.cache");
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  const std::string before = readFile(path);

  rlimit old{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit tight = old;
  tight.rlim_cur = before.size() / 2;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
  const Issues issues = writeNetworkCache(path, std::string(64, 'b'), pair.roads, pair.graph);
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, oldHandler);

  EXPECT_FALSE(issues.hasErrors());
  EXPECT_TRUE(issues.contains(IssueCode::WriteFailed));
  EXPECT_EQ(readFile(path), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(NetworkCache, SaysSoWhenReadingIsCancelled) {
  const TemporaryFolder folder;
  const Pair pair = large();
  const std::string path = folder.file("roads.cache");
  EXPECT_TRUE(writeNetworkCache(path, KEY, pair.roads, pair.graph).empty());
  Result<std::optional<run::CachedNetwork>> result = readNetworkCache(path, KEY, Cancelling());
  ASSERT_FALSE(result);
  EXPECT_TRUE(result.issues().contains(IssueCode::Cancelled));
}

}  // namespace
