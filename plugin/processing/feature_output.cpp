#include "processing/feature_output.h"

#include <qgsexception.h>
#include <qgsgeometry.h>

#include <utility>

#include "processing/column_fields.h"

namespace fairshares::processing {

FeatureOutput::FeatureOutput(std::unique_ptr<QgsFeatureSink> sink, QString identifier,
                             std::function<QString(QgsFeatureSink*)> failure)
    : mSink(std::move(sink)), mIdentifier(std::move(identifier)), mFailure(std::move(failure)) {}

void FeatureOutput::write(QgsFeature& feature) {
  if (!mSink->addFeature(feature, QgsFeatureSink::FastInsert))
    throw QgsProcessingException(mFailure(mSink.get()));
}

void FeatureOutput::writeColumns(const QgsFields& fields, const std::vector<model::OutputColumn>& columns,
                                 const std::vector<std::string>& wkb) {
  for (std::size_t row = 0; row < rowCount(columns); ++row) {
    QgsFeature feature(fields);
    QgsAttributes attributes;
    for (const model::OutputColumn& column : columns) attributes.append(attributeOf(column, row));
    feature.setAttributes(attributes);
    if (row < wkb.size()) {
      QgsGeometry geometry;
      geometry.fromWkb(QByteArray(wkb[row].data(), static_cast<int>(wkb[row].size())));
      feature.setGeometry(geometry);
    }
    write(feature);
  }
}

QString FeatureOutput::finish() {
  if (!mSink->flushBuffer()) throw QgsProcessingException(mFailure(mSink.get()));
  mSink.reset();
  return mIdentifier;
}

}  // namespace fairshares::processing
