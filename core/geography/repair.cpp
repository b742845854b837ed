// Fair Shares: invalid polygons made valid. Declared in geography/dissolve.h.
#include <cmath>
#include <optional>
#include <utility>

#include "geography/dissolve.h"
#include "geography/geos_session.h"

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

// Repairs one polygon if it needs it; adds to `issues` if it cannot be saved.
std::optional<Repair> repairPolygon(GeosSession& session, std::string& wkb, std::size_t member,
                                    Issues& issues) {
  const GeosSession::Geometry geometry = session.read(wkb);
  if (!geometry || !session.isPolygonal(*geometry)) {
    issues.add(
        unusable(member, session.takeWords(), "The geometry is not a polygon, so the place has no area."));
    return std::nullopt;
  }
  if (GEOSisEmpty_r(session.context(), geometry.get()) != 0) {
    issues.add(unusable(member, "", "The polygon is empty, so the place has no area."));
    return std::nullopt;
  }
  if (session.isValid(*geometry)) return std::nullopt;
  const std::string reason = reasonOf(session, *geometry);
  const GeosSession::Geometry repaired = madeValid(session, *geometry);
  GeosSession::Geometry polygons = repaired ? session.normalizedMultiPolygon(*repaired) : nullptr;
  if (!polygons || GEOSisEmpty_r(session.context(), polygons.get()) != 0 || !session.isValid(*polygons)) {
    issues.add(unusable(member, reason,
                        "The polygon is invalid and nothing with an area is left of it when it is "
                        "repaired."));
    return std::nullopt;
  }
  const bool isSingle = GEOSGeomTypeId_r(session.context(), geometry.get()) == GEOS_POLYGON;
  const Repair repair{member, session.area(*geometry), session.area(*polygons), reason};
  wkb = session.write(*(isSingle ? singleIfOne(session, std::move(polygons)) : std::move(polygons)));
  return repair;
}

}  // namespace

Result<std::vector<Repair>> repairPolygons(std::vector<std::string>& wkb) {
  GeosSession session;
  std::vector<Repair> repairs;
  Issues issues;
  for (std::size_t member = 0; member < wkb.size(); ++member)
    if (std::optional<Repair> repair = repairPolygon(session, wkb[member], member, issues))
      repairs.push_back(std::move(*repair));
  return {std::move(repairs), std::move(issues)};
}

}  // namespace fairshares::geography
