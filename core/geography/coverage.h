// Fair Shares: polygons side by side, and which of their edges are one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/network.h"

namespace fairshares::geography {

/// Valid polygons (repairPolygons) whose shared edges have been found, once for any number of dissolves.
///
/// Every ring is walked with its inside on the left. An edge that two neighbours share is then there once in
/// each direction: the two are twins.
class Coverage {
 public:
  static constexpr std::uint32_t NONE = 0xFFFFFFFFu;

  /// One directed edge of a ring.
  struct Edge {
    std::uint32_t from;      ///< position in corners()
    std::uint32_t to;        ///< position in corners()
    std::uint32_t previous;  ///< the edge before it in its ring
    std::uint32_t twin;      ///< the same edge walked by its neighbour, or NONE
    std::uint32_t member;    ///< whose edge it is
  };

  /// The polygons must outlive the coverage and stay as they are.
  ///
  /// Cost   linear in the corners; 44 bytes each
  explicit Coverage(std::span<const std::string> wkb);

  [[nodiscard]] std::size_t size() const { return mWkb.size(); }
  [[nodiscard]] std::span<const std::string> wkb() const { return mWkb; }
  /// False for a member that cannot take part in matching: its WKB is not plain (polygon_rings.h), one of its
  /// rings has an area of nearly nothing, or one of its edges is there a second time in the same direction,
  /// so that polygons overlap.
  [[nodiscard]] bool isMatched(std::size_t member) const { return mIsMatched[member]; }
  /// Area of a matched member, square metres.
  [[nodiscard]] double areaOf(std::size_t member) const { return mAreas[member]; }

  /// Different points, -0 as 0.
  [[nodiscard]] const std::vector<model::Point>& corners() const { return mCorners; }
  [[nodiscard]] const std::vector<Edge>& edges() const { return mEdges; }
  /// Edges of a member are firstEdge(member) .. firstEdge(member + 1).
  [[nodiscard]] std::uint32_t firstEdge(std::size_t member) const { return mFirstEdge[member]; }
  /// The edges that leave a corner.
  [[nodiscard]] std::span<const std::uint32_t> leaving(std::uint32_t corner) const {
    return std::span(mLeaving).subspan(mFirstLeaving[corner],
                                       mFirstLeaving[corner + 1] - mFirstLeaving[corner]);
  }

 private:
  void readEdges();
  void listLeaving();
  void matchTwins();

  std::span<const std::string> mWkb;
  std::vector<bool> mIsMatched;
  std::vector<double> mAreas;
  std::vector<model::Point> mCorners;
  std::vector<Edge> mEdges;
  std::vector<std::uint32_t> mFirstEdge;
  std::vector<std::uint32_t> mFirstLeaving;  // [corner], and the end
  std::vector<std::uint32_t> mLeaving;
};

}  // namespace fairshares::geography
