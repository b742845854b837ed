// Travel times over the sample network: the shortest path algorithm of Dijkstra from all targets at once.
#include "access_times.h"

#include <functional>
#include <queue>

namespace sample {

std::vector<double> minutesToNearest(const Facts& facts, const Transport& transport,
                                     const std::vector<int>& targets) {
  const std::size_t count = transport.roads.nodes().size();
  std::vector<std::vector<std::pair<int, double>>> neighbours(count);
  const auto connect = [&neighbours](int from, int to, double minutes) {
    neighbours[from].push_back({to, minutes});
    neighbours[to].push_back({from, minutes});
  };
  for (const RoadLink& link : transport.roads.links()) connect(link.from, link.to, minutesOf(link));
  for (std::size_t ferry = 0; ferry < facts.ferries.size(); ++ferry)
    connect(transport.nodesOfFerry[ferry].first, transport.nodesOfFerry[ferry].second,
            facts.ferries[ferry].minutes + facts.ferries[ferry].waitingMinutes);

  std::vector<double> minutes(count, -1.0);
  using Entry = std::pair<double, int>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  for (const int target : targets) open.push({0.0, target});
  while (!open.empty()) {
    const auto [time, node] = open.top();
    open.pop();
    if (minutes[node] >= 0.0) continue;
    minutes[node] = time;
    for (const auto& [next, step] : neighbours[node]) {
      if (minutes[next] < 0.0) open.push({time + step, next});
    }
  }
  return minutes;
}

}  // namespace sample
