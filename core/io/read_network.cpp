// Fair Shares: roads from any line layer to the plain tables of model/network.h.
#include "io/read_network.h"

#include <algorithm>
#include <utility>

#include "io/gdal_session.h"
#include "io/network_layer.h"
#include "io/project_points.h"

namespace fairshares::io {
namespace {

// What is worth knowing of the whole network, though nothing is wrong with it.
void reportCounts(const NetworkCounts& counts, const model::Network& network, std::size_t firstSelfLoop,
                  Issues& issues) {
  const Place place{network.file, network.layer, {}, {}, {}};
  if (counts.selfLoops > 0)
    issues.add({Severity::Note, IssueCode::GeometryUnusable, network.placeOf(firstSelfLoop),
                std::to_string(counts.selfLoops),
                std::to_string(counts.selfLoops) +
                    " links end where they start (the first is told here). They were kept; no way leads "
                    "through them.",
                "Nothing needs to be done, unless a road is missing there."});
  if (counts.severalLines > 0)
    issues.add({Severity::Note,
                IssueCode::GeometryUnusable,
                place,
                std::to_string(counts.severalLines),
                std::to_string(counts.severalLines) +
                    " features have several lines that do not join up; each line became a link of its own.",
                {}});
  if (counts.closedByAccess > 0)
    issues.add({Severity::Note,
                IssueCode::CodeUnknown,
                place,
                std::to_string(counts.closedByAccess),
                std::to_string(counts.closedByAccess) +
                    " ways are private or closed to cars (access, vehicle, motor_vehicle) and were left out.",
                {}});
}

// Position of the first link that ends where it starts.
std::size_t countSelfLoops(const model::Network& network, NetworkCounts& counts) {
  std::size_t first = network.linkCount();
  for (std::size_t link = 0; link < network.linkCount(); ++link) {
    const auto line = network.line(link);
    const bool isLoop = network.nodes.empty() ? !line.empty() && line.front() == line.back()
                                              : network.fromNode[link] == network.toNode[link];
    if (!isLoop) continue;
    if (counts.selfLoops++ == 0) first = link;
  }
  return first;
}

std::size_t countSplitFeatures(const model::Network& network, const std::vector<LinkRange>& split) {
  if (split.empty() || network.row.empty()) return 0;
  std::size_t features = 0;
  for (std::size_t link = 1; link < network.linkCount(); ++link) {
    const bool goesOn = network.row[link] == network.row[link - 1];
    const bool wentOn = link > 1 && network.row[link - 1] == network.row[link - 2];
    features += goesOn && !wentOn ? 1U : 0U;
  }
  return features;
}

}  // namespace

Result<RoadNetwork> readNetwork(const NetworkRequest& request, Monitor& monitor) {
  FAIRSHARES_EXPECTS(!request.layers.empty());
  const GdalSession session;
  NetworkParts parts;
  checkClassSpeeds(request.speeds, parts.issues);
  Result<SpatialReference> target = measuringReference(request.targetCrs, {});
  if (!target) parts.issues.append(target.takeIssues());
  if (parts.issues.hasErrors()) return std::move(parts.issues);

  RoadClasses classes(request.speeds);
  NetworkLayerReader reader(request, classes, target.value().get(), parts);
  const double layers = static_cast<double>(request.layers.size());
  for (std::size_t layer = 0; layer < request.layers.size(); ++layer) {
    PartMonitor part(monitor, static_cast<double>(layer) / layers, static_cast<double>(layer + 1) / layers);
    if (!reader.read(request.layers[layer], part)) return cancelledIssue();
  }
  if (parts.issues.hasErrors()) return std::move(parts.issues);
  if (parts.links.linkCount() == 0)
    return Issue{Severity::Error,
                 IssueCode::FileEmpty,
                 {parts.links.network().file, parts.links.network().layer, {}, {}, {}},
                 {},
                 "Not a single feature is a road that cars may use.",
                 "Give the layer that holds the roads, or speeds for its classes."};

  parts.counts.severalLines = parts.links.severalLines();
  RoadNetwork result;
  result.network = parts.links.finish(parts.split, request.idToleranceMetres, request.threads, parts.issues);
  if (parts.issues.hasErrors()) return std::move(parts.issues);
  result.network.roadClasses = classes.openNames();
  result.network.ferries = std::move(parts.ferries);
  result.speeds.kmPerHour = classes.openKmPerHour();
  result.counts = parts.counts;
  result.counts.links = result.network.linkCount();
  result.counts.splitAtJunctions = countSplitFeatures(result.network, parts.split);
  const std::size_t firstSelfLoop = countSelfLoops(result.network, result.counts);
  reportCounts(result.counts, result.network, firstSelfLoop, parts.issues);
  return {std::move(result), std::move(parts.issues)};
}

}  // namespace fairshares::io
