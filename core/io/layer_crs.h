// Fair Shares: the coordinate reference system that a layer's coordinates are really in.
#pragma once

#include <optional>
#include <string>

#include <ogr_core.h>

#include "base/issue.h"
#include "io/area_crs.h"
#include "io/layer_choice.h"

namespace fairshares::io {

/// The system of the layer, or the declared one where the layer has none; empty, with the reason among
/// `issues`, where it is not known or the coordinates (of `extent`) cannot be of it.
///
/// Errors     CrsMissing, CrsContradiction, StudyValue (a declared system that is not known)
/// Warnings   CrsContradiction where a GeoJSON file, taken to be in degrees because it says nothing, is
///            believed to be in the declared system instead
SpatialReference checkedLayerCrs(const OpenLayer& layer, const OGREnvelope& extent,
                                 const std::optional<std::string>& declared, const Place& place,
                                 Issues& issues);

}  // namespace fairshares::io
