#include "plugin/support/memory_layers.h"

#include <qgsfeature.h>
#include <qgsgeometry.h>
#include <qgsrectangle.h>

#include <optional>
#include <stdexcept>

namespace fairshares::testing_support {

namespace {

std::unique_ptr<QgsVectorLayer> openLayer(const QString& name, const QString& kind, const QString& fields) {
  QString source = kind;
  for (const QString& field : fields.split(',', Qt::SkipEmptyParts)) source += "&field=" + field;
  auto layer = std::make_unique<QgsVectorLayer>(source, name, QStringLiteral("memory"));
  if (!layer->isValid()) throw std::runtime_error("no memory layer from " + source.toStdString());
  return layer;
}

void addRows(QgsVectorLayer& layer, const QList<QVariantList>& rows, std::optional<double> side) {
  QgsFeatureList features;
  for (int row = 0; row < rows.size(); ++row) {
    QgsFeature feature(layer.fields());
    QgsAttributes attributes;
    for (const QVariant& cell : rows[row]) attributes.append(cell);
    feature.setAttributes(attributes);
    if (side) {
      const double west = 1000.0 + *side * row;
      feature.setGeometry(QgsGeometry::fromRect(QgsRectangle(west, 1000.0, west + *side, 1000.0 + *side)));
    }
    features.append(feature);
  }
  if (!layer.dataProvider()->addFeatures(features)) throw std::runtime_error("rows do not fit the layer");
  layer.updateExtents();
}

}  // namespace

std::unique_ptr<QgsVectorLayer> memoryTable(const QString& name, const QString& fields,
                                            const QList<QVariantList>& rows) {
  auto layer = openLayer(name, QStringLiteral("None?"), fields);
  addRows(*layer, rows, std::nullopt);
  return layer;
}

std::unique_ptr<QgsVectorLayer> memorySquares(const QString& name, const QString& fields,
                                              const QList<QVariantList>& rows, double side) {
  auto layer = openLayer(name, QStringLiteral("Polygon?crs=EPSG:27700"), fields);
  addRows(*layer, rows, side);
  return layer;
}

}  // namespace fairshares::testing_support
