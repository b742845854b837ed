// The road network of the sample study as data.
#include "road_network.h"

#include <algorithm>
#include <cmath>

namespace sample {

int RoadNetwork::nodeAt(const Point& position) {
  const std::pair<long, long> key = {std::lround(position.x), std::lround(position.y)};
  const auto [found, isNew] = mNodeByPosition.try_emplace(key, static_cast<int>(mNodes.size()));
  if (isNew) mNodes.push_back({static_cast<double>(key.first), static_cast<double>(key.second)});
  return found->second;
}

void RoadNetwork::addLink(int from, int to, const std::string& function, const std::string& form,
                          const std::string& number, const std::string& fixedLink) {
  if (from == to || !mLinkByEnds.try_emplace(std::minmax(from, to), static_cast<int>(mLinks.size())).second)
    return;
  mLinks.push_back({from, to, function, form, number, fixedLink, distanceBetween(mNodes[from], mNodes[to])});
}

double minutesOf(const RoadLink& link) {
  double kilometresPerHour = 32.0;
  if (link.function == "Motorway")
    kilometresPerHour = 96.0;
  else if (link.function == "A Road")
    kilometresPerHour = link.form == "Dual Carriageway" ? 80.0 : 64.0;
  else if (link.function == "B Road")
    kilometresPerHour = 56.0;
  else if (link.function == "Minor Road")
    kilometresPerHour = 48.0;
  return link.metres * 0.06 / kilometresPerHour;
}

}  // namespace sample
