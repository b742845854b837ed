// Fair Shares: the links of a network while they are being read, and what follows from their lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "io/line_features.h"
#include "io/node_ids.h"
#include "model/network.h"

namespace fairshares::io {

/// What a feature says of its links beside their lines.
struct LinkFacts {
  std::uint16_t roadClass = 0;
  model::Direction direction = model::Direction::Both;
  std::optional<double> kmPerHour;
  std::string_view startNode;
  std::string_view endNode;
  std::uint32_t row = 0;
};

/// Links from `first` to before `last`.
struct LinkRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Collects the links of all layers, in the order of their features.
class LinkTable {
 public:
  LinkTable() { mNetwork.shapeStart = {0}; }

  /// The links that follow are of this layer; `hasIds`: with ids of their end nodes.
  void startLayer(const Place& place, bool hasIds, std::size_t expectedLinks);
  /// Adds the lines of a feature: one link where each line goes on from the end of the one before, else a
  /// link each. Between separate lines of a feature with node ids there are nodes without a name.
  void add(const LineParts& lines, const LinkFacts& facts);

  [[nodiscard]] std::size_t linkCount() const { return mNetwork.roadClass.size(); }
  [[nodiscard]] std::size_t pointCount() const { return mNetwork.shape.size(); }
  [[nodiscard]] std::size_t severalLines() const { return mSeveralLines; }
  [[nodiscard]] const model::Network& network() const { return mNetwork; }
  /// Points from `first` to the last one, to be brought into the study's system.
  [[nodiscard]] std::span<model::Point> pointsFrom(std::size_t first) {
    return mNetwork.shape.edit().subspan(first);
  }

  /// The finished network: lengths, nodes where every link has ids, direction, speed, row and sources only
  /// where they say something. `split`: ranges of links that also join where they share a point.
  ///
  /// Warnings   CodeBlank where only some links have ids: then none is used
  /// Errors     GeometryUnusable, a coordinate that is no number; NodeContradiction, ends with one node id
  /// that
  ///            lie more than `idToleranceMetres` apart
  model::Network finish(const std::vector<LinkRange>& split, double idToleranceMetres, unsigned threads,
                        Issues& issues);

 private:
  void addPart(std::span<const model::Point> points, const LinkFacts& facts);
  void addEnds(std::size_t parts, const LinkFacts& facts);
  void measure(unsigned threads, Issues& issues);
  void placeNodes(double idToleranceMetres, Issues& issues);
  void dropWhatSaysNothing();

  model::Network mNetwork;
  NodeIds mIds;
  bool mHasIds = false;             // of the layer being read
  bool mAnyIds = false;             // of any layer
  std::size_t mLinksWithoutId = 0;  // of all layers
  std::optional<std::size_t> mFirstWithoutId;
  std::size_t mSeveralLines = 0;
};

}  // namespace fairshares::io
