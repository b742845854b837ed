// A map with its legend as a picture, and how far two pictures are apart.
#pragma once

#include <qgsproject.h>
#include <qgsrectangle.h>
#include <qgsvectorlayer.h>

#include <QImage>
#include <QList>

namespace fairshares::testing_support {

/// Layers from top to bottom.
QImage drawMap(const QList<QgsMapLayer*>& layers, const QgsRectangle& extent, QSize size);

/// The map with the legend of `legendOf` to its right, names and all.
QImage drawMapWithLegend(const QList<QgsMapLayer*>& layers, QgsVectorLayer& legendOf,
                         const QgsRectangle& extent, QSize size);

/// The part of the pixels that differ by more than `channelTolerance` in any channel, 0 to 1; 1 for pictures
/// of different sizes.
double differingPart(const QImage& left, const QImage& right, int channelTolerance);

/// Extents for pictures, metres of British National Grid.
QgsRectangle wholeNation();
QgsRectangle centralBelt();
QgsRectangle oneTown();

}  // namespace fairshares::testing_support
