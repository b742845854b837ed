#include "layers/stored_styles.h"

#include <qgsmaplayerstyle.h>
#include <qgsmaplayerstylemanager.h>
#include <qgsreadwritecontext.h>
#include <qgsrenderer.h>
#include <qgsvectorlayerlabeling.h>

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

/// QGIS divides by the quality of a heat map while it draws, and a fault there ends QGIS.
bool isUndrawable(const QXmlStreamAttributes& renderer) {
  if (renderer.value(QLatin1String("type")) != QLatin1String("heatmapRenderer")) return false;
  constexpr int COARSEST = 100;
  constexpr double WIDEST = 1e7;  // metres, of all units a radius may have
  const int quality = renderer.value(QLatin1String("quality")).toInt();
  const double radius = renderer.value(QLatin1String("radius")).toDouble();
  return quality < 1 || quality > COARSEST || !(radius > 0.0 && radius <= WIDEST);
}

constexpr QgsMapLayer::StyleCategories TAKEN = QgsMapLayer::Symbology | QgsMapLayer::Labeling;

/// Tries styles on for a layer, which afterwards shows what it showed before. On the layer itself, since a
/// copy would open the file once more for every style, which takes ten times as long as the style.
class StyleFitting {
 public:
  explicit StyleFitting(QgsVectorLayer& layer)
      : mLayer(layer), mRenderer(layer.renderer() ? layer.renderer()->clone() : nullptr),
        mLabeling(layer.labeling() ? layer.labeling()->clone() : nullptr), mHasLabels(layer.labelsEnabled()) {
    QString error;
    layer.exportNamedStyle(mBefore, error, QgsReadWriteContext(), TAKEN);
  }
  ~StyleFitting() {
    undress();
    mLayer.setRenderer(mRenderer.release());
    mLayer.setLabeling(mLabeling.release());
    mLayer.setLabelsEnabled(mHasLabels);
  }
  StyleFitting(const StyleFitting&) = delete;
  StyleFitting& operator=(const StyleFitting&) = delete;

  /// Why `style` could not be offered; nothing if it is.
  std::optional<QString> offer(const io::StoredStyle& style) {
    const QByteArray qml = QByteArray::fromStdString(style.qml);
    if (const auto refusal = refusalOfStyle(qml)) return refusal;
    const QString name = QString::fromStdString(style.name).left(LONGEST_NAME);
    QDomDocument document;
    if (name.isEmpty() || !document.setContent(qml)) return notUsable();
    undress();
    QString error;
    if (!mLayer.importNamedStyle(document, error, TAKEN)) return error;
    QgsMapLayerStyle read;
    read.readFromLayer(&mLayer);
    QString unique = name;
    for (int number = 2; mLayer.styleManager()->styles().contains(unique); ++number)
      unique = QStringLiteral("%1 (%2)").arg(name, QString::number(number));
    if (!mLayer.styleManager()->addStyle(unique, read)) return notUsable();
    return std::nullopt;
  }

 private:
  // What one style has and the next does not mention is not to stay.
  void undress() {
    QString error;
    QDomDocument before = mBefore.cloneNode().toDocument();  // QGIS alters what it reads
    mLayer.importNamedStyle(before, error, TAKEN);
  }

  QgsVectorLayer& mLayer;
  QDomDocument mBefore;
  std::unique_ptr<QgsFeatureRenderer> mRenderer;
  std::unique_ptr<QgsAbstractVectorLayerLabeling> mLabeling;
  bool mHasLabels;
};

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
      if (reader.name() == QLatin1String("renderer-v2") && isUndrawable(reader.attributes()))
        return notUsable();
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

Issues offerStoredStyles(BuiltLayers& built, const QString& path, const Monitor& monitor) {
  Result<std::vector<io::StoredStyle>> styles = io::readStoredStyles(path.toStdString());
  Issues issues;
  for (const Issue& issue : styles.issues().list()) {
    issues.add(issue);
    if (issue.severity == Severity::Error) return issues;
  }
  for (std::vector<BuiltLayer>* layers : {&built.over, &built.choropleths})
    for (BuiltLayer& one : *layers) {
      std::optional<StyleFitting> fitting;
      for (const io::StoredStyle& style : styles.value()) {
        if (monitor.isCancelled()) return issues;
        if (!isMainLayerOf(*one.layer, style)) continue;
        if (!fitting) fitting.emplace(*one.layer);
        if (const auto why = fitting->offer(style)) issues.add(leftOut(path, style, *why));
      }
    }
  return issues;
}

}  // namespace fairshares::layers
