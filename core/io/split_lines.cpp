// Fair Shares: lines that run on through junctions, cut into links.
#include "io/split_lines.h"

#include <algorithm>
#include <cmath>

namespace fairshares::io {
namespace {

using model::Network;
using model::Point;

struct Occurrence {
  Point point;
  std::uint32_t position;  // in Network::shape
};

// [position in shape], whether the point occurs again in the ranges.
std::vector<bool> sharedPoints(const Network& network, const std::vector<LinkRange>& ranges) {
  std::vector<Occurrence> occurrences;
  for (const LinkRange& range : ranges)
    for (std::uint32_t at = network.shapeStart[range.first]; at < network.shapeStart[range.last]; ++at)
      if (std::isfinite(network.shape[at].x) && std::isfinite(network.shape[at].y))
        occurrences.push_back({network.shape[at], at});
  std::sort(occurrences.begin(), occurrences.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.point.x != b.point.x ? a.point.x < b.point.x : a.point.y < b.point.y;
  });
  std::vector<bool> shared(network.shape.size(), false);
  for (std::size_t i = 1; i < occurrences.size(); ++i)
    if (occurrences[i].point == occurrences[i - 1].point)
      shared[occurrences[i].position] = shared[occurrences[i - 1].position] = true;
  return shared;
}

// Links copied from one network to another, in pieces.
class Splitter {
 public:
  Splitter(const Network& from, Network& to) : mFrom(from), mTo(to) { mTo.shapeStart = {0}; }

  void copy(std::size_t link, const std::vector<bool>& shared) {
    const std::uint32_t last = mFrom.shapeStart[link + 1];
    std::uint32_t first = mFrom.shapeStart[link];
    for (std::uint32_t at = first + 1; at + 1 < last; ++at) {
      // A point drawn twice in a row is no junction.
      if (!shared[at] || mFrom.shape[at] == mFrom.shape[first]) continue;
      piece(link, first, at + 1);
      first = at;
    }
    piece(link, first, last);
  }

 private:
  void piece(std::size_t link, std::uint32_t first, std::uint32_t end) {
    mTo.shape.append(mFrom.shape.begin() + first, mFrom.shape.begin() + end);
    mTo.shapeStart.push_back(static_cast<std::uint32_t>(mTo.shape.size()));
    mTo.roadClass.push_back(mFrom.roadClass[link]);
    mTo.direction.push_back(mFrom.direction[link]);
    mTo.row.push_back(mFrom.row[link]);
    if (!mFrom.ownSpeedKmPerHour.empty()) mTo.ownSpeedKmPerHour.push_back(mFrom.ownSpeedKmPerHour[link]);
  }

  const Network& mFrom;
  Network& mTo;
};

}  // namespace

void splitAtSharedPoints(Network& network, const std::vector<LinkRange>& ranges) {
  std::vector<bool> shared = sharedPoints(network, ranges);
  Network result;
  Splitter splitter(network, result);
  std::size_t nextSource = 0;
  for (std::size_t link = 0; link < network.roadClass.size(); ++link) {
    for (; nextSource < network.sources.size() && network.sources[nextSource].firstLink <= link; ++nextSource)
      network.sources[nextSource].firstLink = result.roadClass.size();
    splitter.copy(link, shared);
  }
  network.shape = std::move(result.shape);
  network.shapeStart = std::move(result.shapeStart);
  network.roadClass = std::move(result.roadClass);
  network.direction = std::move(result.direction);
  network.row = std::move(result.row);
  network.ownSpeedKmPerHour = std::move(result.ownSpeedKmPerHour);
}

}  // namespace fairshares::io
