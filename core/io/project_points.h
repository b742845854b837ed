// Fair Shares: coordinates of lines and points to metres of the study's system.
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "io/area_crs.h"
#include "model/network.h"

namespace fairshares::io {

/// The study's system where lengths are to be measured in it: projected, in metres, true to scale within
/// LARGEST_DISTORTION at the middle of `points` (Web Mercator is not: 80 % too long in Scotland).
///
/// Errors: StudyValue.
Result<SpatialReference> measuringReference(const std::string& targetCrs, const Place& place);
/// Metres of the system for a metre on the ground there; 1 where it cannot be told.
double lengthScale(OGRSpatialReferenceH reference, const model::Point& at);
/// StudyValue if lengths measured at this point of the system would be wrong by more than
/// LARGEST_DISTORTION.
void checkDistortion(const std::string& targetCrs, OGRSpatialReferenceH target, const model::Point& at,
                     const Place& place, Issues& issues);

inline constexpr double LARGEST_DISTORTION = 0.02;

/// Brings points from one system into another, in place. A point that cannot be brought there becomes
/// infinite. The same for any number of threads; 0 is one for each core.
void projectPoints(std::span<model::Point> points, OGRSpatialReferenceH from, OGRSpatialReferenceH to,
                   unsigned threads);

}  // namespace fairshares::io
