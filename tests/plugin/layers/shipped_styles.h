// The styles of styles/, as the plugin's own code makes them.
#pragma once

#include <qgsvectorlayer.h>

#include <QByteArray>
#include <QStringList>
#include <memory>

namespace fairshares::testing_support {

/// The files of styles/, without their ending: one for each role of a layer.
QStringList shippedRoles();

/// A layer of no features, drawn and labelled as the code draws a layer of this role.
std::unique_ptr<QgsVectorLayer> styledLayer(const QString& role);

/// Its symbols and labels as QML.
QByteArray shippedStyle(const QString& role);

/// Path of the file in the source tree.
QString shippedFile(const QString& role);

}  // namespace fairshares::testing_support
