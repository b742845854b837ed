// Fair Shares: how features are asked for; the flags moved into Qgis:: in QGIS 3.36.
#pragma once

#include <qgsconfig.h>
#include <qgsfeaturerequest.h>

namespace fairshares::compat {

/// A request for all features, with or without their geometry.
inline QgsFeatureRequest allFeatures(bool withGeometry) {
  QgsFeatureRequest request;
#if _QGIS_VERSION_INT >= 33600
  if (!withGeometry) request.setFlags(Qgis::FeatureRequestFlag::NoGeometry);
#else
  if (!withGeometry) request.setFlags(QgsFeatureRequest::NoGeometry);
#endif
  return request;
}

}  // namespace fairshares::compat
