// Fair Shares: the layers of a project, and how a study can come by their rows.
#pragma once

#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QPointer>
#include <QString>
#include <vector>

#include "draft/layer_description.h"

namespace fairshares::wizard {

/// Where the rows of a layer are. A study reads files: of any other layer, and of one that does not show
/// its file as it is, a copy is needed.
struct LayerSource {
  QString file;        ///< absolute path (or /vsi...), where the study can read it
  QString layer;       ///< in the file; empty where there is one only
  QString crs;         ///< "EPSG:27700" where the layer has it and the file does not say so
  QString copyReason;  ///< why a copy is needed: "it is filtered"; empty: the file is what the layer shows
  [[nodiscard]] bool needsCopy() const { return !copyReason.isEmpty(); }
};
LayerSource sourceOf(const QgsVectorLayer& layer);
/// Of a text file that QGIS opens with settings: a copy is needed where they change what the file says.
LayerSource textFileSource(const QString& uri);

struct ProjectLayer {
  QPointer<QgsVectorLayer> layer;
  draft::LayerDescription description;
  LayerSource source;
};

/// Name, shape and fields; not yet what is in them (layer_samples.h).
draft::LayerDescription describe(const QgsVectorLayer& layer);

/// All vector layers that can be read, in the order of the layer tree; without results of Fair Shares, which
/// have columns of the same names as inputs.
std::vector<ProjectLayer> listLayers(const QgsProject& project);

}  // namespace fairshares::wizard
