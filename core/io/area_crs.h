// Fair Shares: coordinate reference systems of areas: told, checked and changed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "base/result.h"

namespace fairshares::io {

struct SpatialReferenceFreer {
  void operator()(void* reference) const { OSRDestroySpatialReference(reference); }
};
using SpatialReference = std::unique_ptr<void, SpatialReferenceFreer>;

struct TransformationFreer {
  void operator()(void* transformation) const { OCTDestroyCoordinateTransformation(transformation); }
};
using Transformation = std::unique_ptr<void, TransformationFreer>;

/// The system that `text` names ("EPSG:27700"), with x before y as files have it. StudyValue if it is not
/// known.
Result<SpatialReference> spatialReference(const std::string& text, const Place& place);

/// Why coordinates of this extent cannot be of `reference`; nothing if they can.
///   degrees beyond 180 or 90; metres that are all within 180 and 90 (degrees); a place more than
///   AREA_OF_USE_MARGIN degrees outside the area the system is made for
std::optional<std::string> contradiction(const OGREnvelope& extent, OGRSpatialReferenceH reference);

/// From one system to another; empty if they are the same and nothing has to change.
Transformation transformationBetween(OGRSpatialReferenceH from, OGRSpatialReferenceH to);
/// True if coordinates mean the same in both.
bool areSame(OGRSpatialReferenceH a, OGRSpatialReferenceH b);

inline constexpr double AREA_OF_USE_MARGIN = 10.0;

}  // namespace fairshares::io
