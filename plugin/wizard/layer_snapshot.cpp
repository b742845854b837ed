#include "wizard/layer_snapshot.h"

#include <qgsfeatureiterator.h>
#include <qgsvectorfilewriter.h>

#include <QCoreApplication>
#include <QFile>
#include <stdexcept>

#include "compat/feature_request.h"
#include "compat/fields.h"
#include "io/code_cells.h"
#include "processing/layer_cells.h"

namespace fairshares::wizard {

namespace {

constexpr int FEATURES_PER_LOOK = 256;

QgsAttributes withAdded(const QgsFeature& feature, const AddedField& added, int code) {
  io::CodeCells codes;
  const std::string cell = processing::cellText(feature.attribute(code));
  const auto value = added.values.find(std::string(codes.read(cell)));
  QgsAttributes attributes = feature.attributes();
  attributes.append(value == added.values.end() ? QVariant() : QString::fromStdString(value->second));
  return attributes;
}

}  // namespace

LayerSnapshot::LayerSnapshot(const QgsVectorLayer& layer)
    : source(std::make_shared<QgsVectorLayerFeatureSource>(&layer)), fields(layer.fields()),
      geometry(layer.wkbType()), crs(layer.crs()), transforms(layer.transformContext()) {}

CellCounts countCells(const LayerSnapshot& layer, const QString& field, bool asCodes,
                      const IsStopped& isStopped) {
  CellCounts counts;
  const int position = layer.fields.lookupField(field);
  if (position < 0) return counts;
  QgsFeatureRequest request = compat::allFeatures(false);
  request.setSubsetOfAttributes({position});
  QgsFeatureIterator features = layer.source->getFeatures(request);
  QgsFeature feature;
  io::CodeCells codes;
  for (int count = 0; features.nextFeature(feature); ++count) {
    if (count % FEATURES_PER_LOOK == 0 && isStopped()) return counts;
    const std::string cell = processing::cellText(feature.attribute(position));
    ++counts[std::string(asCodes ? codes.read(cell) : io::plainText(cell))];
  }
  return counts;
}

void copyInto(const QString& geoPackage, const QString& name, const LayerSnapshot& layer,
              const IsStopped& isStopped, const AddedField* added) {
  const auto refuse = [&geoPackage](const QString& reason) {
    throw std::runtime_error(QCoreApplication::translate("fairshares", "%1 could not be written: %2")
                                 .arg(geoPackage, reason)
                                 .toStdString());
  };
  QgsVectorFileWriter::SaveVectorOptions options;
  options.driverName = QStringLiteral("GPKG");
  options.layerName = name;
  // A field fid of the source is one of many here.
  options.layerOptions << QStringLiteral("FID=feature_number");
  if (QFile::exists(geoPackage)) options.actionOnExistingFile = QgsVectorFileWriter::CreateOrOverwriteLayer;
  QgsFields fields = layer.fields;
  if (added) fields.append(compat::makeField(added->name, compat::TEXT_FIELD));
  const std::unique_ptr<QgsVectorFileWriter> writer(
      QgsVectorFileWriter::create(geoPackage, fields, layer.geometry, layer.crs, layer.transforms, options));
  if (writer->hasError() != QgsVectorFileWriter::NoError) refuse(writer->errorMessage());
  QgsFeatureIterator features = layer.source->getFeatures(compat::allFeatures(true));
  QgsFeature feature;
  for (int count = 0; features.nextFeature(feature); ++count) {
    if (count % FEATURES_PER_LOOK == 0 && isStopped()) return;
    if (added) feature.setAttributes(withAdded(feature, *added, layer.fields.lookupField(added->code)));
    if (!writer->addFeature(feature, QgsFeatureSink::FastInsert)) refuse(writer->errorMessage());
  }
  if (!writer->flushBuffer()) refuse(writer->errorMessage());
}

}  // namespace fairshares::wizard
