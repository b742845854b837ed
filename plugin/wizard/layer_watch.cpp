#include "wizard/layer_watch.h"

namespace fairshares::wizard {

void LayerWatch::watch(const std::vector<QgsVectorLayer*>& layers) {
  for (const QMetaObject::Connection& connection : mConnections) disconnect(connection);
  mConnections.clear();
  mChanged.clear();
  for (const QgsVectorLayer* layer : layers) {
    const QString name = layer->name();
    const auto note = [this, name] {
      if (!mChanged.contains(name)) mChanged << name;
    };
    const auto hear = [this, layer, note](auto signal) {
      mConnections.push_back(connect(layer, signal, this, note));
    };
    hear(&QgsVectorLayer::subsetStringChanged);
    hear(&QgsMapLayer::dataSourceChanged);
    hear(&QgsMapLayer::dataChanged);
    hear(&QgsVectorLayer::layerModified);
    hear(&QgsVectorLayer::afterCommitChanges);
    hear(&QgsVectorLayer::afterRollBack);
    hear(&QgsVectorLayer::updatedFields);
    hear(&QgsMapLayer::crsChanged);
    hear(&QgsMapLayer::willBeDeleted);
  }
}

}  // namespace fairshares::wizard
