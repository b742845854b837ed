#include "geography/change_ferries.h"

#include <algorithm>
#include <tuple>

#include "base/contract.h"
#include "geography/join_ferries.h"
#include "geography/network_values.h"

namespace fairshares::geography {

namespace {

using Arc = GraphArrays::Arc;

// An arc together with the node it is at and its edge.
struct FerryArc {
  std::uint32_t at = 0;
  Arc arc;
  std::uint32_t edge = 0;
};

std::vector<FerryArc> ferryArcs(const GraphArrays& arrays) {
  std::vector<FerryArc> arcs;
  for (std::size_t number = arrays.linkCount; number < arrays.edges.size(); ++number) {
    const GraphArrays::PackedEdge& edge = arrays.edges[number];
    if (!hasArcs(edge)) continue;
    arcs.push_back({edge.from, {edge.to, edge.packed}, static_cast<std::uint32_t>(number)});
    arcs.push_back({edge.to, {edge.from, turned(edge.packed)}, static_cast<std::uint32_t>(number)});
  }
  std::sort(arcs.begin(), arcs.end(), [](const FerryArc& a, const FerryArc& b) { return a.at < b.at; });
  return arcs;
}

// Nodes at which a ferry was or will be, rising.
std::vector<std::uint32_t> changedNodes(const std::vector<FerryArc>& before,
                                        const std::vector<FerryArc>& after) {
  std::vector<std::uint32_t> nodes;
  for (const auto* const arcs : {&before, &after})
    for (const FerryArc& arc : *arcs) nodes.push_back(arc.at);
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

// Copies the arcs of an old graph node by node, with other ferries at some of them.
class ArcCopy {
 public:
  ArcCopy(const GraphArrays& from, GraphArrays& to, std::size_t arcs) : mFrom(from), mTo(to) {
    mTo.firstArc.reserve(mFrom.firstArc.size());
    mTo.arcs.reserve(arcs);
    mTo.edgeOfArc.reserve(arcs);
  }
  // Nodes from where the copy has come to `end`, as they are.
  void copyUpTo(std::size_t end) {
    const std::size_t begin = mTo.firstArc.size();
    const auto first = static_cast<std::ptrdiff_t>(mFrom.firstArc[begin]);
    const auto last = static_cast<std::ptrdiff_t>(mFrom.firstArc[end]);
    // Unsigned on purpose: a negative shift wraps round and back.
    const auto shift = static_cast<std::uint32_t>(mTo.arcs.size()) - mFrom.firstArc[begin];
    for (std::size_t node = begin; node < end; ++node) mTo.firstArc.push_back(mFrom.firstArc[node] + shift);
    mTo.arcs.append(mFrom.arcs.begin() + first, mFrom.arcs.begin() + last);
    mTo.edgeOfArc.append(mFrom.edgeOfArc.begin() + first, mFrom.edgeOfArc.begin() + last);
  }
  // The next node: its links and these ferries, in the order of a graph built from scratch.
  void copyNode(std::uint32_t node, std::span<const FerryArc> ferries) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> sorted;
    for (std::uint32_t i = mFrom.firstArc[node]; i < mFrom.firstArc[node + 1]; ++i)
      if (mFrom.edgeOfArc[i] < mFrom.linkCount)
        sorted.emplace_back(mFrom.arcs[i].node, mFrom.arcs[i].packed, mFrom.edgeOfArc[i]);
    for (const FerryArc& ferry : ferries) sorted.emplace_back(ferry.arc.node, ferry.arc.packed, ferry.edge);
    std::sort(sorted.begin(), sorted.end());
    mTo.firstArc.push_back(static_cast<std::uint32_t>(mTo.arcs.size()));
    for (const auto& [other, packed, edge] : sorted) {
      mTo.arcs.push_back({other, packed});
      mTo.edgeOfArc.push_back(edge);
    }
  }
  void finish() { mTo.firstArc.push_back(static_cast<std::uint32_t>(mTo.arcs.size())); }

 private:
  const GraphArrays& mFrom;
  GraphArrays& mTo;
};

void copyArcs(const GraphArrays& from, GraphArrays& to) {
  const std::vector<FerryArc> before = ferryArcs(from), after = ferryArcs(to);
  ArcCopy copy(from, to, from.arcs.size() - before.size() + after.size());
  auto next = after.begin();
  for (const std::uint32_t node : changedNodes(before, after)) {
    copy.copyUpTo(node);
    const auto first = next;
    while (next != after.end() && next->at == node) ++next;
    copy.copyNode(node, {first, next});
  }
  copy.copyUpTo(from.positions.size());
  copy.finish();
}

}  // namespace

Result<RoadGraph> withFerries(const RoadGraph& graph, const model::Network& network,
                              const GraphOptions& options) {
  FAIRSHARES_EXPECTS(network.linkCount() == graph.linkCount());
  const GraphArrays& old = graph.arrays();
  FAIRSHARES_EXPECTS(!old.firstArc.empty());
  Issues issues;
  checkFerryValues(network, issues);
  if (issues.hasErrors()) return issues;
  const std::vector<JoinedFerry> ferries = joinFerries(network, old.positions, options, issues);
  if (issues.hasErrors()) return issues;

  GraphArrays arrays;
  arrays.linkCount = old.linkCount;
  arrays.positions = old.positions;
  arrays.nodeOfId = old.nodeOfId;
  arrays.edges.reserve(old.linkCount + ferries.size());
  arrays.edges.append(old.edges.begin(), old.edges.begin() + old.linkCount);
  addFerries(ferries, arrays);
  if (totalMilliseconds(arrays) > RoadGraph::LONGEST_PATH_MILLISECONDS) return tooMuchTravel(network);
  copyArcs(old, arrays);
  return {RoadGraph::fromBuilt(std::move(arrays), options.threads), std::move(issues)};
}

}  // namespace fairshares::geography
