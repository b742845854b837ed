// Fair Shares: what is in a layer, looked at on another thread.
#pragma once

#include <qgsvectorlayer.h>

#include <cstddef>
#include <optional>

#include "draft/layer_description.h"
#include "wizard/layer_snapshot.h"

namespace fairshares::wizard {

/// The number of rows of a layer whose source knows it: in memory, or in a GeoPackage and not filtered. Text
/// files, databases and services are read from end to end, or asked over a network, to count them.
std::optional<std::size_t> knownRows(const QgsVectorLayer& layer);

/// Whether its rows may be read from end to end to count them: those of a service would all be sent for.
bool mayBeCounted(const QgsVectorLayer& layer);

/// Reads the first cells of each field into `description` and, with `countsRows`, counts the rows; more than
/// a million are left unknown. Called on any thread.
void sampleRows(const LayerSnapshot& layer, bool countsRows, draft::LayerDescription& description,
                const IsStopped& isStopped);

}  // namespace fairshares::wizard
