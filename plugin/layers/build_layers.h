// Fair Shares: the layers of a file of results, dressed, before a project has them.
#pragma once

#include <qgscoordinatetransformcontext.h>
#include <qgsrectangle.h>
#include <qgsrenderer.h>
#include <qgsvectorlayer.h>

#include <QString>
#include <memory>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "layers/layer_facts.h"
#include "model/results_file.h"

namespace fairshares::layers {

struct BuiltLayer {
  std::unique_ptr<QgsVectorLayer> layer;
  bool isVisible = false;
};

/// Layers from top to bottom. Nothing of them is in a project yet: if anything fails they are simply gone.
struct BuiltLayers {
  QString groupName;
  std::vector<BuiltLayer> over;         ///< practices, settlements, ferries, routes, outlines of Boards
  std::vector<BuiltLayer> choropleths;  ///< levels, few areas first; zones; urban-rural class; drive time
  int visibleChoropleth = -1;           ///< position of the zones
  std::vector<BuiltLayer> tables;
  QgsRectangle extent;  ///< of the zones
};

/// Names of areas appear where about so many fit on a screen: at every scale (0) for Boards, near for zones.
double namesScale(std::size_t areas);
inline constexpr double SETTLEMENT_NAMES_SCALE = 1500000.0;

/// How layers are drawn that are not coloured by a measure: outlines of areas, settlements, routes, ferries.
std::unique_ptr<QgsFeatureRenderer> plainRenderer(const QgsVectorLayer& layer, LayerRole role);

/// Touches nothing but the file, so any thread may do it; the layers live on that thread.
///
/// Errors: FileUnreadable for every layer that QGIS cannot open, or in which it counts other rows than the
/// file promises; Cancelled.
Result<BuiltLayers> buildLayers(const model::ResultsFile& file, const QgsCoordinateTransformContext& context,
                                Monitor& monitor);

}  // namespace fairshares::layers
