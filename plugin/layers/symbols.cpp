#include "layers/symbols.h"

#include <qgsfillsymbollayer.h>
#include <qgslinesymbollayer.h>
#include <qgsmarkersymbollayer.h>
#include <qgsproperty.h>
#include <qgspropertytransformer.h>

#include <cmath>

#include "layers/class_colours.h"

namespace fairshares::layers {

namespace {

constexpr double HATCH_ANGLE_DEGREES = 45.0;
constexpr double HATCH_DISTANCE_MILLIMETRES = 1.1;
constexpr double HATCH_WIDTH_MILLIMETRES = 0.3;
constexpr double RIM_MILLIMETRES = 0.15;
constexpr double SMALLEST_MILLIMETRES = 0.6;
// The area of a circle grows with the number, its diameter with the root of it.
constexpr double AREA_EXPONENT = 0.5;

std::unique_ptr<QgsFillSymbol> fillOf(QgsSymbolLayer* layer) {
  return std::make_unique<QgsFillSymbol>(QgsSymbolLayerList{layer});
}

}  // namespace

std::unique_ptr<QgsFillSymbol> areaFill(const QColor& colour) {
  return fillOf(new QgsSimpleFillSymbolLayer(colour, Qt::SolidPattern, inkColour(), Qt::NoPen));
}

std::unique_ptr<QgsFillSymbol> hatchedFill() {
  auto paper = std::make_unique<QgsSimpleFillSymbolLayer>(nullPaper(), Qt::SolidPattern, nullColour(),
                                                          Qt::SolidLine, HATCH_WIDTH_MILLIMETRES);
  auto hatch = std::make_unique<QgsLinePatternFillSymbolLayer>();
  hatch->setLineAngle(HATCH_ANGLE_DEGREES);
  hatch->setDistance(HATCH_DISTANCE_MILLIMETRES);
  hatch->setSubSymbol(line(nullColour(), HATCH_WIDTH_MILLIMETRES, false).release());
  return std::make_unique<QgsFillSymbol>(QgsSymbolLayerList{paper.release(), hatch.release()});
}

std::unique_ptr<QgsFillSymbol> outline(const QColor& colour, double widthMillimetres) {
  return fillOf(new QgsSimpleFillSymbolLayer(Qt::white, Qt::NoBrush, colour, Qt::SolidLine, widthMillimetres,
                                             Qt::RoundJoin));
}

std::unique_ptr<QgsLineSymbol> line(const QColor& colour, double widthMillimetres, bool isDashed) {
  return std::make_unique<QgsLineSymbol>(QgsSymbolLayerList{
      new QgsSimpleLineSymbolLayer(colour, widthMillimetres, isDashed ? Qt::DashLine : Qt::SolidLine)});
}

std::unique_ptr<QgsMarkerSymbol> circle(const QColor& colour, double sizeMillimetres) {
  auto layer = std::make_unique<QgsSimpleMarkerSymbolLayer>();
  layer->setSize(sizeMillimetres);
  layer->setColor(colour);
  layer->setStrokeColor(nullColour());
  layer->setStrokeWidth(RIM_MILLIMETRES);
  return std::make_unique<QgsMarkerSymbol>(QgsSymbolLayerList{layer.release()});
}

std::unique_ptr<QgsMarkerSymbol> proportionalCircle(const QColor& colour, const QString& people) {
  std::unique_ptr<QgsMarkerSymbol> symbol = circle(colour, LARGEST_MILLIMETRES);
  QgsProperty size = QgsProperty::fromField(people);
  size.setTransformer(new QgsSizeScaleTransformer(QgsSizeScaleTransformer::Area, 0.0, MOST_PEOPLE,
                                                  SMALLEST_MILLIMETRES, LARGEST_MILLIMETRES,
                                                  circleMillimetres(TYPICAL_PEOPLE), AREA_EXPONENT));
  symbol->setDataDefinedSize(size);
  return symbol;
}

double circleMillimetres(double people) {
  return SMALLEST_MILLIMETRES +
         (LARGEST_MILLIMETRES - SMALLEST_MILLIMETRES) * std::sqrt(people / MOST_PEOPLE);
}

std::unique_ptr<QgsFillSymbol> invisibleFill() {
  return fillOf(new QgsSimpleFillSymbolLayer(Qt::transparent, Qt::NoBrush, Qt::transparent, Qt::NoPen));
}

std::unique_ptr<QgsMarkerSymbol> invisibleCircle() {
  auto layer = std::make_unique<QgsSimpleMarkerSymbolLayer>();
  layer->setColor(Qt::transparent);
  layer->setStrokeStyle(Qt::NoPen);
  return std::make_unique<QgsMarkerSymbol>(QgsSymbolLayerList{layer.release()});
}

}  // namespace fairshares::layers
