// Fair Shares: from a view of a layer to the renderer that draws it.
#pragma once

#include <qgsrenderer.h>

#include <memory>

#include "layers/map_view.h"

namespace fairshares::layers {

/// The value that stands in for "no number" inside a renderer, and nowhere else: QGIS has no class for NULL
/// in graduated renderers. No measure is negative.
inline constexpr double NO_NUMBER = -1.0;

/// The renderer of a view with the given classes, for the layer's kind of geometry. Polygons are filled;
/// practices are circles, as large as their population, coloured by the measure.
///
/// Every legend begins with the classes, least first; then the hatched class of what has no number; then
/// two lines of text, unit and method. Classes hold their upper limit; the first begins at 0.
std::unique_ptr<QgsFeatureRenderer> rendererFor(const QgsVectorLayer& layer, const MapView& view,
                                                const ClassLimits& limits);

/// What the class of no number is called in the legend: why there is none.
QString noNumberText(const MapView& view);

/// Texts of the classes: "under 0.80", "0.80 to 0.90", ..., "over 1.25". As many decimals as the limits need.
QVector<QString> classLabels(const ClassLimits& limits);

}  // namespace fairshares::layers
