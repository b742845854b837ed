// Fair Shares: kinds of geometry, which moved into Qgis:: in QGIS 3.30.
#pragma once

#include <qgis.h>
#include <qgsconfig.h>
#include <qgswkbtypes.h>

namespace fairshares::compat {

#if _QGIS_VERSION_INT >= 33000
using WkbType = Qgis::WkbType;
inline constexpr WkbType NO_GEOMETRY = Qgis::WkbType::NoGeometry;
inline constexpr WkbType MULTI_POLYGON = Qgis::WkbType::MultiPolygon;
inline constexpr WkbType MULTI_LINE = Qgis::WkbType::MultiLineString;
inline constexpr WkbType POINT = Qgis::WkbType::Point;
inline constexpr auto POLYGON_GEOMETRY = Qgis::GeometryType::Polygon;
#else
using WkbType = QgsWkbTypes::Type;
inline constexpr WkbType NO_GEOMETRY = QgsWkbTypes::NoGeometry;
inline constexpr WkbType MULTI_POLYGON = QgsWkbTypes::MultiPolygon;
inline constexpr WkbType MULTI_LINE = QgsWkbTypes::MultiLineString;
inline constexpr WkbType POINT = QgsWkbTypes::Point;
inline constexpr auto POLYGON_GEOMETRY = QgsWkbTypes::PolygonGeometry;
#endif

}  // namespace fairshares::compat
