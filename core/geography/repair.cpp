// Fair Shares: invalid polygons made valid. Declared in geography/dissolve.h.
#include <memory>
#include <optional>
#include <utility>

#include "base/parallel.h"
#include "geography/dissolve.h"
#include "geography/geos_session.h"
#include "geography/validity_proof.h"

namespace fairshares::geography {

namespace {

Issue unusable(std::size_t member, std::string value, std::string message) {
  return {Severity::Error,
          IssueCode::GeometryUnusable,
          Place{.row = member + 1},
          std::move(value),
          std::move(message),
          "Mend the polygon in a GIS (in QGIS: Fix geometries), or take the boundaries from their publisher "
          "again."};
}

// GEOS's reason, "Self-intersection[1 2]" as "Self-intersection at 1 2".
std::string reasonOf(const GeosSession& session, const GEOSGeometry& geometry) {
  char* const words = GEOSisValidReason_r(session.context(), &geometry);
  if (!words) return "not a valid polygon";
  std::string reason(words);
  GEOSFree_r(session.context(), words);
  const std::size_t bracket = reason.find('[');
  if (bracket != std::string::npos && reason.back() == ']')
    reason = reason.substr(0, bracket) + " at " + reason.substr(bracket + 1, reason.size() - bracket - 2);
  return reason;
}

// The structure method keeps what a ring encloses as area and what a hole encloses as no area, as the drawing
// means it; the older line-work method (all that GEOS before 3.10 has) counts how often a point is enclosed.
GeosSession::Geometry madeValid(const GeosSession& session, const GEOSGeometry& geometry) {
  const GEOSContextHandle_t context = session.context();
#if GEOS_VERSION_MAJOR > 3 || (GEOS_VERSION_MAJOR == 3 && GEOS_VERSION_MINOR >= 10)
  GEOSMakeValidParams* const parameters = GEOSMakeValidParams_create_r(context);
  GEOSMakeValidParams_setMethod_r(context, parameters, GEOS_MAKE_VALID_STRUCTURE);
  GEOSMakeValidParams_setKeepCollapsed_r(context, parameters, 0);
  GeosSession::Geometry valid = session.own(GEOSMakeValidWithParams_r(context, &geometry, parameters));
  GEOSMakeValidParams_destroy_r(context, parameters);
  return valid;
#else
  return session.own(GEOSMakeValid_r(context, &geometry));
#endif
}

// A single polygon stays one: a layer of polygons need not become one of multi-polygons.
GeosSession::Geometry singleIfOne(const GeosSession& session, GeosSession::Geometry multi) {
  if (GEOSGetNumGeometries_r(session.context(), multi.get()) != 1) return multi;
  return session.own(
      GEOSGeom_clone_r(session.context(), GEOSGetGeometryN_r(session.context(), multi.get(), 0)));
}

/// What became of a polygon that is not plainly valid: one of the two, or neither if it is valid after all.
struct Outcome {
  std::optional<Repair> repair;
  std::optional<Issue> issue;
};

Outcome repairPolygon(GeosSession& session, std::string& wkb, std::size_t member) {
  const GeosSession::Geometry geometry = session.read(wkb);
  if (!geometry || !session.isPolygonal(*geometry))
    return {
        {},
        unusable(member, session.takeWords(), "The geometry is not a polygon, so the place has no area.")};
  if (GEOSisEmpty_r(session.context(), geometry.get()) != 0)
    return {{}, unusable(member, "", "The polygon is empty, so the place has no area.")};
  if (session.isValid(*geometry)) return {};
  const std::string reason = reasonOf(session, *geometry);
  const GeosSession::Geometry repaired = madeValid(session, *geometry);
  GeosSession::Geometry polygons = repaired ? session.normalizedMultiPolygon(*repaired) : nullptr;
  if (!polygons || GEOSisEmpty_r(session.context(), polygons.get()) != 0 || !session.isValid(*polygons))
    return {{},
            unusable(member, reason,
                     "The polygon is invalid and nothing with an area is left of it when it is repaired.")};
  const bool isSingle = GEOSGeomTypeId_r(session.context(), geometry.get()) == GEOS_POLYGON;
  const Repair repair{member, session.area(*geometry), session.area(*polygons), reason};
  wkb = session.write(*(isSingle ? singleIfOne(session, std::move(polygons)) : std::move(polygons)));
  return {repair, {}};
}

}  // namespace

Result<std::vector<Repair>> repairPolygons(std::vector<std::string>& wkb, unsigned threads) {
  std::vector<std::unique_ptr<Outcome>> outcomes(wkb.size());
  parallelFor(wkb.size(), threads, [&](std::size_t begin, std::size_t end) {
    ValidityProof proof;
    GeosSession session;
    for (std::size_t member = begin; member < end; ++member)
      if (!proof.holds(wkb[member]))
        outcomes[member] = std::make_unique<Outcome>(repairPolygon(session, wkb[member], member));
  });
  std::vector<Repair> repairs;
  Issues issues;
  for (const std::unique_ptr<Outcome>& outcome : outcomes) {
    if (outcome && outcome->repair) repairs.push_back(std::move(*outcome->repair));
    if (outcome && outcome->issue) issues.add(std::move(*outcome->issue));
  }
  return {std::move(repairs), std::move(issues)};
}

}  // namespace fairshares::geography
