#include "layers/layer_factory.h"

#include <qgslayertree.h>
#include <qgslayertreelayer.h>
#include <qgsproviderregistry.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <memory>
#include <utility>

#include "layers/bookmarks.h"
#include "layers/build_layers.h"

namespace fairshares::layers {

namespace {

const QString RUN_KEY = QStringLiteral("fairshares/run");

QString pathOf(const QgsVectorLayer& layer) {
  const QString path = QgsProviderRegistry::instance()
                           ->decodeUri(layer.providerType(), layer.source())[QStringLiteral("path")]
                           .toString();
  return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

QgsVectorLayer* vectorLayerOf(const QgsLayerTreeLayer* node) {
  return qobject_cast<QgsVectorLayer*>(node->layer());
}

QVector<QgsVectorLayer*> vectorLayersOf(const QgsLayerTreeGroup& group) {
  QVector<QgsVectorLayer*> layers;
  for (const QgsLayerTreeLayer* node : group.findLayers())
    if (QgsVectorLayer* layer = vectorLayerOf(node); layer && factsOf(*layer)) layers.append(layer);
  return layers;
}

QgsLayerTreeGroup* findRun(const QgsProject& project, const QString& path) {
  const QString wanted = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
  for (QgsLayerTreeGroup* group : runGroups(project))
    if (resultsPathOf(*group) == wanted) return group;
  return nullptr;
}

void removeGroup(QgsProject& project, QgsLayerTreeGroup* group) {
  QStringList ids;
  for (const QgsVectorLayer* layer : vectorLayersOf(*group)) ids.append(layer->id());
  project.removeMapLayers(ids);
  if (auto* parent = qobject_cast<QgsLayerTreeGroup*>(group->parent())) parent->removeChildNode(group);
}

/// Hands the built layers over to the project and hangs them into `group`.
QVector<QgsVectorLayer*> hangIn(QgsProject& project, QgsLayerTreeGroup& group, BuiltLayers built) {
  QVector<QgsVectorLayer*> layers;
  const auto hang = [&](QgsLayerTreeGroup& parent, std::vector<BuiltLayer>& from) {
    for (BuiltLayer& one : from) {
      QgsVectorLayer* const layer = one.layer.release();
      project.addMapLayer(layer, false);
      QgsLayerTreeLayer* const node = parent.addLayer(layer);
      node->setItemVisibilityChecked(one.isVisible);
      node->setExpanded(one.isVisible);
      layers.append(layer);
    }
  };
  hang(group, built.over);
  QgsLayerTreeGroup* const choropleths =
      group.addGroup(QCoreApplication::translate("fairshares", "Choropleths (one at a time)"));
  hang(*choropleths, built.choropleths);
  choropleths->setIsMutuallyExclusive(true, built.visibleChoropleth);
  QgsLayerTreeGroup* const tables = group.addGroup(QCoreApplication::translate("fairshares", "Tables"));
  hang(*tables, built.tables);
  tables->setExpanded(false);
  return layers;
}

}  // namespace

Result<LoadedRun> loadRun(QgsProject& project, const QString& path) {
  SilentMonitor monitor;
  Result<PreparedRun> prepared = prepareRun(path, project.transformContext(), monitor);
  if (!prepared) return prepared.takeIssues();
  Issues issues = prepared.takeIssues();
  return Result<LoadedRun>(addRun(project, prepared.takeValue()), std::move(issues));
}

LoadedRun addRun(QgsProject& project, PreparedRun prepared) {
  QgsLayerTreeGroup* parent = project.layerTreeRoot();
  int position = 0;
  if (QgsLayerTreeGroup* const old = findRun(project, prepared.path)) {
    if (auto* const above = qobject_cast<QgsLayerTreeGroup*>(old->parent())) {
      parent = above;
      position = parent->children().indexOf(old);
    }
    removeGroup(project, old);
  }
  LoadedRun run;
  run.group = parent->insertGroup(position, prepared.built.groupName);
  run.group->setCustomProperty(RUN_KEY, true);
  const QgsRectangle extent = prepared.built.extent;
  run.layers = hangIn(project, *run.group, std::move(prepared.built));
  addBookmarks(project, extent);
  return run;
}

bool removeRun(QgsProject& project, const QString& path) {
  bool found = false;
  while (QgsLayerTreeGroup* const group = findRun(project, path)) {
    removeGroup(project, group);
    found = true;
  }
  return found;
}

QVector<QgsLayerTreeGroup*> runGroups(const QgsProject& project) {
  QVector<QgsLayerTreeGroup*> groups;
  QList<QgsLayerTreeNode*> waiting = project.layerTreeRoot()->children();
  while (!waiting.isEmpty()) {
    auto* const group = qobject_cast<QgsLayerTreeGroup*>(waiting.takeFirst());
    if (!group) continue;
    if (group->customProperty(RUN_KEY).toBool()) {
      groups.append(group);
    } else {
      waiting = group->children() + waiting;
    }
  }
  return groups;
}

QString resultsPathOf(const QgsLayerTreeGroup& group) {
  const QVector<QgsVectorLayer*> layers = vectorLayersOf(group);
  return layers.isEmpty() ? QString() : pathOf(*layers.front());
}

QVector<QgsVectorLayer*> layersOf(const QgsLayerTreeGroup& group, LayerRole role, const QString& table) {
  QVector<QgsVectorLayer*> layers;
  for (QgsVectorLayer* layer : vectorLayersOf(group)) {
    const std::optional<LayerFacts> facts = factsOf(*layer);
    if (facts->role == role && (table.isEmpty() || facts->table == table)) layers.append(layer);
  }
  return layers;
}

QVector<QgsVectorLayer*> measuredLayersOf(const QgsLayerTreeGroup& group) {
  return layersOf(group, LayerRole::Areas) + layersOf(group, LayerRole::Zones) +
         layersOf(group, LayerRole::Practices);
}

}  // namespace fairshares::layers
