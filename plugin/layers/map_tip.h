// Fair Shares: what appears when the mouse rests on an area.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>

#include "layers/map_view.h"

namespace fairshares::layers {

/// HTML with expressions: name and code, the number of the view with its unit, population. Names come from
/// the planner's files and stand in the HTML as text.
QString mapTip(const QgsVectorLayer& layer, const MapView& view);

/// Name and code alone, for layers that are not coloured by a measure.
QString plainMapTip(const QgsVectorLayer& layer);

}  // namespace fairshares::layers
