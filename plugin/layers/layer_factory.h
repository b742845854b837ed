// Fair Shares: from a GeoPackage of results to a group of layers in a project.
#pragma once

#include <qgslayertreegroup.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QString>
#include <QVector>

#include "base/result.h"
#include "layers/layer_facts.h"
#include "layers/prepare_run.h"

namespace fairshares::layers {

/// A run in a project. Group and layers belong to the project.
struct LoadedRun {
  QgsLayerTreeGroup* group = nullptr;
  QVector<QgsVectorLayer*> layers;
};

/// Adds the results at `path` (what `fairshares run` wrote) to the project, as one group at the top that is
/// named after study and year:
///
///   names and lines   Boards as outlines with names; routes, ferries, settlements and practices if there
///   choropleths       one visible at a time: every level, data zones (visible), urban-rural class and drive
///                     time if there; the first programme by its overall index
///   tables            shares, join_report, run_report
///
/// Layers read the file itself, cannot be edited, and are kept in the project by relative path. Bookmarks for
/// the central belt and the Northern Isles are added once. A group of the same file is replaced, in its
/// place. Styles that people have stored in the file are offered under their names.
///
/// Errors: those of io::readResults(); FileUnreadable if QGIS cannot open a layer or finds other rows than
/// the file promises. The project is then as it was. Warnings (left-out layers, unusable styles) come with
/// the run.
Result<LoadedRun> loadRun(QgsProject& project, const QString& path);

/// The second half of loadRun(), for layers that prepareRun() has made and handed over to the project's
/// thread. Cannot fail.
LoadedRun addRun(QgsProject& project, PreparedRun run);

/// Takes the groups and layers of a file out of the project, so that the file is closed and a run may write
/// to it again. True if there was one. The layers are gone when the function returns.
bool removeRun(QgsProject& project, const QString& path);

/// The groups that loadRun() has added to the project, in the order of the layer tree.
QVector<QgsLayerTreeGroup*> runGroups(const QgsProject& project);

/// The path of the results behind a group of runGroups(); empty if its layers are gone.
QString resultsPathOf(const QgsLayerTreeGroup& group);

/// The layers of a group with this role (and, if given, of this table), in the order of the tree.
QVector<QgsVectorLayer*> layersOf(const QgsLayerTreeGroup& group, LayerRole role, const QString& table = {});

/// The layers of a group that switchMeasure() may be used on: levels, zones and practices.
QVector<QgsVectorLayer*> measuredLayersOf(const QgsLayerTreeGroup& group);

}  // namespace fairshares::layers
