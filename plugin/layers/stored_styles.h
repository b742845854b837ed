// Fair Shares: styles that are stored in a file of results, offered with its layers.
#pragma once

#include <qgsvectorlayer.h>

#include <QByteArray>
#include <QString>
#include <optional>

#include "base/issue.h"
#include "base/monitor.h"
#include "layers/build_layers.h"

namespace fairshares::layers {

/// Why a stored style is not used, or nothing if it may be: it must be XML of QGIS, of a depth that no parser
/// stumbles over, without entities of its own, and refer to nothing on the network (a style in a file that
/// came by mail must not call home).
std::optional<QString> refusalOfStyle(const QByteArray& qml);

/// Offers every style that the file keeps for one of the layers in the layer's list of styles, under its
/// name; what the layer shows stays. Only symbols and labels are taken from a style: no actions, no forms, no
/// macros.
///
/// Returns a warning for each style that cannot be used. Leaves the rest out once `monitor` is cancelled.
Issues offerStoredStyles(BuiltLayers& built, const QString& path, const Monitor& monitor);

}  // namespace fairshares::layers
