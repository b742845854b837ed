#include "geography/congestion.h"

#include <vector>

#include "geography/network_values.h"

namespace fairshares::geography {

namespace {

double factorOf(double people, std::span<const CongestionStep> steps) {
  const CongestionStep* largest = nullptr;
  for (const CongestionStep& step : steps)
    if (people >= step.population && (!largest || step.population > largest->population)) largest = &step;
  return largest ? largest->factor : 1.0;
}

/// A point would slow the link whose middle happens to lie on it.
bool isPoint(const Settlement& settlement) {
  constexpr std::size_t TYPE_BYTE = 1;  // of little-endian WKB
  constexpr char POINT_TYPE = 1;
  return settlement.wkb.size() > TYPE_BYTE && settlement.wkb[TYPE_BYTE] == POINT_TYPE;
}

model::Point middleOf(const model::Network& network, std::size_t link) {
  const auto line = network.line(link);
  const model::Point& a = line[(line.size() - 1) / 2];
  const model::Point& b = line[line.size() / 2];
  return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0};
}

}  // namespace

Issues slowByCongestion(model::Network& network, const model::SpeedTable& speeds,
                        std::span<const Settlement> settlements, std::span<const CongestionStep> steps) {
  std::vector<Settlement> slow;
  std::vector<double> factors;
  for (const Settlement& settlement : settlements) {
    const double factor = factorOf(settlement.population, steps);
    if (factor == 1.0 || isPoint(settlement)) continue;
    slow.push_back(settlement);
    factors.push_back(factor);
  }
  std::vector<model::Point> middles;
  middles.reserve(network.linkCount());
  for (std::size_t link = 0; link < network.linkCount(); ++link) middles.push_back(middleOf(network, link));
  Result<std::vector<std::optional<std::uint32_t>>> assigned = assignSettlements(slow, middles, 0.0);
  if (!assigned) return assigned.takeIssues();
  if (network.ownSpeedKmPerHour.empty()) network.ownSpeedKmPerHour.resize(network.linkCount());
  for (std::size_t link = 0; link < network.linkCount(); ++link)
    if (const auto settlement = assigned.value()[link])
      network.ownSpeedKmPerHour[link] = linkKmPerHour(network, speeds, link) / factors[*settlement];
  return assigned.takeIssues();
}

}  // namespace fairshares::geography
