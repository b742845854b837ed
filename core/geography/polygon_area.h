// Fair Shares: how large a polygon on the map is.
#pragma once

#include <optional>
#include <string>

namespace fairshares::geography {

/// Area of a Polygon or MultiPolygon on the plane of its coordinate reference system (metres), holes left
/// out. Nothing for anything else, and for a polygon without an area.
///
/// Units    square kilometres, > 0
/// Numerics each ring is measured from its own first point, so that large coordinates cost no digits
std::optional<double> areaSquareKilometres(const std::string& wkb);

}  // namespace fairshares::geography
