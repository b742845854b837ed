#include "processing/temporary_study.h"

#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsvectorfilewriter.h>

#include <QCoreApplication>
#include <QFile>
#include <memory>

#include "base/issue.h"
#include "compat/fields.h"

namespace fairshares::processing {

namespace {

constexpr int FEATURES_PER_LOOK = 256;

[[noreturn]] void refuse(const QString& path, const QString& reason) {
  throw QgsProcessingException(
      QCoreApplication::translate("fairshares", "%1 could not be written: %2").arg(path, reason));
}

/// A TOML basic string.
QString quoted(const QString& text) {
  QString result;
  for (const QChar& character : text) {
    if (character == '"' || character == '\\')
      result += QStringLiteral("\\") + character;
    else if (character.unicode() < 0x20 || character.unicode() == 0x7f)
      result += QStringLiteral("\\u%1").arg(static_cast<int>(character.unicode()), 4, 16, QChar('0'));
    else
      result += character;
  }
  return '"' + result + '"';
}

}  // namespace

TemporaryStudy::TemporaryStudy(const QString& crs) {
  if (!mFolder.isValid()) refuse(mFolder.path(), mFolder.errorString());
  beginSection(QStringLiteral("study"));
  addText(QStringLiteral("title"), QStringLiteral("Layers of QGIS"));
  addText(QStringLiteral("crs"), crs);
  mText += QStringLiteral("age_bands = [0]\n");
}

void TemporaryStudy::addLayer(const QString& role, const QgsFeatureSource& source,
                              const QgsCoordinateTransformContext& context, const Monitor& monitor) {
  QgsVectorFileWriter::SaveVectorOptions options;
  options.driverName = QStringLiteral("GPKG");
  options.layerName = role;
  // A field fid of the source is one of many here.
  options.layerOptions << QStringLiteral("FID=feature_number");
  const QString file = path(role + ".gpkg");
  QgsFields fields = source.fields();
  fields.append(compat::makeField(QString::fromUtf8(NUMBER_FIELD), compat::TEXT_FIELD));
  const std::unique_ptr<QgsVectorFileWriter> writer(
      QgsVectorFileWriter::create(file, fields, source.wkbType(), source.sourceCrs(), context, options));
  if (writer->hasError() != QgsVectorFileWriter::NoError) refuse(file, writer->errorMessage());
  QgsFeatureIterator features = source.getFeatures();
  QgsFeature feature;
  for (int count = 0; features.nextFeature(feature); ++count) {
    if (count % FEATURES_PER_LOOK == 0 && monitor.isCancelled())
      throw QgsProcessingException(QString::fromStdString(describe(cancelledIssue())));
    QgsAttributes attributes = feature.attributes();
    attributes.append(QStringLiteral("%1").arg(count + 1, 9, 10, QChar('0')));
    feature.setFields(fields, false);
    feature.setAttributes(attributes);
    if (!writer->addFeature(feature, QgsFeatureSink::FastInsert)) refuse(file, writer->errorMessage());
  }
  if (!writer->flushBuffer()) refuse(file, writer->errorMessage());
}

void TemporaryStudy::addFile(const QString& name, const std::string& content) {
  QFile file(path(name));
  if (!file.open(QIODevice::WriteOnly) ||
      file.write(content.data(), static_cast<qint64>(content.size())) != static_cast<qint64>(content.size()))
    refuse(file.fileName(), file.errorString());
}

void TemporaryStudy::beginSection(const QString& name) {
  mText += QStringLiteral("[%1]\n").arg(name);
}

void TemporaryStudy::addText(const QString& key, const QString& text) {
  mText += QStringLiteral("%1 = %2\n").arg(key, quoted(text));
}

void TemporaryStudy::addTable(const QString& file) {
  addText(QStringLiteral("file"), file);
  addText(QStringLiteral("source"), QStringLiteral("a layer of QGIS"));
  addText(QStringLiteral("status"), QStringLiteral("assumed"));
}

void TemporaryStudy::addProgramme() {
  mText +=
      QStringLiteral("[programmes.travel]\ntitle = \"Travel\"\npurpose = \"None: a study has a programme\"\n"
                     "eligibility = { age_from = 0, age_to = 120, sexes = [\"female\", \"male\"] }\n"
                     "budget_gbp = { value = 1_000_000_000, source = \"none\", status = \"assumed\" }\n"
                     "[programmes.travel.needs]\nmethod = \"none\"\n");
}

std::string TemporaryStudy::write() const {
  QFile file(path(QStringLiteral("study.toml")));
  const QByteArray bytes = mText.toUtf8();
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    refuse(file.fileName(), file.errorString());
  return file.fileName().toStdString();
}

}  // namespace fairshares::processing
