// Fair Shares: the coordinate reference system that a layer's coordinates are really in.
#include "io/layer_crs.h"

#include <string_view>

namespace fairshares::io {
namespace {

constexpr std::string_view UNDEFINED = "Undefined";

// The GeoPackage's "undefined" systems, geographic or cartesian, say as little as none.
bool saysSomething(OGRSpatialReferenceH reference) {
  const char* const name = OSRGetName(reference);
  if (name && std::string_view(name).substr(0, UNDEFINED.size()) == UNDEFINED) return false;
  return OSRIsGeographic(reference) || OSRIsProjected(reference);
}

SpatialReference statedCrs(const OpenLayer& layer, const std::optional<std::string>& declared,
                           const Place& place, Issues& issues) {
  if (OGRSpatialReferenceH own = OGR_L_GetSpatialRef(layer.layer)) {
    SpatialReference reference(OSRClone(own));
    OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
    if (saysSomething(own)) return reference;
  }
  if (!declared) {
    issues.add({Severity::Error,
                IssueCode::CrsMissing,
                place,
                {},
                "The layer has no coordinate reference system, so it is not known where it lies.",
                "Declare it in the study, usually crs = \"EPSG:27700\"; for a shapefile the .prj file may "
                "have been left behind."});
    return {};
  }
  Result<SpatialReference> reference = spatialReference(*declared, place);
  if (reference) return reference.takeValue();
  issues.append(reference.takeIssues());
  return {};
}

}  // namespace

SpatialReference checkedLayerCrs(const OpenLayer& layer, const OGREnvelope& extent,
                                 const std::optional<std::string>& declared, const Place& place,
                                 Issues& issues) {
  SpatialReference reference = statedCrs(layer, declared, place, issues);
  if (!reference || !extent.IsInit()) return reference;
  const std::optional<std::string> wrong = contradiction(extent, reference.get());
  if (!wrong) return reference;
  // GeoJSON is taken to be in degrees where it says nothing: then the study knows better.
  const bool implied = layer.driver == "GeoJSON" || layer.driver == "TopoJSON";
  if (implied && declared && OSRIsGeographic(reference.get())) {
    Result<SpatialReference> believed = spatialReference(*declared, place);
    if (believed && !contradiction(extent, believed.value().get())) {
      issues.add({Severity::Warning,
                  IssueCode::CrsContradiction,
                  place,
                  {},
                  *wrong + " They were read as " + *declared + ", as the study declares.",
                  "Save the layer with its system, for example as GeoPackage."});
      return believed.takeValue();
    }
  }
  issues.add({Severity::Error,
              IssueCode::CrsContradiction,
              place,
              {},
              *wrong,
              "Give the layer its true system (in QGIS: Layer, Set CRS) and save it; if it has none, declare "
              "it in the study."});
  return {};
}

}  // namespace fairshares::io
