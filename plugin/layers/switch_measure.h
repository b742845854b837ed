// Fair Shares: another measure on a layer that is already there.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>
#include <optional>

#include "base/issue.h"
#include "layers/map_view.h"

namespace fairshares::layers {

/// Draws the layer by another measure: renderer, legend, name, map tip and the "what am I looking at" line
/// all change together and the layer asks to be painted again. Reads one or two columns (some 20 ms for 7,000
/// zones). A name the user has given the layer stays.
///
/// The problem if the layer is none of ours or has no such number; the layer is then as it was.
std::optional<Issue> switchMeasure(QgsVectorLayer& layer, const QString& programme, Measure measure);

/// What the layer shows now, and in words.
struct ShownView {
  Measure measure = Measure::OverallIndex;
  QString programme;  ///< id; empty where the measure does not depend on one
  QString line;       ///< the "what am I looking at" line
  QString method;     ///< how classes were found
};
/// Nothing if the layer is none of ours or is not coloured by a measure.
std::optional<ShownView> shownView(const QgsVectorLayer& layer);

}  // namespace fairshares::layers
