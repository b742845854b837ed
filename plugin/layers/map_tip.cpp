#include "layers/map_tip.h"

#include <qgsexpression.h>

#include <QCoreApplication>

namespace fairshares::layers {

namespace {

// An expression that gives the column as text fit for HTML.
QString escaped(const QString& column) {
  return QStringLiteral("replace(replace(replace(coalesce(%1, ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')")
      .arg(QgsExpression::quotedColumnRef(column));
}

// Words of a file as HTML in which QGIS looks for no expression.
QString asText(const QString& words) {
  return words.toHtmlEscaped().replace(QStringLiteral("[%"), QStringLiteral("[&#37;"));
}

QString embedded(const QString& expression) {
  return QStringLiteral("[% ") + expression + QStringLiteral(" %]");
}

int decimalsOf(Measure measure) {
  switch (measure) {
  case Measure::Population:
  case Measure::WeightedPopulation:
  case Measure::AllocationPerHead:
  case Measure::DriveTime:
    return 0;
  case Measure::WeightedPerSquareKilometre:
    return 1;
  case Measure::TargetShare:
    return 4;
  default:
    return 3;
  }
}

QString numberText(const MapView& view) {
  if (kindOf(view.measure) == MeasureKind::Category) return embedded(escaped(view.formula.numerator));
  return embedded(
      QStringLiteral("coalesce(format_number(%1, %2), %3)")
          .arg(view.formula.expression(), QString::number(decimalsOf(view.measure)),
               QgsExpression::quotedString(QCoreApplication::translate("fairshares", "no number"))));
}

QString peopleLine(const QgsVectorLayer& layer) {
  if (layer.fields().lookupField(QStringLiteral("population")) < 0) return {};
  return QStringLiteral("<br/>") + QCoreApplication::translate("fairshares", "%1 persons")
                                       .arg(embedded(QStringLiteral("format_number(\"population\", 0)")));
}

}  // namespace

QString plainMapTip(const QgsVectorLayer& layer) {
  const bool hasName = layer.fields().lookupField(QStringLiteral("name")) >= 0;
  const bool hasCode = layer.fields().lookupField(QStringLiteral("code")) >= 0;
  QString tip;
  if (hasName)
    tip += QStringLiteral("<b>") + embedded(escaped(QStringLiteral("name"))) + QStringLiteral("</b>");
  if (hasCode) tip += QStringLiteral(" ") + embedded(escaped(QStringLiteral("code")));
  return tip;
}

QString mapTip(const QgsVectorLayer& layer, const MapView& view) {
  return plainMapTip(layer) + QStringLiteral("<br/>") + asText(view.title()) + QStringLiteral(": <b>") +
         numberText(view) + QStringLiteral("</b> ") + asText(view.unit()) +
         (view.measure == Measure::Population ? QString() : peopleLine(layer));
}

}  // namespace fairshares::layers
