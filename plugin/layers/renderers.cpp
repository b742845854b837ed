#include "layers/renderers.h"

#include <qgsclassificationcustom.h>
#include <qgsdatadefinedsizelegend.h>
#include <qgsgraduatedsymbolrenderer.h>
#include <qgssinglesymbolrenderer.h>

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "compat/layer_api.h"
#include "layers/category_renderer.h"
#include "layers/class_colours.h"
#include "layers/locale_for_people.h"
#include "layers/symbols.h"

namespace fairshares::layers {

namespace {

// Above every value: QGIS writes limits with all their digits, so infinity would not come back.
constexpr double TOP = 1e12;
// Below NO_NUMBER: no value falls into the ranges of the lines of text.
constexpr double UNIT_NOTE = -2.0;
constexpr double METHOD_NOTE = -3.0;
constexpr double LEAST = 0.0;

QVector<QColor> coloursOf(const ClassLimits& limits) {
  switch (limits.method) {
  case LimitMethod::Ratio:
    return divergingColours();
  case LimitMethod::Minutes:
    return travelColours(limits.classCount());
  default:
    return sequentialColours(limits.classCount());
  }
}

int decimalsOf(const ClassLimits& limits) {
  int decimals = limits.method == LimitMethod::Ratio ? 2 : 0;
  for (const double limit : limits.inner)
    for (; decimals < 9; ++decimals) {
      const double scaled = limit * std::pow(10.0, decimals);
      if (std::abs(scaled - std::round(scaled)) <= 1e-6 * std::max(1.0, std::abs(scaled))) break;
    }
  return decimals;
}

// The symbols of one renderer: fills or circles.
class SymbolKind {
 public:
  SymbolKind(const QgsVectorLayer& layer, const MapView& view)
      : mIsPoint(compat::geometryOf(layer) == compat::GeometryWord::Point),
        mPeople(QStringLiteral("population")) {
    // Circles of a weighted population are as large as it is; all others as large as the population is.
    if (view.measure == Measure::WeightedPopulation) mPeople = view.formula.numerator;
  }
  [[nodiscard]] QgsSymbol* ofClass(const QColor& colour) const {
    if (mIsPoint) return proportionalCircle(colour, mPeople).release();
    return areaFill(colour).release();
  }
  [[nodiscard]] QgsSymbol* ofNoNumber() const {
    if (mIsPoint) return circle(nullColour(), 1.0).release();
    return hatchedFill().release();
  }
  [[nodiscard]] QgsSymbol* ofNote() const {
    if (mIsPoint) return invisibleCircle().release();
    return invisibleFill().release();
  }

 private:
  bool mIsPoint;
  QString mPeople;
};

void addSizeLegend(QgsGraduatedSymbolRenderer& renderer, const SymbolKind& symbols) {
  renderer.setSourceSymbol(symbols.ofClass(nullPaper()));
  QgsDataDefinedSizeLegend legend;
  legend.setLegendType(QgsDataDefinedSizeLegend::LegendSeparated);
  QList<QgsDataDefinedSizeLegend::SizeClass> classes;
  for (const double people : {2000.0, 5000.0, 10000.0, 20000.0})
    classes.append({people, QCoreApplication::translate("fairshares", "%1 persons")
                                .arg(localeForPeople().toString(people, 'f', 0))});
  legend.setClasses(classes);
  legend.setTitle(QCoreApplication::translate("fairshares", "Size"));
  renderer.setDataDefinedSizeLegend(new QgsDataDefinedSizeLegend(legend));
}

std::unique_ptr<QgsFeatureRenderer> graduated(const QgsVectorLayer& layer, const MapView& view,
                                              const ClassLimits& limits) {
  const SymbolKind symbols(layer, view);
  const QVector<QColor> colours = coloursOf(limits);
  const QVector<QString> labels = classLabels(limits);
  QgsRangeList ranges;
  double lower = LEAST;
  for (int position = 0; position < labels.size(); ++position) {
    const double upper =
        position + 1 < labels.size() ? limits.inner[static_cast<std::size_t>(position)] : TOP;
    ranges.append(QgsRendererRange(lower, upper, symbols.ofClass(colours[position]), labels[position]));
    lower = upper;
  }
  ranges.append(QgsRendererRange(NO_NUMBER, NO_NUMBER, symbols.ofNoNumber(), noNumberText(view)));
  ranges.append(QgsRendererRange(UNIT_NOTE, UNIT_NOTE, symbols.ofNote(), view.unit()));
  ranges.append(QgsRendererRange(METHOD_NOTE, METHOD_NOTE, symbols.ofNote(), methodText(limits)));
  const QString value =
      QStringLiteral("coalesce(%1, %2)").arg(view.formula.expression(), QString::number(NO_NUMBER));
  auto renderer = std::make_unique<QgsGraduatedSymbolRenderer>(value, ranges);
  renderer->setClassificationMethod(new QgsClassificationCustom());
  if (compat::geometryOf(layer) == compat::GeometryWord::Point) addSizeLegend(*renderer, symbols);
  return renderer;
}

}  // namespace

QString noNumberText(const MapView& view) {
  switch (kindOf(view.measure)) {
  case MeasureKind::Index:
  case MeasureKind::Density:
  case MeasureKind::Amount:
    return QCoreApplication::translate("fairshares", "no number: nobody lives here whom it serves");
  case MeasureKind::Minutes:
    return QCoreApplication::translate("fairshares", "no road and no ferry to such a settlement");
  case MeasureKind::Category:
    break;
  }
  return QCoreApplication::translate("fairshares", "no class");
}

QVector<QString> classLabels(const ClassLimits& limits) {
  const int decimals = decimalsOf(limits);
  const auto text = [&](double limit) { return localeForPeople().toString(limit, 'f', decimals); };
  if (limits.inner.empty()) return {QCoreApplication::translate("fairshares", "all areas")};
  QVector<QString> labels{
      QCoreApplication::translate("fairshares", "under %1").arg(text(limits.inner.front()))};
  for (std::size_t position = 1; position < limits.inner.size(); ++position)
    labels.append(QCoreApplication::translate("fairshares", "%1 to %2")
                      .arg(text(limits.inner[position - 1]), text(limits.inner[position])));
  labels.append(QCoreApplication::translate("fairshares", "over %1").arg(text(limits.inner.back())));
  return labels;
}

std::unique_ptr<QgsFeatureRenderer> rendererFor(const QgsVectorLayer& layer, const MapView& view,
                                                const ClassLimits& limits) {
  if (kindOf(view.measure) == MeasureKind::Category) return categoryRenderer(layer, view.formula.numerator);
  return graduated(layer, view, limits);
}

}  // namespace fairshares::layers
