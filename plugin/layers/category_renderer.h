// Fair Shares: urban-rural classes in colours that tell town from country and island from mainland.
#pragma once

#include <qgsrenderer.h>
#include <qgsvectorlayer.h>

#include <QColor>
#include <QString>
#include <QStringList>
#include <QVector>
#include <memory>

namespace fairshares::layers {

/// A class with its colour and what it is called.
struct AreaClass {
  QString code;
  QString label;
  QColor colour;
};

/// The classification that codes are of, by what codes there are: the Scottish Government's 2-, 3-, 6- or
/// 8-fold one, classes 5 and 8 of which may be split into mainland (M) and islands (I). Codes of none of
/// these keep their own text and get a colour each. All classes of a known classification are there, in its
/// order, also those without an area. `codes` need no order; equal ones may repeat.
QVector<AreaClass> classesOf(QStringList codes);

/// A categorised renderer of these classes over the values of `column`, and of a hatched one for all others.
std::unique_ptr<QgsFeatureRenderer> categoryRenderer(const QVector<AreaClass>& classes,
                                                     const QString& column);

/// A categorised renderer over the values of `column`. NULL and what came later is hatched.
std::unique_ptr<QgsFeatureRenderer> categoryRenderer(const QgsVectorLayer& layer, const QString& column);

}  // namespace fairshares::layers
