// Layers in memory for tests, written down as tables.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>
#include <QStringList>
#include <QVariant>
#include <memory>

namespace fairshares::testing_support {

/// A layer without geometry. `fields` as the memory provider writes them: "code:string,index:double".
std::unique_ptr<QgsVectorLayer> memoryTable(const QString& name, const QString& fields,
                                            const QList<QVariantList>& rows);

/// Unit squares side by side from (1000, 1000) in metres, one a row of the table, in EPSG:27700:
///
///     +---+---+---+
///     | 0 | 1 | 2 | ...
///     +---+---+---+
std::unique_ptr<QgsVectorLayer> memorySquares(const QString& name, const QString& fields,
                                              const QList<QVariantList>& rows, double side = 1000.0);

}  // namespace fairshares::testing_support
