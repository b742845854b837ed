#include "layers/stored_styles.h"

#include <qgsmaplayerstyle.h>
#include <qgsmaplayerstylemanager.h>

#include <QCoreApplication>
#include <QDomDocument>
#include <QXmlStreamReader>
#include <memory>

#include "io/stored_styles.h"
#include "layers/layer_facts.h"

namespace fairshares::layers {

namespace {

constexpr int DEEPEST = 60;
constexpr int LONGEST_NAME = 100;

bool isRemote(const QString& text) {
  for (const char* scheme : {"http:", "https:", "ftp:", "file:", "//", "/vsi", "\\\\"})
    if (text.trimmed().startsWith(QLatin1String(scheme), Qt::CaseInsensitive)) return true;
  return false;
}

QString notUsable() {
  return QCoreApplication::translate("fairshares", "It is no style of QGIS.");
}

Issue leftOut(const QString& path, const io::StoredStyle& style, const QString& why) {
  return {Severity::Warning,
          IssueCode::FileFormat,
          Place{.file = path.toStdString(), .layer = style.layer, .key = style.name},
          style.name,
          QCoreApplication::translate("fairshares", "A stored style is left out. %1").arg(why).toStdString(),
          QCoreApplication::translate("fairshares", "Store the style again from QGIS.").toStdString()};
}

/// Why `style` could not be offered; nothing if it is.
std::optional<QString> offer(QgsVectorLayer& layer, const io::StoredStyle& style) {
  const QByteArray qml = QByteArray::fromStdString(style.qml);
  if (const auto refusal = refusalOfStyle(qml)) return refusal;
  const QString name = QString::fromStdString(style.name).left(LONGEST_NAME);
  QDomDocument document;
  if (name.isEmpty() || !document.setContent(qml)) return notUsable();
  // On a copy: the layer itself goes on showing what it shows.
  const std::unique_ptr<QgsVectorLayer> copy(layer.clone());
  QString error;
  if (!copy->importNamedStyle(document, error, QgsMapLayer::Symbology | QgsMapLayer::Labeling)) return error;
  QgsMapLayerStyle read;
  read.readFromLayer(copy.get());
  QString unique = name;
  for (int number = 2; layer.styleManager()->styles().contains(unique); ++number)
    unique = QStringLiteral("%1 (%2)").arg(name, QString::number(number));
  if (!layer.styleManager()->addStyle(unique, read)) return notUsable();
  return std::nullopt;
}

bool isMainLayerOf(const QgsVectorLayer& layer, const io::StoredStyle& style) {
  const std::optional<LayerFacts> facts = factsOf(layer);
  if (!facts || facts->table != QString::fromStdString(style.layer)) return false;
  return facts->role != LayerRole::AreaOutlines && facts->role != LayerRole::UrbanRural &&
         facts->role != LayerRole::DriveTime && facts->role != LayerRole::Table;
}

}  // namespace

std::optional<QString> refusalOfStyle(const QByteArray& qml) {
  QXmlStreamReader reader(qml);
  int depth = 0;
  bool isFirst = true;
  while (!reader.atEnd()) {
    switch (reader.readNext()) {
    case QXmlStreamReader::DTD:
      if (!reader.entityDeclarations().isEmpty() || !reader.notationDeclarations().isEmpty())
        return notUsable();
      break;
    case QXmlStreamReader::StartElement:
      if (isFirst && reader.name() != QLatin1String("qgis")) return notUsable();
      isFirst = false;
      if (++depth > DEEPEST) return notUsable();
      for (const QXmlStreamAttribute& attribute : reader.attributes())
        if (isRemote(attribute.value().toString()))
          return QCoreApplication::translate("fairshares",
                                             "It refers to a file or to an address on the network: %1")
              .arg(attribute.value().toString().left(LONGEST_NAME));
      break;
    case QXmlStreamReader::EndElement:
      --depth;
      break;
    default:
      break;
    }
  }
  if (reader.hasError() || isFirst) return notUsable();
  return std::nullopt;
}

Issues offerStoredStyles(BuiltLayers& built, const QString& path) {
  Result<std::vector<io::StoredStyle>> styles = io::readStoredStyles(path.toStdString());
  Issues issues;
  for (const Issue& issue : styles.issues().list()) {
    issues.add(issue);
    if (issue.severity == Severity::Error) return issues;
  }
  for (const io::StoredStyle& style : styles.value())
    for (std::vector<BuiltLayer>* layers : {&built.over, &built.choropleths})
      for (BuiltLayer& one : *layers)
        if (isMainLayerOf(*one.layer, style))
          if (const auto why = offer(*one.layer, style)) issues.add(leftOut(path, style, *why));
  return issues;
}

}  // namespace fairshares::layers
