#include "geography/polygon_area.h"

#include "base/compensated_sum.h"
#include "geography/polygon_rings.h"

namespace fairshares::geography {

namespace {
constexpr double SQUARE_METRES_PER_SQUARE_KILOMETRE = 1e6;
}

std::optional<double> areaSquareKilometres(const std::string& wkb) {
  PolygonRings rings;
  if (!appendRings(wkb, rings)) return std::nullopt;
  // Holes run clockwise, so their areas are negative.
  CompensatedSum squareMetres;
  for (const Ring& ring : rings.rings) squareMetres.add(signedArea(rings.pointsOf(ring)));
  if (squareMetres.value() <= 0.0) return std::nullopt;
  return squareMetres.value() / SQUARE_METRES_PER_SQUARE_KILOMETRE;
}

}  // namespace fairshares::geography
