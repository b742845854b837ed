#include "layers/class_colours.h"

#include <array>

#include "base/contract.h"

namespace fairshares::layers {

namespace {

using Ramp = std::array<QRgb, 7>;

constexpr Ramp DIVERGING{0xff46257a, 0xff8470b8, 0xffc4bce0, 0xfff0efeb, 0xfff8c98a, 0xffdf8524, 0xff8f3f04};
constexpr Ramp SEQUENTIAL{0xffdcebe8, 0xffbadbd6, 0xff94c9c4, 0xff5caaaa, 0xff32868f, 0xff1a5f74, 0xff0b3654};
constexpr Ramp TRAVEL{0xfffdf4c9, 0xffdfe39a, 0xffa9cf8d, 0xff6bb28c, 0xff3a8b8f, 0xff2a6088, 0xff232f66};
constexpr std::array<QRgb, 12> CATEGORIES{0xff3d6fa5, 0xffe39b3a, 0xff5a9e6f, 0xffb3546b,
                                          0xff8c79b8, 0xffc9b458, 0xff4fa5a8, 0xff9a6a45,
                                          0xffd98aa6, 0xff6f7d88, 0xff9bbf65, 0xff40506e};

// Evenly from the first to the last colour of the ramp.
QVector<QColor> spread(const Ramp& ramp, std::size_t count) {
  FAIRSHARES_EXPECTS(count >= 1 && count <= ramp.size());
  QVector<QColor> colours;
  for (std::size_t position = 0; position < count; ++position) {
    // One class alone is of middle darkness.
    const double at =
        count == 1 ? 3.0 : static_cast<double>(position * (ramp.size() - 1)) / static_cast<double>(count - 1);
    const auto lower = static_cast<std::size_t>(at);
    const std::size_t upper = lower + 1 < ramp.size() ? lower + 1 : lower;
    const double part = at - static_cast<double>(lower);
    const QColor from(ramp[lower]);
    const QColor to(ramp[upper]);
    const auto mixed = [part](int low, int high) { return qRound(low + part * (high - low)); };
    colours.append(
        QColor(mixed(from.red(), to.red()), mixed(from.green(), to.green()), mixed(from.blue(), to.blue())));
  }
  return colours;
}

}  // namespace

QVector<QColor> divergingColours() {
  return spread(DIVERGING, DIVERGING.size());
}

QVector<QColor> sequentialColours(std::size_t count) {
  return spread(SEQUENTIAL, count);
}

QVector<QColor> travelColours(std::size_t count) {
  return spread(TRAVEL, count);
}

QColor categoryColour(std::size_t position) {
  return QColor(CATEGORIES[position % CATEGORIES.size()]);
}

QColor nullColour() {
  return QColor(0xff5f6368);
}

QColor nullPaper() {
  return QColor(Qt::white);
}

QColor inkColour() {
  return QColor(0xff26292e);
}

}  // namespace fairshares::layers
