#include "run/network_sections.h"

#include <algorithm>
#include <atomic>
#include <type_traits>

#include "base/array.h"
#include "base/parallel.h"
#include "geography/graph_arrays.h"
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

namespace {

// Shows sections as arrays, one after the other.
class SectionReader {
 public:
  explicit SectionReader(const io::Sections& sections) : mSections(sections) {}

  template <typename Item> void take(Array<Item>& array) {
    if (mNext == mSections.bytes.size() || mSections.bytes[mNext].size() % sizeof(Item) != 0) {
      mGood = false;
      return;
    }
    const std::span<const std::byte> bytes = mSections.bytes[mNext++];
    // Written from an array of the same kind, at a place that suits any kind.
    array = Array<Item>({reinterpret_cast<const Item*>(bytes.data()), bytes.size() / sizeof(Item)},
                        mSections.keeper);
  }
  [[nodiscard]] bool isWhole() const { return mGood && mNext == mSections.bytes.size(); }

 private:
  const io::Sections& mSections;
  std::size_t mNext = 0;
  bool mGood = true;
};

bool describe(std::span<const std::byte> description, io::RoadNetwork& roads,
              geography::GraphArrays& arrays) {
  ValueUnpacker unpacker(description);
  forEachDescribed(
      roads, arrays, [&](auto& value) { unpacker.take(value); },
      [&](auto& list, std::size_t leastBytes) { list.resize(unpacker.takeCount(leastBytes)); });
  return unpacker.isWhole();
}

}  // namespace

std::optional<NetworkFromSections> networkFrom(const io::Sections& sections) {
  NetworkFromSections result;
  io::RoadNetwork& roads = result.roads;
  geography::GraphArrays arrays;
  Array<std::byte> description;
  Array<std::uint8_t> hasOwnSpeed;
  Array<double> ownSpeed;
  SectionReader reader(sections);
  reader.take(description);
  reader.take(hasOwnSpeed);
  reader.take(ownSpeed);
  forEachPlainArray(roads.network, arrays, [&](auto& array) { reader.take(array); });
  if (!reader.isWhole() || !describe(description, roads, arrays) || hasOwnSpeed.size() != ownSpeed.size())
    return std::nullopt;
  roads.network.ownSpeedKmPerHour.resize(ownSpeed.size());
  for (std::size_t link = 0; link < ownSpeed.size(); ++link)
    if (hasOwnSpeed[link] != 0) roads.network.ownSpeedKmPerHour[link] = ownSpeed[link];
  if (roads.speeds.kmPerHour.size() < roads.network.roadClasses.size() || !networkFits(roads.network) ||
      arrays.linkCount != roads.network.linkCount() || arrays.ferries.size() != roads.network.ferries.size())
    return std::nullopt;
  std::optional<geography::RoadGraph> graph = geography::RoadGraph::fromArrays(std::move(arrays));
  if (!graph) return std::nullopt;
  result.graph = std::move(*graph);
  return result;
}

}  // namespace fairshares::run
