// Fair Shares: the layers of a file of results, ready for a project, made on whatever thread has time.
#pragma once

#include <qgscoordinatetransformcontext.h>

#include <QString>

#include "base/monitor.h"
#include "base/result.h"
#include "layers/build_layers.h"

class QThread;

namespace fairshares::layers {

/// The layers of a run: opened, coloured, named, with the styles that the file keeps for them. No project has
/// them yet; they live on the thread that made them until handOver().
struct PreparedRun {
  QString path;
  BuiltLayers built;
};

/// Opens and dresses what `fairshares run` wrote to `path`: all of the work of loading that takes long, and
/// none that touches a project. Any thread may do it. Asks `monitor` between one layer and the next.
///
/// Errors: those of io::readResults(); FileUnreadable if QGIS cannot open a layer or finds other rows than
/// the file promises; Cancelled. Warnings (left-out layers, unusable styles) come with the layers.
Result<PreparedRun> prepareRun(const QString& path, const QgsCoordinateTransformContext& context,
                               Monitor& monitor);

/// Gives the layers to `thread`; to be called on the thread that made them.
void handOver(PreparedRun& run, QThread* thread);

}  // namespace fairshares::layers
