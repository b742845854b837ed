#include "geography/zone_patients.h"

#include <algorithm>
#include <map>

#include "base/contract.h"
#include "geography/network_check.h"
#include "geography/strong_components.h"

namespace fairshares::geography {

ThereAndBack::ThereAndBack(const RoadGraph& graph) : mComponent(strongComponents(graph)) {}

std::optional<std::uint32_t> ThereAndBack::circuitOf(const RoadPlace& place) const {
  for (const RoadEnd& exit : place.exits)
    for (const RoadEnd& entry : place.entries)
      if (mComponent[exit.node] == mComponent[entry.node]) return mComponent[exit.node];
  return std::nullopt;
}

PatientPlaceChooser::PatientPlaceChooser(const NurseRoundsInput& input, const ZoneOutlines& outlines,
                                         const ZoneRoads* roads)
    : mInput(input), mOutlines(outlines), mRoads(roads), mThereAndBack(input.graph),
      mPointsOfZone(input.zoneCodes.size()) {
  if (roads) mRoadComponent = roadComponents(input.network, input.graph).ofNode;
  for (std::uint32_t point = 0; point < input.patientPoints.size(); ++point) {
    FAIRSHARES_EXPECTS(input.patientPoints[point].zone < mPointsOfZone.size());
    if (input.patientPoints[point].weight > 0.0)
      mPointsOfZone[input.patientPoints[point].zone].push_back(point);
  }
}

namespace {

// The weights of those kept, each with all before it, and the share of the others.
class WeightsKept {
 public:
  void keep(double weight) { mUpTo.push_back((mUpTo.empty() ? 0.0 : mUpTo.back()) + weight); }
  void leaveOut(double weight) { mLeftOut += weight; }
  void giveTo(ZonePatients& patients) {
    const double kept = mUpTo.empty() ? 0.0 : mUpTo.back();
    patients.shareLeftOut = mLeftOut > 0.0 ? mLeftOut / (mLeftOut + kept) : 0.0;
    patients.weightUpTo = std::move(mUpTo);
  }

 private:
  std::vector<double> mUpTo;
  double mLeftOut = 0.0;
};

void addNodes(const RoadPlace& place, std::vector<std::uint32_t>& nodes) {
  for (const RoadEnd& end : place.exits) nodes.push_back(end.node);
  for (const RoadEnd& end : place.entries) nodes.push_back(end.node);
}

void sortAndThin(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

// Stretches of road or given points of a zone, in their order.
struct PatientPlaceChooser::Candidates {
  struct Candidate {
    std::optional<RoadPlace> place;  // the middle of a stretch; empty for a point off the network
    double weight = 0.0;
    bool isReachable = false;
    std::uint32_t component = 0;  // by road
  };
  PatientPlaceSource source = PatientPlaceSource::Roads;
  std::vector<Candidate> list;
};

PatientPlaceChooser::Candidates PatientPlaceChooser::candidatesOnRoads(std::size_t zone,
                                                                       std::uint32_t circuit) const {
  Candidates candidates;
  const auto add = [&](std::optional<RoadPlace> place, double weight) {
    const bool isReachable = place && mThereAndBack.circuitOf(*place) == circuit;
    const std::uint32_t component = isReachable ? mRoadComponent[place->exits.begin()->node] : 0;
    candidates.list.push_back({std::move(place), weight, isReachable, component});
  };
  if (!mPointsOfZone[zone].empty()) {
    candidates.source = PatientPlaceSource::Points;
    for (const std::uint32_t point : mPointsOfZone[zone])
      add(roadPlaceOf(mInput.network, mInput.graph, mInput.patientPoints[point].access),
          mInput.patientPoints[point].weight);
    return candidates;
  }
  for (const RoadStretch& stretch : mRoads->of(zone)) {
    add(roadPlaceOnLink(mInput.network, mInput.graph, stretch.link,
                        (stretch.fromShare + stretch.toShare) / 2.0),
        stretch.metres);
  }
  return candidates;
}

// Roads that hang together: those the access point is on, else those with most weight (of equals the first).
std::optional<std::uint32_t> PatientPlaceChooser::homeComponent(const Candidates& candidates,
                                                                std::size_t zone) const {
  std::map<std::uint32_t, double> weights;
  for (const auto& candidate : candidates.list)
    if (candidate.isReachable) weights[candidate.component] += candidate.weight;
  if (weights.empty()) return std::nullopt;
  const auto access = roadPlaceOf(mInput.network, mInput.graph, mInput.zoneAccess[zone]);
  const std::uint32_t home = mRoadComponent[access->exits.begin()->node];
  if (weights.count(home)) return home;
  return std::max_element(weights.begin(), weights.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

bool PatientPlaceChooser::chooseOnRoads(std::size_t zone, std::uint32_t circuit,
                                        ZonePatients& patients) const {
  const Candidates candidates = candidatesOnRoads(zone, circuit);
  const std::optional<std::uint32_t> home = homeComponent(candidates, zone);
  patients.source = home ? candidates.source : PatientPlaceSource::AccessPoint;
  WeightsKept weights;
  for (std::size_t i = 0; i < candidates.list.size(); ++i) {
    const Candidates::Candidate& candidate = candidates.list[i];
    if (!home || !candidate.isReachable || candidate.component != *home) {
      weights.leaveOut(candidate.weight);
      continue;
    }
    weights.keep(candidate.weight);
    addNodes(*candidate.place, patients.nodes);
    if (candidates.source == PatientPlaceSource::Points)
      patients.points.push_back(mPointsOfZone[zone][i]);
    else
      patients.stretches.push_back(mRoads->of(zone)[i]);
  }
  weights.giveTo(patients);
  if (home) return true;
  addNodes(patients.access, patients.nodes);
  return mThereAndBack.circuitOf(patients.access) == circuit;
}

bool PatientPlaceChooser::chooseInArea(std::size_t zone, std::uint32_t circuit,
                                       ZonePatients& patients) const {
  patients.part = mOutlines.partNearest(zone, mInput.zoneAccess[zone].place);
  patients.source = PatientPlaceSource::Area;
  WeightsKept weights;
  for (const std::uint32_t point : mPointsOfZone[zone]) {
    const PatientPoint& given = mInput.patientPoints[point];
    if (mOutlines.partNearest(zone, given.access.place) == patients.part) {
      weights.keep(given.weight);
      patients.points.push_back(point);
    } else {
      weights.leaveOut(given.weight);
    }
  }
  if (!patients.points.empty()) patients.source = PatientPlaceSource::Points;
  weights.giveTo(patients);
  addNodes(patients.access, patients.nodes);
  return mThereAndBack.circuitOf(patients.access) == circuit;
}

std::optional<ZonePatients> PatientPlaceChooser::choose(std::size_t zone, const Access& base) const {
  const auto atBase = roadPlaceOf(mInput.network, mInput.graph, base);
  const auto atZone = roadPlaceOf(mInput.network, mInput.graph, mInput.zoneAccess[zone]);
  FAIRSHARES_EXPECTS(atBase && atZone);
  const std::optional<std::uint32_t> circuit = mThereAndBack.circuitOf(*atBase);
  if (!circuit) return std::nullopt;
  ZonePatients patients;
  patients.base = *atBase;
  patients.access = *atZone;
  const bool isFound =
      mRoads ? chooseOnRoads(zone, *circuit, patients) : chooseInArea(zone, *circuit, patients);
  if (!isFound) return std::nullopt;
  sortAndThin(patients.nodes);
  return patients;
}

}  // namespace fairshares::geography
