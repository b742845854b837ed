#include "run/network_sections.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <type_traits>

#include "base/parallel.h"
#include "io/large_array.h"
#include "run/packed_values.h"

namespace fairshares::run {

namespace {

using model::Network;

// The one list of arrays that are stored as they are; writing and reading go through it.
template <typename Roads, typename Arrays, typename Take>
void forEachPlainArray(Roads& network, Arrays& graph, Take take) {
  take(network.nodes);
  take(network.fromNode);
  take(network.toNode);
  take(network.lengthMetres);
  take(network.roadClass);
  take(network.direction);
  take(network.kind);
  take(network.row);
  take(network.shapeStart);
  take(network.shape);
  take(graph.positions);
  take(graph.firstArc);
  take(graph.arcs);
  take(graph.edgeOfArc);
  take(graph.edges);
  take(graph.nodeOfId);
}

// The one list of everything else: names, speeds of classes, ferries, counts. `pass` packs or unpacks a
// value, `count` packs the size of a list or sizes it.
template <typename Roads, typename Arrays, typename Pass, typename Count>
void forEachDescribed(Roads& roads, Arrays& graph, Pass pass, Count count) {
  auto& network = roads.network;
  pass(network.file);
  pass(network.layer);
  count(network.roadClasses, 8);
  for (auto& name : network.roadClasses) pass(name);
  count(roads.speeds.kmPerHour, 8);
  for (auto& speed : roads.speeds.kmPerHour) pass(speed);
  count(network.sources, 24);
  for (auto& source : network.sources) {
    pass(source.file);
    pass(source.layer);
    pass(source.firstLink);
  }
  const auto passPoint = [&](auto& point) {
    pass(point.x);
    pass(point.y);
  };
  count(network.ferries, 97);
  for (auto& ferry : network.ferries) {
    pass(ferry.name);
    passPoint(ferry.from);
    passPoint(ferry.to);
    pass(ferry.crossingMinutes);
    pass(ferry.waitingMinutes);
    pass(ferry.vehicles);
    count(ferry.line, 16);
    for (auto& point : ferry.line) passPoint(point);
    pass(ferry.row);
    pass(ferry.basis);
    pass(ferry.file);
    pass(ferry.layer);
  }
  count(graph.ferries, 17);
  for (auto& ferry : graph.ferries) {
    pass(ferry.used);
    pass(ferry.fromRoadMilliseconds);
    pass(ferry.waitingMilliseconds);
    pass(ferry.crossingMilliseconds);
    pass(ferry.toRoadMilliseconds);
  }
  pass(graph.linkCount);
  auto& counts = roads.counts;
  static_assert(sizeof counts == 9 * sizeof(std::size_t), "store the new count, too, and raise the format");
  for (auto* number :
       {&counts.features, &counts.links, &counts.otherFeatures, &counts.closedByClass, &counts.closedByAccess,
        &counts.withoutLine, &counts.selfLoops, &counts.severalLines, &counts.splitAtJunctions})
    pass(*number);
}

// Points between links, classes, directions: nothing may lead outside its array.
bool linkFits(const Network& network, std::size_t link) {
  if (network.roadClass[link] >= network.roadClasses.size()) return false;
  if (network.shapeStart[link] > network.shapeStart[link + 1]) return false;
  if (!network.direction.empty() && network.direction[link] > model::Direction::Backward) return false;
  if (!network.kind.empty() && network.kind[link] > model::LinkKind::FixedLink) return false;
  return network.fromNode.empty() ||
         (network.fromNode[link] < network.nodes.size() && network.toNode[link] < network.nodes.size());
}

bool networkFits(const Network& network) {
  const std::size_t links = network.linkCount();
  const auto fits = [links](std::size_t size) { return size == links; };
  const auto fitsOrEmpty = [links](std::size_t size) { return size == links || size == 0; };
  if (!fits(network.roadClass.size()) || !fitsOrEmpty(network.direction.size()) ||
      !fitsOrEmpty(network.kind.size()) || !fitsOrEmpty(network.row.size()) ||
      !fitsOrEmpty(network.ownSpeedKmPerHour.size()) || !fitsOrEmpty(network.fromNode.size()) ||
      network.fromNode.size() != network.toNode.size() || network.shapeStart.size() != links + 1 ||
      network.shapeStart.front() != 0 || network.shapeStart.back() != network.shape.size())
    return false;
  std::atomic<bool> allFit = true;
  parallelFor(links, 0, [&](std::size_t begin, std::size_t end) {
    bool good = true;
    for (std::size_t link = begin; link < end; ++link) good &= linkFits(network, link);
    if (!good) allFit = false;
  });
  return allFit;
}

}  // namespace

NetworkSections::NetworkSections(const io::RoadNetwork& roads, const geography::RoadGraph& graph) {
  ValuePacker packer;
  forEachDescribed(
      roads, graph.arrays(), [&](const auto& value) { packer.add(value); },
      [&](const auto& list, std::size_t) { packer.add<std::uint64_t>(list.size()); });
  mDescription = packer.bytes();
  for (const std::optional<double>& speed : roads.network.ownSpeedKmPerHour) {
    mHasOwnSpeed.push_back(speed ? 1 : 0);
    mOwnSpeed.push_back(speed.value_or(0.0));
  }
  const auto take = [&](const auto& array) {
    static_assert(std::is_trivially_copyable_v<typename std::decay_t<decltype(array)>::value_type>);
    mSections.push_back(std::as_bytes(std::span(array)));
  };
  take(mDescription);
  take(mHasOwnSpeed);
  take(mOwnSpeed);
  forEachPlainArray(roads.network, graph.arrays(), take);
}

template <typename Take> void NetworkFromSections::forEachArray(Take take) {
  take(mDescription);
  take(mHasOwnSpeed);
  take(mOwnSpeed);
  forEachPlainArray(roads.network, mArrays, take);
}

std::optional<NetworkFromSections> NetworkFromSections::ofSizes(std::span<const std::uint64_t> bytes) {
  NetworkFromSections result;
  std::size_t arrays = 0;
  bool fits = true;
  result.forEachArray([&](auto& array) {
    constexpr std::size_t ITEM_BYTES = sizeof(typename std::decay_t<decltype(array)>::value_type);
    fits = fits && arrays < bytes.size() && bytes[arrays] % ITEM_BYTES == 0;
    ++arrays;
  });
  if (!fits || arrays != bytes.size()) return std::nullopt;
  arrays = 0;
  std::vector<std::function<void()>> rooms;
  result.forEachArray([&](auto& array) {
    constexpr std::size_t ITEM_BYTES = sizeof(typename std::decay_t<decltype(array)>::value_type);
    rooms.push_back([&array, count = static_cast<std::size_t>(bytes[arrays++] / ITEM_BYTES)] {
      io::makeRoom(array, count);
    });
  });
  // The system takes its time to hand out memory; whoever is free makes room for the next array.
  std::atomic<std::size_t> next = 0;
  parallelFor(rooms.size(), 0, [&](std::size_t, std::size_t) {
    for (std::size_t room = next++; room < rooms.size(); room = next++) rooms[room]();
  });
  return result;
}

std::vector<std::span<std::byte>> NetworkFromSections::targets() {
  std::vector<std::span<std::byte>> targets;
  forEachArray([&](auto& array) { targets.push_back(std::as_writable_bytes(std::span(array))); });
  return targets;
}

bool NetworkFromSections::finish() {
  ValueUnpacker unpacker(mDescription);
  forEachDescribed(
      roads, mArrays, [&](auto& value) { unpacker.take(value); },
      [&](auto& list, std::size_t leastBytes) { list.resize(unpacker.takeCount(leastBytes)); });
  if (!unpacker.isWhole() || mHasOwnSpeed.size() != mOwnSpeed.size()) return false;
  roads.network.ownSpeedKmPerHour.resize(mOwnSpeed.size());
  for (std::size_t link = 0; link < mOwnSpeed.size(); ++link)
    if (mHasOwnSpeed[link] != 0) roads.network.ownSpeedKmPerHour[link] = mOwnSpeed[link];
  if (roads.speeds.kmPerHour.size() < roads.network.roadClasses.size() || !networkFits(roads.network))
    return false;
  if (mArrays.linkCount != roads.network.linkCount() ||
      mArrays.ferries.size() != roads.network.ferries.size())
    return false;
  std::optional<geography::RoadGraph> whole = geography::RoadGraph::fromArrays(std::move(mArrays));
  if (!whole) return false;
  graph = std::move(*whole);
  return true;
}

}  // namespace fairshares::run
