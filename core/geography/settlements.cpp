#include "geography/settlements.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/compensated_sum.h"
#include "base/contract.h"
#include "geography/geos_session.h"

namespace fairshares::geography {

namespace {

using model::Point;
using Geometry = GeosSession::Geometry;

Issue issueOf(const Settlement& settlement, IssueCode code, std::string message, std::string mend) {
  Issue issue;
  issue.code = code;
  issue.where.row = settlement.row;
  issue.where.key = settlement.id;
  issue.value = settlement.name;
  issue.message = std::move(message);
  issue.mend = std::move(mend);
  return issue;
}

void checkValues(std::span<const Settlement> settlements, Issues& issues) {
  std::map<std::string, std::size_t> firstRow;
  for (const Settlement& settlement : settlements) {
    const auto [known, isNew] = firstRow.emplace(settlement.id, settlement.row);
    if (!isNew)
      issues.add(issueOf(settlement, IssueCode::CodeDuplicate,
                         "The settlement is listed again (first in row " + std::to_string(known->second) +
                             "); its people would count twice or its size be ambiguous.",
                         "Keep one row, or merge the parts into one."));
    if (!std::isfinite(settlement.population))
      issues.add(issueOf(settlement, IssueCode::ValueNotFinite, "The population is no number.",
                         "Give the number of people."));
    else if (settlement.population < 0.0)
      issues.add(issueOf(settlement, IssueCode::ValueNegative, "The population is negative.",
                         "Give the number of people."));
  }
}

// Settlement shapes and where to find them.
class SettlementShapes {
 public:
  SettlementShapes(std::span<const Settlement> settlements, Issues& issues) {
    const GEOSContextHandle_t context = mSession.context();
    for (const Settlement& settlement : settlements) {
      mShapes.push_back(mSession.read(settlement.wkb));
      const int type = mShapes.back() ? GEOSGeomTypeId_r(context, mShapes.back().get()) : -1;
      const bool usable = type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON || type == GEOS_POINT;
      if (!usable || GEOSisEmpty_r(context, mShapes.back().get()) != 0)
        issues.add(issueOf(settlement, IssueCode::GeometryUnusable,
                           "The settlement is neither an area nor a point, so no zone can lie in it.",
                           "Give it a polygon or a point."));
    }
    if (issues.hasErrors()) return;
    mTree = GEOSSTRtree_create_r(context, 10);
    mNumbers.resize(mShapes.size());
    for (std::uint32_t i = 0; i < mShapes.size(); ++i) {
      mNumbers[i] = i;
      GEOSSTRtree_insert_r(context, mTree, mShapes[i].get(), &mNumbers[i]);
    }
  }
  ~SettlementShapes() {
    if (mTree) GEOSSTRtree_destroy_r(mSession.context(), mTree);
    mShapes.clear();
  }
  SettlementShapes(const SettlementShapes&) = delete;
  SettlementShapes& operator=(const SettlementShapes&) = delete;

  [[nodiscard]] std::optional<std::uint32_t> nearest(const Point& place, double reachMetres) {
    const GEOSContextHandle_t context = mSession.context();
    const Geometry point = mSession.own(GEOSGeom_createPointFromXY_r(context, place.x, place.y));
    std::vector<std::uint32_t> candidates;
    const Geometry window = mSession.own(GEOSGeom_createRectangle_r(
        context, place.x - reachMetres, place.y - reachMetres, place.x + reachMetres, place.y + reachMetres));
    GEOSSTRtree_query_r(
        context, mTree, reachMetres > 0.0 ? window.get() : point.get(),
        [](void* item, void* list) {
          static_cast<std::vector<std::uint32_t>*>(list)->push_back(*static_cast<std::uint32_t*>(item));
        },
        &candidates);
    std::sort(candidates.begin(), candidates.end());
    std::optional<std::uint32_t> nearest;
    double least = 0.0;
    for (const std::uint32_t candidate : candidates) {
      double metres = 0.0;
      GEOSDistance_r(context, mShapes[candidate].get(), point.get(), &metres);
      if (metres > reachMetres || (nearest && metres >= least)) continue;
      nearest = candidate;
      least = metres;
    }
    return nearest;
  }

 private:
  GeosSession mSession;
  std::vector<Geometry> mShapes;
  std::vector<std::uint32_t> mNumbers;
  GEOSSTRtree* mTree = nullptr;
};

}  // namespace

Result<std::vector<std::optional<std::uint32_t>>> assignSettlements(std::span<const Settlement> settlements,
                                                                    std::span<const Point> accessPoints,
                                                                    double reachMetres) {
  FAIRSHARES_EXPECTS(reachMetres >= 0.0);
  Issues issues;
  checkValues(settlements, issues);
  SettlementShapes shapes(settlements, issues);
  if (issues.hasErrors()) return issues;
  std::vector<std::optional<std::uint32_t>> assigned;
  for (const Point& place : accessPoints) assigned.push_back(shapes.nearest(place, reachMetres));
  return assigned;
}

std::vector<std::optional<SettlementCentre>>
settlementCentres(std::size_t settlementCount, std::span<const std::optional<std::uint32_t>> settlementOfZone,
                  std::span<const Point> accessPoints, std::span<const double> population) {
  FAIRSHARES_EXPECTS(settlementOfZone.size() == accessPoints.size() &&
                     population.size() == accessPoints.size());
  struct Sums {
    CompensatedSum x, y, people;
  };
  std::vector<Sums> sums(settlementCount);
  for (std::size_t zone = 0; zone < accessPoints.size(); ++zone) {
    if (!settlementOfZone[zone]) continue;
    Sums& sum = sums[*settlementOfZone[zone]];
    sum.x.add(population[zone] * accessPoints[zone].x);
    sum.y.add(population[zone] * accessPoints[zone].y);
    sum.people.add(population[zone]);
  }
  std::vector<std::optional<SettlementCentre>> centres(settlementCount);
  for (std::size_t i = 0; i < settlementCount; ++i)
    if (sums[i].people.value() > 0.0)
      centres[i] = SettlementCentre{
          {sums[i].x.value() / sums[i].people.value(), sums[i].y.value() / sums[i].people.value()}, 0};
  std::vector<double> least(settlementCount, std::numeric_limits<double>::infinity());
  for (std::uint32_t zone = 0; zone < accessPoints.size(); ++zone) {
    if (!settlementOfZone[zone] || !centres[*settlementOfZone[zone]]) continue;
    SettlementCentre& centre = *centres[*settlementOfZone[zone]];
    const double metres =
        std::hypot(accessPoints[zone].x - centre.point.x, accessPoints[zone].y - centre.point.y);
    if (metres >= least[*settlementOfZone[zone]]) continue;
    least[*settlementOfZone[zone]] = metres;
    centre.zone = zone;
  }
  return centres;
}

}  // namespace fairshares::geography
