#include "geography/road_patients.h"

#include <algorithm>
#include <numeric>

namespace fairshares::geography {

namespace {

// Ways between this many nodes are kept from day to day: at most 16 MB. In a greater zone, two days seldom
// come along the same link.
constexpr std::size_t MOST_NODES_KEPT = 1024;
constexpr std::size_t ROW_NODES_FOR_EACH_TARGET = 6;

}  // namespace

WaysBetweenNodes::WaysBetweenNodes(RoadSearch& search, std::span<const std::uint32_t> nodes,
                                   const Monitor& monitor)
    : mSearch(search), mNodes(nodes), mMonitor(monitor), mSlot(nodes.size()) {
  std::vector<std::uint32_t> all(nodes.size());
  std::iota(all.begin(), all.end(), 0u);
  keepTo(std::move(all));
}

void WaysBetweenNodes::keepTo(std::vector<std::uint32_t> positions) {
  mTargets.clear();
  for (std::uint32_t slot = 0; slot < positions.size(); ++slot) {
    mSlot[positions[slot]] = slot;
    mTargets.push_back(mNodes[positions[slot]]);
  }
  mRows.assign(mTargets.size(), {});
  mIsRowComplete.assign(mTargets.size(), 0);
  mColumns.assign(mTargets.size(), {});
}

Drive WaysBetweenNodes::way(std::uint32_t from, std::uint32_t to) {
  const std::uint32_t fromSlot = mSlot[from], toSlot = mSlot[to];
  std::vector<Drive>& row = mRows[fromSlot];
  if (row.empty()) {
    row.resize(mTargets.size());
    const SearchStart start{mNodes[from], {}};
    mIsRowComplete[fromSlot] = mSearch.search(std::span(&start, 1), mTargets, TravelDirection::FromCentre,
                                              row, mMonitor, ROW_NODES_FOR_EACH_TARGET * mTargets.size());
  }
  if (mIsRowComplete[fromSlot] != 0 || !row[toSlot].isNone()) return row[toSlot];
  std::vector<Drive>& column = mColumns[toSlot];
  if (column.empty()) {
    column.resize(mTargets.size());
    const SearchStart start{mNodes[to], {}};
    mSearch.search(std::span(&start, 1), mTargets, TravelDirection::TowardsCentre, column, mMonitor);
  }
  return column[fromSlot];
}

RoadPatients::RoadPatients(const NurseRoundsInput& input, const ZonePatients& patients, RoadSearch& search,
                           const Monitor& monitor)
    : mInput(input), mZone(patients), mWays(search, patients.nodes, monitor) {}

RoadPlace RoadPatients::withPositions(RoadPlace place) const {
  const auto toPosition = [&](RoadEnd& end) {
    end.node = static_cast<std::uint32_t>(std::lower_bound(mZone.nodes.begin(), mZone.nodes.end(), end.node) -
                                          mZone.nodes.begin());
  };
  for (RoadEnd& end : place.exits) toPosition(end);
  for (RoadEnd& end : place.entries) toPosition(end);
  return place;
}

RoadPatients::Patient RoadPatients::draw(RandomStream& random) const {
  if (mZone.source == PatientPlaceSource::AccessPoint) return {withPositions(mZone.access), 0};
  const double weight = random.fraction() * mZone.weightUpTo.back();
  const auto upTo = std::upper_bound(mZone.weightUpTo.begin(), mZone.weightUpTo.end() - 1, weight);
  const auto chosen = static_cast<std::size_t>(upTo - mZone.weightUpTo.begin());
  const double along = random.fraction();
  if (mZone.source == PatientPlaceSource::Points) {
    const std::uint32_t point = mZone.points[chosen];
    return {withPositions(*roadPlaceOf(mInput.network, mInput.graph, mInput.patientPoints[point].access)),
            point};
  }
  const RoadStretch& stretch = mZone.stretches[chosen];
  const double share = stretch.fromShare + along * (stretch.toShare - stretch.fromShare);
  return {withPositions(roadPlaceOnLink(mInput.network, mInput.graph, stretch.link, share)), NO_POINT};
}

void RoadPatients::drawDay(RandomStream random, std::size_t count) {
  mPatients.clear();
  for (std::size_t i = 0; i < count; ++i) mPatients.push_back(draw(random));
  if (mZone.nodes.size() <= MOST_NODES_KEPT) return;
  std::vector<std::uint32_t> positions;
  for (const Patient& patient : mPatients) {
    for (const RoadEnd& end : patient.place.exits) positions.push_back(end.node);
    for (const RoadEnd& end : patient.place.entries) positions.push_back(end.node);
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  mWays.keepTo(std::move(positions));
}

Drive RoadPatients::fromBase(const Patient& patient) const {
  Drive best = driveOnLink(mZone.base, patient.place);
  for (const RoadEnd& entry : patient.place.entries) {
    const Drive way = mZone.fromBase[entry.node];
    if (!way.isNone()) best = std::min(best, way + entry.way);
  }
  return best;
}

Drive RoadPatients::toBase(const Patient& patient) const {
  Drive best = driveOnLink(patient.place, mZone.base);
  for (const RoadEnd& exit : patient.place.exits) {
    const Drive way = mZone.toBase[exit.node];
    if (!way.isNone()) best = std::min(best, exit.way + way);
  }
  return best;
}

Drive RoadPatients::drive(std::size_t from, std::size_t to) {
  if (from == to) return {};
  if (from == 0) return fromBase(mPatients[to - 1]);
  if (to == 0) return toBase(mPatients[from - 1]);
  const Patient& a = mPatients[from - 1];
  const Patient& b = mPatients[to - 1];
  if (a.point != NO_POINT && a.point == b.point) return {};
  Drive best = driveOnLink(a.place, b.place);
  for (const RoadEnd& exit : a.place.exits)
    for (const RoadEnd& entry : b.place.entries) {
      const Drive way = mWays.way(exit.node, entry.node);
      if (!way.isNone()) best = std::min(best, exit.way + way + entry.way);
    }
  if (!best.isNone() || toBase(a).isNone() || fromBase(b).isNone()) return best;
  return toBase(a) + fromBase(b);  // longer than any search goes
}

}  // namespace fairshares::geography
