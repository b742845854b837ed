// Fair Shares: how lines are thinned out for the screen, whose enumeration moved in QGIS 3.38.
#pragma once

#include <qgis.h>
#include <qgsconfig.h>
#include <qgsvectorsimplifymethod.h>

namespace fairshares::compat {

/// Points that no eye can tell apart on the map are left out; nothing else changes.
inline void thinOutPoints(QgsVectorSimplifyMethod& method) {
#if _QGIS_VERSION_INT >= 33800
  method.setSimplifyHints(Qgis::VectorRenderingSimplificationFlag::GeometrySimplification);
#else
  method.setSimplifyHints(QgsVectorSimplifyMethod::GeometrySimplification);
#endif
}

}  // namespace fairshares::compat
