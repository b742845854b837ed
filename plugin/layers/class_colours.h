// Fair Shares: colours that keep apart for everybody's eyes.
#pragma once

#include <QColor>
#include <QVector>
#include <cstddef>

namespace fairshares::layers {

/// Seven colours about a neutral one: violet below the national average, orange above. Violet and orange
/// differ for all common kinds of colour blindness; each step away from the middle is darker. Our own choice,
/// after the idea of the ramp PuOr (C. Brewer).
QVector<QColor> divergingColours();

/// `count` colours from pale to dark, one hue: more is darker. 1 <= count <= 7.
QVector<QColor> sequentialColours(std::size_t count);

/// `count` colours from pale yellow over green to dark blue for minutes: farther is darker. 1 <= count <= 7.
QVector<QColor> travelColours(std::size_t count);

/// Colours for classes of unknown meaning, one after the other, repeated after the twelfth.
QColor categoryColour(std::size_t position);

/// The hatch of what has no number, and of its outline.
QColor nullColour();
/// Paper under the hatch.
QColor nullPaper();
/// Outlines and names of Boards.
QColor inkColour();

}  // namespace fairshares::layers
