#include "geography/dissolve.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <optional>
#include <thread>
#include <utility>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "geography/coverage_outline.h"
#include "geography/geos_session.h"

namespace fairshares::geography {

namespace {

// A clean coverage loses nothing but rounding.
constexpr double AREA_TOLERANCE = 1e-6;

/// What became of one area.
struct DissolvedArea {
  std::string wkb;
  std::optional<Issue> issue;
};

bool areasAgree(double area, double sum) {
  return std::abs(area - sum) <= AREA_TOLERANCE * std::abs(sum);
}

Issue cannotDissolve(std::size_t area, std::optional<std::size_t> member, std::string value) {
  Issue issue{Severity::Error, IssueCode::GeometryUnusable, Place{}, std::move(value), "", ""};
  if (member) {
    issue.where.row = *member + 1;
    issue.message = "A polygon cannot be read, so the outline of its area cannot be drawn.";
  } else {
    issue.where.row = area + 1;
    issue.message = "The polygons of this area cannot be united to a valid outline.";
  }
  issue.mend = "Repair the polygons in a GIS, or give the boundaries of the areas as a layer of their own.";
  return issue;
}

// Areas that overlap have no other outline than their union, yet they are no clean coverage: worth a warning.
Issue overlapWarning(std::size_t area, double united, double sum) {
  return {Severity::Warning,
          IssueCode::SumMismatch,
          Place{.row = area + 1},
          thousandsText(united, 0) + " of " + thousandsText(sum, 0) + " m2",
          "The polygons of this area overlap or repeat: together they cover less than the sum of their "
          "areas. The "
          "outline drawn is right for what they cover.",
          "Check that the boundaries come from one publication and that no polygon is there twice."};
}

// The members of one area, each area's own sorted by their bytes so that the order of the input cannot show.
std::vector<std::vector<std::size_t>> membersByArea(std::span<const std::string> wkb,
                                                    std::span<const std::uint32_t> areaOf,
                                                    std::size_t areaCount) {
  std::vector<std::vector<std::size_t>> members(areaCount);
  for (std::size_t member = 0; member < wkb.size(); ++member) members[areaOf[member]].push_back(member);
  for (std::vector<std::size_t>& ofArea : members)
    std::sort(ofArea.begin(), ofArea.end(),
              [&](std::size_t left, std::size_t right) { return wkb[left] < wkb[right]; });
  return members;
}

GeosSession::Geometry robustUnion(const GeosSession& session, const GEOSGeometry& collection) {
  const GeosSession::Geometry united = session.own(GEOSUnaryUnion_r(session.context(), &collection));
  if (!united) return {};
  GeosSession::Geometry polygons = session.normalizedMultiPolygon(*united);
  return polygons && session.isValid(*polygons) ? std::move(polygons) : GeosSession::Geometry();
}

DissolvedArea dissolveArea(std::span<const std::string> wkb, const std::vector<std::size_t>& members,
                           std::size_t area) {
  GeosSession session;
  std::vector<GeosSession::Geometry> polygons;
  CompensatedSum sum;
  for (const std::size_t member : members) {
    polygons.push_back(session.read(wkb[member]));
    if (!polygons.back() || !session.isPolygonal(*polygons.back()))
      return {"", cannotDissolve(area, member, session.takeWords())};
    sum.add(session.area(*polygons.back()));
  }
  GeosSession::Geometry outline = coverageOutline(session, polygons);
  if (outline && areasAgree(session.area(*outline), sum.value())) return {session.write(*outline), {}};

  std::vector<GEOSGeometry*> parts;
  for (GeosSession::Geometry& polygon : polygons) parts.push_back(polygon.release());
  const GeosSession::Geometry collection = session.own(GEOSGeom_createCollection_r(
      session.context(), GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
  if (!collection) return {"", cannotDissolve(area, {}, session.takeWords())};
  const auto united = robustUnion(session, *collection);
  if (!united) return {"", cannotDissolve(area, {}, session.takeWords())};
  DissolvedArea result{session.write(*united), {}};
  if (const double covered = session.area(*united); !areasAgree(covered, sum.value()))
    result.issue = overlapWarning(area, covered, sum.value());
  return result;
}

Issue cancelled() {
  return {Severity::Error,
          IssueCode::Cancelled,
          Place{},
          "",
          "Stopped as asked while areas were being dissolved.",
          "Run again to get the outlines."};
}

}  // namespace

Result<std::vector<std::string>> dissolve(std::span<const std::string> wkb,
                                          std::span<const std::uint32_t> areaOf, std::size_t areaCount,
                                          unsigned threads, const Monitor& monitor) {
  FAIRSHARES_EXPECTS(wkb.size() == areaOf.size());
  for (const std::uint32_t area : areaOf) FAIRSHARES_EXPECTS(area < areaCount);
  const std::vector<std::vector<std::size_t>> members = membersByArea(wkb, areaOf, areaCount);

  // Big areas first and each thread takes the next one, so that no thread is left with the biggest at the
  // end.
  std::vector<std::size_t> order(areaCount);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return members[left].size() > members[right].size();
  });
  std::vector<DissolvedArea> areas(areaCount);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stopped{false};
  const unsigned workers = threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads;
  parallelFor(workers, workers, [&](std::size_t, std::size_t) {
    for (std::size_t position = next++; position < areaCount; position = next++) {
      if (stopped || monitor.isCancelled()) {
        stopped = true;
        return;
      }
      areas[order[position]] = dissolveArea(wkb, members[order[position]], order[position]);
    }
  });
  if (stopped) return cancelled();

  Issues issues;
  std::vector<std::string> outlines;
  outlines.reserve(areaCount);
  for (DissolvedArea& area : areas) {
    if (area.issue) issues.add(std::move(*area.issue));
    outlines.push_back(std::move(area.wkb));
  }
  return {std::move(outlines), std::move(issues)};
}

}  // namespace fairshares::geography
