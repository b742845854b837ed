#include "geography/dissolve.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "geography/area_outline.h"
#include "geography/geos_session.h"

namespace fairshares::geography {

namespace {

// A union without overlaps loses nothing but rounding.
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
          "areas. The outline drawn is right for what they cover.",
          "Check that the boundaries come from one publication and that no polygon is there twice."};
}

/// Members of each area, one area after the other.
struct Membership {
  std::vector<std::size_t> first;      // [area], and the end
  std::vector<std::uint32_t> members;  // in the order of the input
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t area) const {
    return std::span(members).subspan(first[area], first[area + 1] - first[area]);
  }
};

Membership membersByArea(std::span<const std::uint32_t> areaOf, std::size_t areaCount) {
  Membership membership{std::vector<std::size_t>(areaCount + 1, 0),
                        std::vector<std::uint32_t>(areaOf.size())};
  for (const std::uint32_t area : areaOf) ++membership.first[area + 1];
  std::partial_sum(membership.first.begin(), membership.first.end(), membership.first.begin());
  std::vector<std::size_t> next(membership.first.begin(), membership.first.end() - 1);
  for (std::uint32_t member = 0; member < areaOf.size(); ++member)
    membership.members[next[areaOf[member]]++] = member;
  return membership;
}

GeosSession::Geometry robustUnion(const GeosSession& session, const GEOSGeometry& collection) {
  const GeosSession::Geometry united = session.own(GEOSUnaryUnion_r(session.context(), &collection));
  if (!united) return {};
  GeosSession::Geometry polygons = session.normalizedMultiPolygon(*united);
  return polygons && session.isValid(*polygons) ? std::move(polygons) : GeosSession::Geometry();
}

/// The way of GEOS, for members that are no clean coverage.
DissolvedArea uniteArea(const Coverage& coverage, std::span<const std::uint32_t> ofArea, std::size_t area) {
  // Sorted by their bytes so that the order of the input cannot show.
  std::vector<std::uint32_t> members(ofArea.begin(), ofArea.end());
  std::sort(members.begin(), members.end(), [&](std::uint32_t left, std::uint32_t right) {
    return std::tie(coverage.wkb()[left], left) < std::tie(coverage.wkb()[right], right);
  });
  GeosSession session;
  std::vector<GeosSession::Geometry> polygons;
  CompensatedSum sum;
  for (const std::uint32_t member : members) {
    polygons.push_back(session.read(coverage.wkb()[member]));
    if (!polygons.back() || !session.isPolygonal(*polygons.back()))
      return {"", cannotDissolve(area, member, session.takeWords())};
    sum.add(session.area(*polygons.back()));
  }
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

Result<std::vector<std::string>> dissolve(const Coverage& coverage, std::span<const std::uint32_t> areaOf,
                                          std::size_t areaCount, unsigned threads, const Monitor& monitor) {
  FAIRSHARES_EXPECTS(coverage.size() == areaOf.size());
  for (const std::uint32_t area : areaOf) FAIRSHARES_EXPECTS(area < areaCount);
  const Membership membership = membersByArea(areaOf, areaCount);

  // Big areas first and each thread takes the next one, so that none is left with the biggest at the end.
  std::vector<std::size_t> order(areaCount);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return membership.of(left).size() > membership.of(right).size();
  });
  std::vector<DissolvedArea> areas(areaCount);
  std::vector<char> walked(coverage.edges().size(), 0);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> stopped{false};
  const unsigned workers = threads == 0 ? std::max(1u, std::thread::hardware_concurrency()) : threads;
  parallelFor(workers, workers, [&](std::size_t, std::size_t) {
    AreaOutline outline(coverage, areaOf, walked);
    for (std::size_t position = next++; position < areaCount; position = next++) {
      if (stopped || monitor.isCancelled()) {
        stopped = true;
        return;
      }
      const std::size_t area = order[position];
      if (std::optional<std::string> drawn = outline.draw(membership.of(area)))
        areas[area].wkb = std::move(*drawn);
      else
        areas[area] = uniteArea(coverage, membership.of(area), area);
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

Result<std::vector<std::string>> dissolve(std::span<const std::string> wkb,
                                          std::span<const std::uint32_t> areaOf, std::size_t areaCount,
                                          unsigned threads, const Monitor& monitor) {
  return dissolve(Coverage(wkb), areaOf, areaCount, threads, monitor);
}

}  // namespace fairshares::geography
