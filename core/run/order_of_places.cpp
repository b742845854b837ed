#include "run/order_of_places.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace fairshares::run {

namespace {

template <typename T, typename KeyOf> void sortBy(std::vector<T>& rows, KeyOf keyOf) {
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const T& one, const T& other) { return keyOf(one) < keyOf(other); });
}

template <typename T> void permute(std::vector<T>& values, const std::vector<std::size_t>& order) {
  std::vector<T> sorted;
  for (const std::size_t row : order) sorted.push_back(std::move(values[row]));
  values = std::move(sorted);
}

void sortPoints(model::PointLayer& layer) {
  std::vector<std::size_t> order(layer.codes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto keyOf = [&](std::size_t row) {
    return std::tie(layer.codes[row], layer.names[row], layer.points[row]);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t one, std::size_t other) { return keyOf(one) < keyOf(other); });
  permute(layer.codes, order);
  permute(layer.names, order);
  permute(layer.points, order);
  permute(layer.rows, order);
}

void sortSettlements(std::vector<model::Settlement>& settlements) {
  sortBy(settlements, [](const model::Settlement& settlement) {
    return std::tie(settlement.id, settlement.name, settlement.population, settlement.wkb);
  });
}

}  // namespace

void putInOrder(RemotenessSources& sources) {
  sortBy(sources.ferries, [](const model::Ferry& ferry) {
    return std::tie(ferry.name, ferry.from, ferry.to, ferry.crossingMinutes, ferry.waitingMinutes,
                    ferry.vehicles, ferry.basis);
  });
  sortBy(sources.fixedLinks,
         [](const model::FixedLinkRow& link) { return std::tie(link.link, link.zoneA, link.zoneB); });
  sortSettlements(sources.settlements);
  sortSettlements(sources.patients);
  if (sources.accessPoints) sortPoints(*sources.accessPoints);
  if (sources.extraCentres) sortPoints(*sources.extraCentres);
  for (model::PointLayer& destination : sources.destinations) sortPoints(destination);
  if (sources.bases) sortPoints(*sources.bases);
}

}  // namespace fairshares::run
