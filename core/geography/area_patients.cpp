#include "geography/area_patients.h"

#include <algorithm>
#include <cmath>

#include "base/contract.h"

namespace fairshares::geography {

using model::Point;

namespace {

constexpr int MOST_TRIES = 10'000;

Drive best(const RoadEnds& ends, std::span<const std::uint32_t> nodes, std::span<const Drive> ways,
           Drive onLink) {
  Drive least = onLink;
  for (const RoadEnd& end : ends) {
    const auto node = std::lower_bound(nodes.begin(), nodes.end(), end.node) - nodes.begin();
    const Drive way = ways[static_cast<std::size_t>(node)];
    if (!way.isNone()) least = std::min(least, way + end.way);
  }
  return least;
}

}  // namespace

AreaPatients::AreaPatients(const NurseRoundsInput& input, const ZoneOutlines& outlines, std::size_t zone,
                           const ZonePatients& patients)
    : mInput(input), mOutlines(outlines), mZone(patients), mAccess(input.zoneAccess[zone].place) {
  FAIRSHARES_EXPECTS(input.proximity.has_value());
  const ProximityOptions& options = *input.proximity;
  mCircuityFactor = options.circuityFactor;
  mKmPerHour = outlines.areaSquareMetres(zone) > options.wideZoneSquareKm * 1e6 ? options.wideKmPerHour
                                                                                : options.compactKmPerHour;
  mFromBase = best(mZone.access.entries, mZone.nodes, mZone.fromBase, driveOnLink(mZone.base, mZone.access));
  mToBase = best(mZone.access.exits, mZone.nodes, mZone.toBase, driveOnLink(mZone.access, mZone.base));
}

Point AreaPatients::draw(RandomStream& random) const {
  if (mZone.source == PatientPlaceSource::Points) {
    const double weight = random.fraction() * mZone.weightUpTo.back();
    const auto upTo = std::upper_bound(mZone.weightUpTo.begin(), mZone.weightUpTo.end() - 1, weight);
    const std::uint32_t point = mZone.points[static_cast<std::size_t>(upTo - mZone.weightUpTo.begin())];
    return mInput.patientPoints[point].access.place;
  }
  const ZoneOutlines::Box& box = mOutlines.box(mZone.part);
  for (int i = 0; i < MOST_TRIES; ++i) {
    const double x = random.fraction(), y = random.fraction();
    const Point place{box.least.x + x * (box.greatest.x - box.least.x),
                      box.least.y + y * (box.greatest.y - box.least.y)};
    if (mOutlines.contains(mZone.part, place)) return place;
  }
  return mAccess;
}

void AreaPatients::drawDay(RandomStream random, std::size_t count) {
  mPatients.clear();
  for (std::size_t i = 0; i < count; ++i) mPatients.push_back(draw(random));
}

Drive AreaPatients::across(const Point& a, const Point& b) const {
  const double metres = std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)) * mCircuityFactor;
  const std::uint64_t milliseconds = roadMilliseconds(metres, mKmPerHour);
  return milliseconds < Drive::LONGEST_MILLISECONDS ? Drive::ofMetres(milliseconds, metres) : Drive::none();
}

Drive AreaPatients::drive(std::size_t from, std::size_t to) {
  if (from == to) return {};
  const Drive way = across(from == 0 ? mAccess : mPatients[from - 1], to == 0 ? mAccess : mPatients[to - 1]);
  const Drive base = from == 0 ? mFromBase : to == 0 ? mToBase : Drive();
  return way.isNone() || base.isNone() ? Drive::none() : base + way;
}

}  // namespace fairshares::geography
