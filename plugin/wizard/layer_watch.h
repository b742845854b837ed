// Fair Shares: which layers have changed since someone looked.
#pragma once

#include <qgsvectorlayer.h>

#include <QObject>
#include <QStringList>
#include <vector>

namespace fairshares::wizard {

/// Hears of filters, other sources, edits (saved or not), fields, coordinate systems and removals.
class LayerWatch final : public QObject {
  Q_OBJECT

 public:
  explicit LayerWatch(QObject* parent) : QObject(parent) {}
  /// Begins anew with these layers.
  void watch(const std::vector<QgsVectorLayer*>& layers);
  /// The names of those that have changed since, in the order in which they did.
  [[nodiscard]] QStringList changed() const { return mChanged; }

 private:
  std::vector<QMetaObject::Connection> mConnections;
  QStringList mChanged;
};

}  // namespace fairshares::wizard
