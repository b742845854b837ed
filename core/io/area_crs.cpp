// Fair Shares: coordinate reference systems of areas: told, checked and changed.
#include "io/area_crs.h"

#include <algorithm>
#include <cmath>

#include <cpl_conv.h>

#include "base/number_text.h"

namespace fairshares::io {
namespace {

constexpr double LONGEST_DEGREES = 180.0;
constexpr double HIGHEST_DEGREES = 90.0;
constexpr double DEGREE_SLACK = 1e-6;

bool looksLikeDegrees(const OGREnvelope& extent) {
  const double limitX = LONGEST_DEGREES + DEGREE_SLACK;
  const double limitY = HIGHEST_DEGREES + DEGREE_SLACK;
  return extent.MinX >= -limitX && extent.MaxX <= limitX && extent.MinY >= -limitY && extent.MaxY <= limitY;
}

std::string extentText(const OGREnvelope& extent) {
  return "x " + shortestText(extent.MinX) + " to " + shortestText(extent.MaxX) + ", y " +
         shortestText(extent.MinY) + " to " + shortestText(extent.MaxY);
}

// False only if the middle of the extent is known to lie far outside the system's area of use.
bool isWithinAreaOfUse(const OGREnvelope& extent, OGRSpatialReferenceH reference) {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;
  if (!OSRGetAreaOfUse(reference, &west, &south, &east, &north, nullptr) || west > east ||
      west < -LONGEST_DEGREES)
    return true;
  const SpatialReference degrees(OSRNewSpatialReference(nullptr));
  if (OSRImportFromEPSG(degrees.get(), 4326) != OGRERR_NONE) return true;
  OSRSetAxisMappingStrategy(degrees.get(), OAMS_TRADITIONAL_GIS_ORDER);
  const Transformation toDegrees(OCTNewCoordinateTransformation(reference, degrees.get()));
  if (!toDegrees) return true;
  double x = (extent.MinX + extent.MaxX) / 2;
  double y = (extent.MinY + extent.MaxY) / 2;
  if (!OCTTransform(toDegrees.get(), 1, &x, &y, nullptr)) return false;
  return x >= west - AREA_OF_USE_MARGIN && x <= east + AREA_OF_USE_MARGIN &&
         y >= south - AREA_OF_USE_MARGIN && y <= north + AREA_OF_USE_MARGIN;
}

}  // namespace

Result<SpatialReference> spatialReference(const std::string& text, const Place& place) {
  SpatialReference reference(OSRNewSpatialReference(nullptr));
  if (OSRSetFromUserInput(reference.get(), text.c_str()) != OGRERR_NONE) {
    Place where = place;
    where.column = "crs";
    return Issue{Severity::Error,
                 IssueCode::StudyValue,
                 where,
                 text,
                 "The coordinate reference system \"" + text + "\" is not known.",
                 "Write it as EPSG:27700 (British National Grid) or another EPSG code."};
  }
  OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
  return reference;
}

std::optional<std::string> contradiction(const OGREnvelope& extent, OGRSpatialReferenceH reference) {
  const char* const name = OSRGetName(reference);
  const std::string system = name ? name : "the declared system";
  if (OSRIsGeographic(reference)) {
    if (looksLikeDegrees(extent)) return std::nullopt;
    return "The coordinates (" + extentText(extent) + ") cannot be degrees, but the layer is said to be in " +
           system + ".";
  }
  if (looksLikeDegrees(extent))
    return "The coordinates (" + extentText(extent) + ") look like degrees, but the layer is said to be in " +
           system + ", which has metres.";
  if (isWithinAreaOfUse(extent, reference)) return std::nullopt;
  return "The coordinates (" + extentText(extent) + ") lie far outside the area that " + system +
         " is made for.";
}

bool areSame(OGRSpatialReferenceH a, OGRSpatialReferenceH b) {
  const char* const options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES",
                                 "CRITERION=EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS", nullptr};
  return OSRIsSameEx(a, b, options) != 0;
}

Transformation transformationBetween(OGRSpatialReferenceH from, OGRSpatialReferenceH to) {
  return Transformation(OCTNewCoordinateTransformation(from, to));
}

}  // namespace fairshares::io
