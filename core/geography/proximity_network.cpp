#include "geography/proximity_network.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include "base/contract.h"

namespace fairshares::geography {

namespace {

using model::Point;

constexpr double SKERRY_SLACK_METRES = 500.0;

class ProximityBuilder {
 public:
  ProximityBuilder(const Land& land, const LandMasses& masses, std::span<const Point> accessPoints,
                   const ProximityOptions& options)
      : mLand(land), mMasses(masses), mOptions(options), mHasAccess(masses.count, false) {
    model::Network& network = mResult.network;
    network.roadClasses = {"proximity"};
    network.shapeStart = {0};
    mResult.speeds.kmPerHour = {options.compactKmPerHour};
    for (std::uint32_t part = 0; part < land.partCount(); ++part) network.nodes.push_back(land.inside(part));
    mResult.nodeOfZone = accessParts(land, accessPoints);
    const std::span<Point> nodes = network.nodes.edit();
    for (std::size_t zone = 0; zone < accessPoints.size(); ++zone) {
      nodes[mResult.nodeOfZone[zone]] = accessPoints[zone];
      mHasAccess[masses.ofPart[mResult.nodeOfZone[zone]]] = true;
    }
    for (std::size_t zone = 0; zone < land.zoneCount(); ++zone) {
      double area = 0.0;
      for (std::uint32_t part = land.firstPart(zone); part < land.endPart(zone); ++part)
        area += land.areaSquareMetres(part);
      mZoneKmPerHour.push_back(area > options.wideZoneSquareKm * 1e6 ? options.wideKmPerHour
                                                                     : options.compactKmPerHour);
    }
  }

  void joinParts() {
    for (const auto& [part, other] : mLand.neighbours())
      link(part, other, speedOf(part), speedOf(other), model::LinkKind::Proximity);
    for (const JoinedParts& joined : mMasses.fixedLinks)
      link(joined.part, joined.otherPart, speedOf(joined.part), speedOf(joined.otherPart),
           model::LinkKind::FixedLink);
  }

  /// Node of a place of its own, joined to the land it is reached from. Equal places share a node.
  std::optional<std::uint32_t> place(const Point& point, double reachMetres) {
    const auto known = mPlaces.find(point);
    if (known != mPlaces.end()) return known->second;
    const std::optional<std::uint32_t> part = landOf(point, reachMetres);
    if (!part) return std::nullopt;
    const auto node = static_cast<std::uint32_t>(mResult.network.nodes.size());
    mResult.network.nodes.push_back(point);
    mPlaces.emplace(point, node);
    link(node, *part, speedOf(*part), speedOf(*part), model::LinkKind::Proximity);
    return node;
  }

  void addFerry(const model::Ferry& ferry) { mResult.network.ferries.push_back(ferry); }
  void addPlace(std::uint32_t node) { mResult.nodeOfPlace.push_back(node); }
  ProximityNetwork take() { return std::move(mResult); }

 private:
  [[nodiscard]] double speedOf(std::uint32_t part) const { return mZoneKmPerHour[mLand.zoneOfPart(part)]; }

  [[nodiscard]] std::optional<std::uint32_t> landOf(const Point& point, double reachMetres) const {
    // Of a place on land only its skerries are of interest, and asking how far the rest is takes long.
    const double wantedMetres =
        mLand.partAt(point) ? std::min(SKERRY_SLACK_METRES, reachMetres) : reachMetres;
    const std::vector<Land::Distance> near = mLand.partsNear(point, wantedMetres);
    if (near.empty()) return std::nullopt;
    for (const Land::Distance& candidate : near) {
      if (candidate.metres > near.front().metres + SKERRY_SLACK_METRES) break;
      if (mHasAccess[mMasses.ofPart[candidate.part]]) return candidate.part;
    }
    return near.front().part;
  }

  void link(std::uint32_t from, std::uint32_t to, double fromKmPerHour, double toKmPerHour,
            model::LinkKind kind) {
    model::Network& network = mResult.network;
    const Point a = network.nodes[from], b = network.nodes[to];
    network.fromNode.push_back(from);
    network.toNode.push_back(to);
    network.lengthMetres.push_back(std::hypot(b.x - a.x, b.y - a.y) * mOptions.circuityFactor);
    network.roadClass.push_back(0);
    network.kind.push_back(kind);
    // Half the way at each speed is the whole way at their harmonic mean.
    network.ownSpeedKmPerHour.emplace_back(2.0 * fromKmPerHour * toKmPerHour / (fromKmPerHour + toKmPerHour));
    network.shape.push_back(a);
    network.shape.push_back(b);
    network.shapeStart.push_back(static_cast<std::uint32_t>(network.shape.size()));
  }

  const Land& mLand;
  const LandMasses& mMasses;
  const ProximityOptions& mOptions;
  std::vector<bool> mHasAccess;  // [land mass]
  std::vector<double> mZoneKmPerHour;
  std::map<Point, std::uint32_t> mPlaces;
  ProximityNetwork mResult;
};

Issue noLand(const Point& point, IssueCode code, Place where, double reachMetres) {
  Issue issue;
  issue.code = code;
  issue.where = std::move(where);
  issue.value = std::to_string(std::llround(point.x)) + ", " + std::to_string(std::llround(point.y));
  issue.message = "No zone comes within " + std::to_string(std::llround(reachMetres)) +
                  " m of this place, so nobody could get to it.";
  issue.mend = "Correct its coordinates, leave it out, or allow a greater distance.";
  return issue;
}

}  // namespace

Result<ProximityNetwork> buildProximityNetwork(const Land& land, const LandMasses& masses,
                                               std::span<const Point> accessPoints,
                                               std::span<const model::Ferry> ferries,
                                               std::span<const Point> placesOutside,
                                               const ProximityOptions& options) {
  FAIRSHARES_EXPECTS(accessPoints.size() == land.zoneCount());
  Issues issues;
  ProximityBuilder builder(land, masses, accessPoints, options);
  builder.joinParts();
  for (const model::Ferry& ferry : ferries) {
    const double reach = options.terminalReachMetres;
    const auto check = [&](const Point& terminal, const char* column) {
      if (builder.place(terminal, reach)) return;
      issues.add(noLand(terminal, IssueCode::TerminalUnreached,
                        {ferry.file, ferry.layer, ferry.row, column, ferry.name}, reach));
    };
    check(ferry.from, "from");
    check(ferry.to, "to");
    builder.addFerry(ferry);
  }
  for (std::size_t i = 0; i < placesOutside.size(); ++i) {
    const auto node = builder.place(placesOutside[i], options.placeReachMetres);
    if (node)
      builder.addPlace(*node);
    else
      issues.add(noLand(placesOutside[i], IssueCode::ValueOutOfRange, {"", "", i + 1, "place", ""},
                        options.placeReachMetres));
  }
  if (issues.hasErrors()) return issues;
  return {builder.take(), std::move(issues)};
}

}  // namespace fairshares::geography
