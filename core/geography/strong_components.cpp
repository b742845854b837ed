#include "geography/strong_components.h"

#include <algorithm>

namespace fairshares::geography {

namespace {

// With a stack of its own, since roads can be a million nodes deep.
class TarjanSearch {
 public:
  explicit TarjanSearch(const RoadGraph& graph)
      : mGraph(graph), mComponent(graph.nodeCount(), NONE), mOrder(graph.nodeCount(), NONE),
        mLowest(graph.nodeCount(), NONE) {}

  std::vector<std::uint32_t> run() {
    for (std::uint32_t node = 0; node < mGraph.nodeCount(); ++node)
      if (mOrder[node] == NONE) explore(node);
    return std::move(mComponent);
  }

 private:
  static constexpr std::uint32_t NONE = ~std::uint32_t{0};
  struct Step {
    std::uint32_t node;
    std::size_t arc;  // the next to look at
  };

  void enter(std::uint32_t node) {
    mOrder[node] = mLowest[node] = mEntered++;
    mOpen.push_back(node);
    mPath.push_back({node, 0});
  }

  void explore(std::uint32_t root) {
    enter(root);
    while (!mPath.empty()) {
      Step& step = mPath.back();
      const std::uint32_t node = step.node;
      const auto arcs = mGraph.arcs(node);
      if (step.arc == arcs.size()) {
        mPath.pop_back();
        if (!mPath.empty()) lower(mPath.back().node, mLowest[node]);
        if (mLowest[node] == mOrder[node]) close(node);
        continue;
      }
      const RoadGraph::Arc& arc = arcs[step.arc++];
      if ((arc.packed & RoadGraph::LEAVE) == 0) continue;
      if (mOrder[arc.node] == NONE)
        enter(arc.node);
      else if (mComponent[arc.node] == NONE)
        lower(node, mOrder[arc.node]);
    }
  }

  void lower(std::uint32_t node, std::uint32_t order) { mLowest[node] = std::min(mLowest[node], order); }

  void close(std::uint32_t node) {
    while (mComponent[node] == NONE) {
      mComponent[mOpen.back()] = mComponents;
      mOpen.pop_back();
    }
    ++mComponents;
  }

  const RoadGraph& mGraph;
  std::vector<std::uint32_t> mComponent;
  std::vector<std::uint32_t> mOrder;   // in which nodes were entered
  std::vector<std::uint32_t> mLowest;  // order that can be got back to
  std::vector<std::uint32_t> mOpen;    // entered, without a component yet
  std::vector<Step> mPath;
  std::uint32_t mEntered = 0;
  std::uint32_t mComponents = 0;
};

}  // namespace

std::vector<std::uint32_t> strongComponents(const RoadGraph& graph) {
  return TarjanSearch(graph).run();
}

}  // namespace fairshares::geography
