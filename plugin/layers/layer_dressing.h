// Fair Shares: what a layer tells about itself: fields with titles and units, names on the map, metadata.
#pragma once

#include <qgsvectorlayer.h>

#include "model/results_file.h"

namespace fairshares::layers {

/// Field aliases "Acute: needs index (ratio to the national average)" from the file's titles and units.
void nameFields(QgsVectorLayer& layer, const model::ResultsLayer& results);

/// Names of areas or points, in ink with a pale halo, at scales larger than 1 : `smallestScale` (0: at all).
/// Layers without a column `name` stay without.
void showNames(QgsVectorLayer& layer, double smallestScale, bool isBold);

/// Abstract, source, licence, history and "synthetic" where so.
void describeLayer(QgsVectorLayer& layer, const model::ResultsFile& file, const model::ResultsLayer& results);

}  // namespace fairshares::layers
