// Colours measured as eyes see them: Lab distances, also of colour-blind eyes.
#include "layers/class_colours.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

using namespace fairshares::layers;

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Vector times(const Matrix& matrix, const Vector& vector) {
  Vector result{};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column) result[row] += matrix[row][column] * vector[column];
  return result;
}

constexpr Matrix NORMAL{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
constexpr Matrix PROTANOPIA{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix DEUTERANOPIA{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix TRITANOPIA{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

// CIE Lab (D65) of a colour as such eyes see it.
Vector labOf(const QColor& colour, const Matrix& eyes) {
  const Vector seen = times(eyes, {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())});
  constexpr Matrix TO_XYZ{{{0.4124564, 0.3575761, 0.1804375},
                           {0.2126729, 0.7151522, 0.0721750},
                           {0.0193339, 0.1191920, 0.9503041}}};
  Vector xyz = times(TO_XYZ, seen);
  const Vector white{0.95047, 1.0, 1.08883};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const double part = std::max(0.0, xyz[axis] / white[axis]);
    xyz[axis] = part > 216.0 / 24389.0 ? std::cbrt(part) : (24389.0 / 27.0 * part + 16.0) / 116.0;
  }
  return {116.0 * xyz[1] - 16.0, 500.0 * (xyz[0] - xyz[1]), 200.0 * (xyz[1] - xyz[2])};
}

double distance(const QColor& one, const QColor& other, const Matrix& eyes) {
  const Vector left = labOf(one, eyes);
  const Vector right = labOf(other, eyes);
  return std::hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);
}

double lightness(const QColor& colour) {
  return labOf(colour, NORMAL)[0];
}

TEST(ClassColours, AnyTwoOfTheSevenIndexClassesKeepApartForAllEyes) {
  const QVector<QColor> colours = divergingColours();
  ASSERT_EQ(colours.size(), 7);
  for (const Matrix& eyes : {NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA})
    for (int one = 0; one < 7; ++one)
      for (int other = one + 1; other < 7; ++other)
        EXPECT_GE(distance(colours[one], colours[other], eyes), 10.0) << one << " and " << other;
}

TEST(ClassColours, IndexClassesDarkenFromTheNeutralOneBothWaysAndAlike) {
  const QVector<QColor> colours = divergingColours();
  for (int step = 0; step < 3; ++step) {
    EXPECT_LT(lightness(colours[2 - step]), lightness(colours[3 - step]) - 8.0);
    EXPECT_LT(lightness(colours[4 + step]), lightness(colours[3 + step]) - 8.0);
    EXPECT_NEAR(lightness(colours[2 - step]), lightness(colours[4 + step]), 16.0);
  }
}

TEST(ClassColours, TheNeutralClassIsNotThePaper) {
  EXPECT_GE(distance(divergingColours()[3], Qt::white, NORMAL), 5.0);
  EXPECT_LT(std::hypot(labOf(divergingColours()[3], NORMAL)[1], labOf(divergingColours()[3], NORMAL)[2]),
            5.0);
}

TEST(ClassColours, SequentialColoursDarkenStepByStepForAllEyes) {
  for (std::size_t count = 2; count <= 7; ++count)
    for (const QVector<QColor>& colours : {sequentialColours(count), travelColours(count)})
      for (int at = 1; at < colours.size(); ++at) {
        EXPECT_LT(lightness(colours[at]), lightness(colours[at - 1]) - 5.0) << count << " " << at;
        for (const Matrix& eyes : {PROTANOPIA, DEUTERANOPIA, TRITANOPIA})
          EXPECT_GE(distance(colours[at], colours[at - 1], eyes), 6.0) << count << " " << at;
      }
}

TEST(ClassColours, OneClassAloneIsNeitherPaperNorInk) {
  EXPECT_GT(lightness(sequentialColours(1).front()), 30.0);
  EXPECT_LT(lightness(sequentialColours(1).front()), 80.0);
}

TEST(ClassColours, HatchAndOutlinesStandOutFromThePaper) {
  // WCAG 2.2 asks for a contrast of 3 : 1 of what carries meaning.
  const auto luminance = [](const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
  };
  for (const QColor& colour : {nullColour(), inkColour()})
    EXPECT_GE((luminance(nullPaper()) + 0.05) / (luminance(colour) + 0.05), 3.0);
}

}  // namespace
