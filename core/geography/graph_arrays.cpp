#include "geography/graph_arrays.h"

#include <algorithm>
#include <atomic>
#include <span>

#include "base/parallel.h"

namespace fairshares::geography {

namespace {

bool sizesFit(const GraphArrays& arrays) {
  const std::size_t arcs = arrays.arcs.size(), nodes = arrays.positions.size();
  if (arrays.linkCount > arrays.edges.size() ||
      arrays.edges.size() - arrays.linkCount != arrays.ferries.size() || arrays.edgeOfArc.size() != arcs ||
      arcs > 2 * arrays.edges.size())
    return false;
  if (arrays.firstArc.empty()) return nodes == 0 && arcs == 0;
  return arrays.firstArc.size() == nodes + 1 && arrays.firstArc.front() == 0 &&
         arrays.firstArc.back() == arcs;
}

// Sums over all items, in parts whose results do not depend on the threads.
constexpr std::size_t PART = std::size_t{1} << 18;

template <typename Item, typename Add>
void forEachPart(const Array<Item>& items, unsigned threads, Add add) {
  parallelFor((items.size() + PART - 1) / PART, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t part = begin; part < end; ++part)
      add(std::span(items).subspan(part * PART, std::min(PART, items.size() - part * PART)), part);
  });
}

template <typename Item, typename Fits>
bool allFit(const Array<Item>& items, unsigned threads, const Fits& fits) {
  std::atomic<bool> all = true;
  forEachPart(items, threads, [&](std::span<const Item> part, std::size_t) {
    // Without a way out of the loop, several items are looked at in one step.
    bool good = true;
    for (const Item& item : part) good &= fits(item);
    if (!good) all = false;
  });
  return all;
}

}  // namespace

std::uint64_t totalMilliseconds(const GraphArrays& arrays) {
  std::uint64_t total = 0;
  for (const GraphArrays::PackedEdge& edge : arrays.edges) total += edge.packed >> 2;
  return total;
}

void summarise(GraphArrays& arrays, unsigned threads) {
  std::atomic<std::uint64_t> total = 0, selfLoops = 0;
  std::vector<std::uint32_t> longest((arrays.arcs.size() + PART - 1) / PART, 0);
  forEachPart(arrays.arcs, threads, [&](std::span<const GraphArrays::Arc> part, std::size_t number) {
    std::uint64_t sum = 0;
    std::uint32_t most = 0;
    for (const GraphArrays::Arc& arc : part) {
      sum += arc.milliseconds();
      most = std::max(most, arc.milliseconds());
    }
    total += sum;
    longest[number] = most;
  });
  parallelFor(arrays.linkCount, threads, [&](std::size_t begin, std::size_t end) {
    std::uint64_t count = 0;
    for (std::size_t link = begin; link < end; ++link)
      count += arrays.edges[link].from == arrays.edges[link].to ? 1u : 0u;
    selfLoops += count;
  });
  arrays.longestArcMilliseconds = longest.empty() ? 0 : *std::max_element(longest.begin(), longest.end());
  arrays.meanArcMilliseconds = arrays.arcs.empty() ? 0 : total / arrays.arcs.size();
  arrays.selfLoops = selfLoops;
}

bool fitTogether(const GraphArrays& arrays, unsigned threads) {
  if (!sizesFit(arrays)) return false;
  const std::size_t nodes = arrays.positions.size(), edges = arrays.edges.size();
  std::atomic<bool> rising = true;
  parallelFor(nodes, threads, [&](std::size_t begin, std::size_t end) {
    bool good = true;
    for (std::size_t node = begin; node < end; ++node)
      good &= arrays.firstArc[node] <= arrays.firstArc[node + 1];
    if (!good) rising = false;
  });
  const auto isNode = [nodes](std::uint32_t node) { return node < nodes; };
  return rising &&
         allFit(arrays.arcs, threads, [&](const GraphArrays::Arc& arc) { return isNode(arc.node); }) &&
         allFit(arrays.edgeOfArc, threads, [edges](std::uint32_t edge) { return edge < edges; }) &&
         allFit(arrays.edges, threads,
                [&](const GraphArrays::PackedEdge& edge) { return isNode(edge.from) && isNode(edge.to); }) &&
         allFit(arrays.nodeOfId, threads, isNode);
}

}  // namespace fairshares::geography
