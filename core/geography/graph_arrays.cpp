#include "geography/graph_arrays.h"

#include <algorithm>
#include <atomic>

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

// firstArc is known to rise up to this node, and to end at the last arc.
bool arcsFit(const GraphArrays& arrays, std::size_t node) {
  for (std::uint32_t i = arrays.firstArc[node]; i < arrays.firstArc[node + 1]; ++i) {
    const GraphArrays::Arc& arc = arrays.arcs[i];
    if (arrays.edgeOfArc[i] >= arrays.edges.size() || arc.node >= arrays.positions.size()) return false;
    const GraphArrays::PackedEdge& edge = arrays.edges[arrays.edgeOfArc[i]];
    const bool drawn = edge.from == node && edge.to == arc.node;
    const bool turned = edge.to == node && edge.from == arc.node;
    if ((!drawn && !turned) || edge.packed >> 2 != arc.milliseconds()) return false;
  }
  return true;
}

}  // namespace

void summarise(GraphArrays& arrays) {
  std::uint64_t total = 0;
  arrays.longestArcMilliseconds = 0;
  for (const GraphArrays::Arc& arc : arrays.arcs) {
    arrays.longestArcMilliseconds = std::max(arrays.longestArcMilliseconds, arc.milliseconds());
    total += arc.milliseconds();
  }
  arrays.meanArcMilliseconds = arrays.arcs.empty() ? 0 : total / arrays.arcs.size();
  arrays.selfLoops = static_cast<std::size_t>(std::count_if(
      arrays.edges.begin(), arrays.edges.begin() + static_cast<std::ptrdiff_t>(arrays.linkCount),
      [](const GraphArrays::PackedEdge& edge) { return edge.from == edge.to; }));
}

bool fitTogether(const GraphArrays& arrays, unsigned threads) {
  if (!sizesFit(arrays)) return false;
  if (!std::is_sorted(arrays.firstArc.begin(), arrays.firstArc.end())) return false;
  std::atomic<bool> allFit = true;
  const std::size_t nodes = arrays.positions.size();
  parallelFor(arrays.edges.size(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t edge = begin; edge < end; ++edge)
      if (arrays.edges[edge].from >= nodes || arrays.edges[edge].to >= nodes) return allFit.store(false);
  });
  parallelFor(nodes, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t node = begin; node < end; ++node)
      if (!arcsFit(arrays, node)) return allFit.store(false);
  });
  return allFit && std::all_of(arrays.nodeOfId.begin(), arrays.nodeOfId.end(),
                               [&](std::uint32_t node) { return node < nodes; });
}

}  // namespace fairshares::geography
