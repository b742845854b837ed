#include "plugin/layers/map_picture.h"

#include <qgslayertree.h>
#include <qgslayertreemodel.h>
#include <qgslegendrenderer.h>
#include <qgslegendsettings.h>
#include <qgsmaprenderersequentialjob.h>
#include <qgsmapsettings.h>

#include <QPainter>
#include <cstdlib>

#include "compat/legend.h"
#include "compat/simplification.h"

namespace fairshares::testing_support {

namespace {
constexpr int DOTS_PER_INCH = 96;
constexpr int LEGEND_WIDTH = 440;
}  // namespace

QImage drawMap(const QList<QgsMapLayer*>& layers, const QgsRectangle& extent, QSize size) {
  QgsMapSettings settings;
  settings.setLayers(layers);
  settings.setDestinationCrs(QgsCoordinateReferenceSystem(QStringLiteral("EPSG:27700")));
  settings.setExtent(extent);
  settings.setOutputSize(size);
  settings.setOutputDpi(DOTS_PER_INCH);
  settings.setBackgroundColor(Qt::white);
  settings.setFlag(Qgis::MapSettingsFlag::Antialiasing, true);
  settings.setFlag(Qgis::MapSettingsFlag::UseRenderingOptimization, true);
  // As the map canvas does by default.
  QgsVectorSimplifyMethod simplify;
  compat::thinOutPoints(simplify);
  simplify.setThreshold(1.0F);
  settings.setSimplifyMethod(simplify);
  QgsMapRendererSequentialJob job(settings);
  job.start();
  job.waitForFinished();
  return job.renderedImage();
}

QImage drawMapWithLegend(const QList<QgsMapLayer*>& layers, QgsVectorLayer& legendOf,
                         const QgsRectangle& extent, QSize size) {
  const QImage map = drawMap(layers, extent, QSize(size.width() - LEGEND_WIDTH, size.height()));
  QImage picture(size, QImage::Format_RGB32);
  picture.setDotsPerMeterX(DOTS_PER_INCH * 10000 / 254);
  picture.setDotsPerMeterY(DOTS_PER_INCH * 10000 / 254);
  picture.fill(Qt::white);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.drawImage(0, 0, map);
  QgsLayerTree tree;
  tree.addLayer(&legendOf);
  QgsLayerTreeModel model(&tree);
  QgsLegendSettings settings;
  settings.setWrapChar(QStringLiteral("|"));
  for (const auto style : {compat::LAYER_TITLE, compat::CLASS_NAME}) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(style == compat::LAYER_TITLE ? 9.0 : 8.0);
    settings.rstyle(style).setFont(font);
  }
  QgsLegendRenderer legend(&model, settings);
  const double perMillimetre = DOTS_PER_INCH / 25.4;
  painter.translate(size.width() - LEGEND_WIDTH, 0);
  QgsRenderContext context = QgsRenderContext::fromQPainter(&painter);
  context.setScaleFactor(perMillimetre);
  painter.scale(perMillimetre, perMillimetre);
  legend.drawLegend(context);
  painter.end();
  return picture;
}

double differingPart(const QImage& left, const QImage& right, int channelTolerance) {
  if (left.size() != right.size()) return 1.0;
  const QImage first = left.convertToFormat(QImage::Format_RGB32);
  const QImage second = right.convertToFormat(QImage::Format_RGB32);
  qint64 differing = 0;
  for (int row = 0; row < first.height(); ++row)
    for (int column = 0; column < first.width(); ++column) {
      const QRgb one = first.pixel(column, row);
      const QRgb other = second.pixel(column, row);
      if (std::abs(qRed(one) - qRed(other)) > channelTolerance ||
          std::abs(qGreen(one) - qGreen(other)) > channelTolerance ||
          std::abs(qBlue(one) - qBlue(other)) > channelTolerance)
        ++differing;
    }
  return static_cast<double>(differing) / static_cast<double>(qint64{first.width()} * first.height());
}

QgsRectangle wholeNation() {
  return QgsRectangle(5000, 525000, 475000, 1225000);
}

QgsRectangle centralBelt() {
  return QgsRectangle(222000, 640000, 345000, 705000);
}

QgsRectangle oneTown() {
  return QgsRectangle(252000, 660000, 266000, 670000);
}

}  // namespace fairshares::testing_support
