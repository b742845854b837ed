// Fair Shares: coordinates of lines and points to metres of the study's system.
#include "io/project_points.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "base/number_text.h"
#include "base/parallel.h"
#include "io/gdal_session.h"

namespace fairshares::io {
namespace {

constexpr double EARTH_RADIUS_METRES = 6'371'008.8;  // mean radius, IUGG
constexpr double TEST_METRES = 1000.0;
constexpr std::size_t POINTS_A_CALL = 4096;

struct Degrees {
  double longitude, latitude;
};

double groundMetres(const Degrees& a, const Degrees& b) {
  const double radians = std::numbers::pi / 180.0;
  const double sinLatitude = std::sin((b.latitude - a.latitude) * radians / 2);
  const double sinLongitude = std::sin((b.longitude - a.longitude) * radians / 2);
  const double haversine = sinLatitude * sinLatitude + std::cos(a.latitude * radians) *
                                                           std::cos(b.latitude * radians) * sinLongitude *
                                                           sinLongitude;
  return 2 * EARTH_RADIUS_METRES * std::asin(std::sqrt(haversine));
}

Issue unfitSystem(const std::string& targetCrs, const Place& place, std::string message) {
  Place where = place;
  where.column = "crs";
  return {Severity::Error,
          IssueCode::StudyValue,
          where,
          targetCrs,
          std::move(message),
          "Give the study a projected system in metres that is true to scale there, for example EPSG:27700 "
          "(British National Grid)."};
}

// One call of PROJ for many points.
void projectSome(std::span<model::Point> points, OGRCoordinateTransformationH transformation,
                 std::vector<double>& x, std::vector<double>& y, std::vector<int>& done) {
  x.resize(points.size());
  y.resize(points.size());
  done.assign(points.size(), FALSE);
  for (std::size_t i = 0; i < points.size(); ++i) {
    x[i] = points[i].x;
    y[i] = points[i].y;
  }
  if (transformation)
    OCTTransformEx(transformation, static_cast<int>(points.size()), x.data(), y.data(), nullptr, done.data());
  const double infinity = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = done[i] ? model::Point{x[i], y[i]} : model::Point{infinity, infinity};
}

}  // namespace

Result<SpatialReference> measuringReference(const std::string& targetCrs, const Place& place) {
  Result<SpatialReference> target = spatialReference(targetCrs, place);
  if (!target) return target;
  OGRSpatialReferenceH reference = target.value().get();
  if (OSRIsProjected(reference) && std::abs(OSRGetLinearUnits(reference, nullptr) - 1.0) < 1e-9)
    return target;
  return unfitSystem(targetCrs, place,
                     "Lengths of roads cannot be measured in \"" + targetCrs +
                         "\", whose coordinates are not metres.");
}

double lengthScale(OGRSpatialReferenceH reference, const model::Point& at) {
  const SpatialReference degrees(OSRNewSpatialReference(nullptr));
  if (OSRImportFromEPSG(degrees.get(), 4326) != OGRERR_NONE) return 1.0;
  OSRSetAxisMappingStrategy(degrees.get(), OAMS_TRADITIONAL_GIS_ORDER);
  std::vector<model::Point> corners{at, {at.x + TEST_METRES, at.y}, {at.x, at.y + TEST_METRES}};
  projectPoints(corners, reference, degrees.get(), 1);
  const auto ground = [&](std::size_t corner) {
    return groundMetres({corners[0].x, corners[0].y}, {corners[corner].x, corners[corner].y});
  };
  const double scale = 2 * TEST_METRES / (ground(1) + ground(2));
  return std::isfinite(scale) ? scale : 1.0;
}

void checkDistortion(const std::string& targetCrs, OGRSpatialReferenceH target, const model::Point& at,
                     const Place& place, Issues& issues) {
  const double scale = lengthScale(target, at);
  if (std::abs(scale - 1.0) <= LARGEST_DISTORTION) return;
  issues.add(unfitSystem(targetCrs, place,
                         "A metre on the ground is " + fixedText(scale, 2) + " m in \"" + targetCrs +
                             "\" here, so lengths and travel times would be wrong by as much."));
}

void projectPoints(std::span<model::Point> points, OGRSpatialReferenceH from, OGRSpatialReferenceH to,
                   unsigned threads) {
  parallelFor(points.size(), threads, [&](std::size_t begin, std::size_t end) {
    const GdalSession quiet;
    const SpatialReference ownFrom(OSRClone(from)), ownTo(OSRClone(to));
    const Transformation transformation = transformationBetween(ownFrom.get(), ownTo.get());
    std::vector<double> x, y;
    std::vector<int> done;
    for (std::size_t first = begin; first < end; first += POINTS_A_CALL)
      projectSome(points.subspan(first, std::min(POINTS_A_CALL, end - first)), transformation.get(), x, y,
                  done);
  });
}

}  // namespace fairshares::io
