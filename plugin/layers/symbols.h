// Fair Shares: the symbols maps are drawn with.
#pragma once

#include <qgsfillsymbol.h>
#include <qgslinesymbol.h>
#include <qgsmarkersymbol.h>

#include <QColor>
#include <QString>
#include <memory>

namespace fairshares::layers {

/// A polygon in one colour, without an outline: 7,000 outlines would hide the colours at the scale of a
/// nation and take longer to draw than the polygons. An outline that an expression turns on in a town is
/// asked for with every polygon of the nation too: 1.44 times one colour was measured, and 1.3 is the most we
/// allow.
std::unique_ptr<QgsFillSymbol> areaFill(const QColor& colour);

/// A polygon that has no number: hatched, so that it is told from every class without its colour.
std::unique_ptr<QgsFillSymbol> hatchedFill();

/// An outline without a fill.
std::unique_ptr<QgsFillSymbol> outline(const QColor& colour, double widthMillimetres);

std::unique_ptr<QgsLineSymbol> line(const QColor& colour, double widthMillimetres, bool isDashed);

/// A circle of a fixed size with a grey rim, so that circles that overlap or are pale stay apart.
std::unique_ptr<QgsMarkerSymbol> circle(const QColor& colour, double sizeMillimetres);

/// A circle whose area is in proportion to the column `people`: MOST_PEOPLE make LARGEST_MILLIMETRES.
/// The scale is the same on every map, so that maps can be compared.
std::unique_ptr<QgsMarkerSymbol> proportionalCircle(const QColor& colour, const QString& people);
inline constexpr double MOST_PEOPLE = 25000.0;
/// What a circle in a legend stands for, where there is nobody to count.
inline constexpr double TYPICAL_PEOPLE = 6000.0;
inline constexpr double LARGEST_MILLIMETRES = 5.5;
/// Size of a proportional circle.
double circleMillimetres(double people);

/// Draws nothing: stands in a legend before a line of text.
std::unique_ptr<QgsFillSymbol> invisibleFill();
std::unique_ptr<QgsMarkerSymbol> invisibleCircle();

}  // namespace fairshares::layers
