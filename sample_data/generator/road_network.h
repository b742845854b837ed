// The road network of the sample study as data.
#pragma once

#include "grid_projection.h"

#include <map>
#include <string>
#include <vector>

namespace sample {

/// One link between two nodes, in the terms of OS Open Roads.
struct RoadLink {
  int from = -1;
  int to = -1;
  std::string function;   // road_function
  std::string form;       // form_of_way
  std::string number;     // road number such as A9; empty for minor and local roads
  std::string fixedLink;  // name of the bridge or causeway; empty elsewhere
  double metres = 0.0;
};

/// Nodes at whole metres and straight links between them.
class RoadNetwork {
 public:
  /// The node at this position, made if there is none yet.
  int nodeAt(const Point& position);

  /// Adds a straight link, unless the nodes are the same or already linked.
  void addLink(int from, int to, const std::string& function, const std::string& form,
               const std::string& number = "", const std::string& fixedLink = "");

  const std::vector<Point>& nodes() const { return mNodes; }
  const std::vector<RoadLink>& links() const { return mLinks; }

 private:
  std::vector<Point> mNodes;
  std::vector<RoadLink> mLinks;
  std::map<std::pair<long, long>, int> mNodeByPosition;
  std::map<std::pair<int, int>, int> mLinkByEnds;
};

/// Minutes to drive a link, from illustrative speeds by class.
double minutesOf(const RoadLink& link);

}  // namespace sample
