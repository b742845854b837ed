#include "layers/layer_dressing.h"

#include <qgslayermetadata.h>
#include <qgspallabeling.h>
#include <qgstextbuffersettings.h>
#include <qgstextformat.h>
#include <qgsvectorlayerlabeling.h>

#include <QCoreApplication>

#include "compat/layer_api.h"
#include "layers/class_colours.h"

namespace fairshares::layers {

namespace {

constexpr double NAME_POINTS = 8.0;
constexpr double HALO_MILLIMETRES = 0.8;

QString licenceOf(const model::ResultsFile& file) {
  if (file.isSynthetic)
    return QCoreApplication::translate(
        "fairshares", "Synthetic data: it describes no real place or person. Not for decisions.");
  for (const std::string& source : file.sources)
    if (source.find("OGL") != std::string::npos ||
        source.find("Open Government Licence") != std::string::npos)
      return QCoreApplication::translate(
          "fairshares",
          "Contains data under the Open Government Licence v3.0; see the sources under Rights.");
  return QCoreApplication::translate("fairshares", "As of the sources under Rights; ask their owners.");
}

QString abstractOf(const model::ResultsFile& file, const model::ResultsLayer& results) {
  QString text = QString::fromStdString(results.description);
  text += QStringLiteral("\n\n") +
          QCoreApplication::translate("fairshares",
                                      "Indices are ratios to the national average (1.10 is 10 % above). "
                                      "An empty value means that there is no such number, never 0.");
  if (file.assumedParameters > 0)
    text += QStringLiteral("\n\n") +
            QCoreApplication::translate(
                "fairshares", "%n parameters and tables are assumed, not published; run_report lists them.",
                nullptr, static_cast<int>(file.assumedParameters));
  return text;
}

}  // namespace

void nameFields(QgsVectorLayer& layer, const model::ResultsLayer& results) {
  for (const model::ResultsColumn& column : results.columns) {
    const int field = layer.fields().lookupField(QString::fromStdString(column.name));
    if (field < 0 || column.title.empty()) continue;
    QString alias = QString::fromStdString(column.title);
    if (!column.unit.empty()) alias += QStringLiteral(" (%1)").arg(QString::fromStdString(column.unit));
    layer.setFieldAlias(field, alias);
  }
}

void showNames(QgsVectorLayer& layer, double smallestScale, bool isBold) {
  if (layer.fields().lookupField(QStringLiteral("name")) < 0) return;
  QgsTextBufferSettings halo;
  halo.setEnabled(true);
  halo.setSize(HALO_MILLIMETRES);
  halo.setColor(QColor(255, 255, 255, 220));
  QgsTextFormat format;
  QFont font = format.font();
  font.setBold(isBold);
  format.setFont(font);
  format.setSize(NAME_POINTS);
  format.setColor(inkColour());
  format.setBuffer(halo);
  QgsPalLayerSettings settings;
  settings.fieldName = QStringLiteral("name");
  settings.setFormat(format);
  settings.scaleVisibility = smallestScale > 0.0;
  settings.minimumScale = smallestScale;
  settings.maximumScale = 0.0;
  compat::placeLabels(settings, compat::geometryOf(layer));
  layer.setLabeling(new QgsVectorLayerSimpleLabeling(settings));
  layer.setLabelsEnabled(true);
}

void describeLayer(QgsVectorLayer& layer, const model::ResultsFile& file,
                   const model::ResultsLayer& results) {
  QgsLayerMetadata metadata = layer.metadata();
  metadata.setTitle(QString::fromStdString(results.title));
  metadata.setType(QStringLiteral("dataset"));
  metadata.setLanguage(QStringLiteral("ENG"));
  metadata.setAbstract(abstractOf(file, results));
  metadata.setLicenses({licenceOf(file)});
  QStringList sources;
  for (const std::string& source : file.sources) sources.append(QString::fromStdString(source));
  metadata.setRights(sources);
  QStringList keywords{QStringLiteral("Fair Shares"), QString::fromStdString(file.studyTitle)};
  if (!file.year.empty()) keywords.append(QString::fromStdString(file.year));
  if (file.isSynthetic) keywords.append(QCoreApplication::translate("fairshares", "synthetic"));
  metadata.setKeywords({{QStringLiteral("gmd:topicCategory"), {QStringLiteral("Health")}},
                        {QStringLiteral("study"), keywords}});
  metadata.setCrs(layer.crs());
  metadata.setHistory(
      {QCoreApplication::translate("fairshares", "Computed by Fair Shares. Inputs with checksums, "
                                                 "parameters with source and status, and checks "
                                                 "are in the table run_report.")});
  layer.setMetadata(metadata);
  compat::setTitleAndAbstract(layer, metadata.title(), metadata.abstract());
}

}  // namespace fairshares::layers
