// Fair Shares: the layers of a file of results, dressed, before a project has them.
#pragma once

#include <qgscoordinatetransformcontext.h>
#include <qgsrectangle.h>
#include <qgsvectorlayer.h>

#include <QString>
#include <memory>
#include <vector>

#include "base/result.h"
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

/// Errors: FileUnreadable for every layer that QGIS cannot open, or in which it counts other rows than the
/// file promises.
Result<BuiltLayers> buildLayers(const model::ResultsFile& file, const QgsCoordinateTransformContext& context);

}  // namespace fairshares::layers
