// Fair Shares: the links of a network while they are being read, and what follows from their lines.
#include "io/link_table.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/number_text.h"
#include "base/parallel.h"
#include "io/split_lines.h"

namespace fairshares::io {
namespace {

using model::Point;

constexpr std::uint32_t NOWHERE = ~std::uint32_t{0};

double lengthOf(std::span<const Point> line) {
  double metres = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double x = line[i].x - line[i - 1].x, y = line[i].y - line[i - 1].y;
    metres += std::sqrt(x * x + y * y);
  }
  return metres;
}

const Point& endPoint(const model::Network& network, std::size_t end) {
  const std::size_t link = end / 2;
  return end % 2 == 0 ? network.shape[network.shapeStart[link]]
                      : network.shape[network.shapeStart[link + 1] - 1];
}

// True if each line starts where the one before ends.
bool joinUp(const LineParts& lines) {
  for (std::size_t part = 0; part + 1 < lines.ends.size(); ++part)
    if (lines.points[lines.ends[part] - 1] != lines.points[lines.ends[part]]) return false;
  return true;
}

Issue contradiction(const model::Network& network, std::size_t end, std::size_t firstEnd, double metres,
                    double tolerance) {
  Place place = network.placeOf(end / 2);
  place.column = end % 2 == 0 ? "start node" : "end node";
  const Place first = network.placeOf(firstEnd / 2);
  const std::string layer = first.file == place.file && first.layer == place.layer
                                ? ""
                                : " of " + first.file + (first.layer.empty() ? "" : ", " + first.layer);
  return {Severity::Error,
          IssueCode::NodeContradiction,
          place,
          fixedText(metres, 1) + " m",
          "The node named here lies " + fixedText(metres, 1) + " m away where row " +
              std::to_string(first.row.value_or(0)) + layer + " names it, more than the " +
              shortestText(tolerance) +
              " m allowed; ids and drawing contradict each other and one of them is wrong.",
          "Correct the id or the line in one of the two rows, or leave out the id columns so that links are "
          "joined by their ends."};
}

}  // namespace

void LinkTable::startLayer(const Place& place, bool hasIds, std::size_t expectedLinks) {
  if (mNetwork.sources.empty()) {
    mNetwork.file = place.file;
    mNetwork.layer = place.layer;
  }
  mNetwork.sources.push_back({place.file, place.layer, linkCount()});
  mHasIds = hasIds;
  mAnyIds = mAnyIds || hasIds;
  const std::size_t links = linkCount() + expectedLinks;
  mNetwork.roadClass.reserve(links);
  mNetwork.direction.reserve(links);
  mNetwork.row.reserve(links);
  mNetwork.shapeStart.reserve(links + 1);
}

void LinkTable::addPart(std::span<const Point> points, const LinkFacts& facts) {
  mNetwork.shape.append(points.begin(), points.end());
  mNetwork.shapeStart.push_back(static_cast<std::uint32_t>(mNetwork.shape.size()));
  // Most layers have no speeds: the column starts with the first one.
  if (facts.kmPerHour || !mNetwork.ownSpeedKmPerHour.empty()) {
    mNetwork.ownSpeedKmPerHour.resize(linkCount());
    mNetwork.ownSpeedKmPerHour.push_back(facts.kmPerHour);
  }
  mNetwork.roadClass.push_back(facts.roadClass);
  mNetwork.direction.push_back(facts.direction);
  mNetwork.row.push_back(facts.row);
}

void LinkTable::addEnds(std::size_t parts, const LinkFacts& facts) {
  if (!mHasIds || facts.startNode.empty() || facts.endNode.empty()) {
    if (!mFirstWithoutId) mFirstWithoutId = linkCount() - parts;
    mLinksWithoutId += parts;
    for (std::size_t end = 0; mAnyIds && end < 2 * parts; ++end) mIds.addNameless();
    return;
  }
  mIds.add(facts.startNode);
  for (std::size_t end = 1; end + 1 < 2 * parts; ++end) mIds.addNameless();
  mIds.add(facts.endNode);
}

void LinkTable::add(const LineParts& lines, const LinkFacts& facts) {
  if (lines.ends.size() == 1) {
    addPart(lines.points, facts);
    return addEnds(1, facts);
  }
  if (joinUp(lines)) {
    std::vector<Point> whole(lines.points.begin(), lines.points.begin() + lines.ends[0]);
    for (std::size_t part = 1; part < lines.ends.size(); ++part)
      whole.insert(whole.end(), lines.points.begin() + lines.ends[part - 1] + 1,
                   lines.points.begin() + lines.ends[part]);
    addPart(whole, facts);
    return addEnds(1, facts);
  }
  ++mSeveralLines;
  std::size_t first = 0;
  for (const std::uint32_t end : lines.ends) {
    addPart(std::span(lines.points).subspan(first, end - first), facts);
    first = end;
  }
  addEnds(lines.ends.size(), facts);
}

void LinkTable::measure(unsigned threads, Issues& issues) {
  mNetwork.lengthMetres.resize(linkCount());
  const std::span<double> lengthMetres = mNetwork.lengthMetres.edit();
  std::atomic<bool> allFinite = true;
  parallelFor(linkCount(), threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t link = begin; link < end; ++link) {
      lengthMetres[link] = lengthOf(mNetwork.line(link));
      if (!std::isfinite(lengthMetres[link]) || mNetwork.line(link).size() < 2) allFinite = false;
    }
  });
  if (allFinite) return;
  for (std::size_t link = 0; link < linkCount(); ++link) {
    if (std::isfinite(mNetwork.lengthMetres[link]) && mNetwork.line(link).size() >= 2) continue;
    issues.add({Severity::Error,
                IssueCode::GeometryUnusable,
                mNetwork.placeOf(link),
                {},
                "The line has fewer than two points, or a coordinate that is no number or cannot be brought "
                "into the study's system; nobody can travel along it.",
                "Draw the line again or delete it."});
  }
}

void LinkTable::placeNodes(double idToleranceMetres, Issues& issues) {
  const std::vector<std::uint32_t> nodeOfEnd = mIds.takeNumbers();
  const std::size_t nodes = mIds.count();
  std::vector<std::uint32_t> firstEnd(nodes, NOWHERE);
  mNetwork.nodes.resize(nodes);
  mNetwork.fromNode.resize(linkCount());
  mNetwork.toNode.resize(linkCount());
  const std::span<Point> places = mNetwork.nodes.edit();
  const std::span<std::uint32_t> fromNode = mNetwork.fromNode.edit(), toNode = mNetwork.toNode.edit();
  for (std::size_t end = 0; end < nodeOfEnd.size(); ++end) {
    const std::uint32_t node = nodeOfEnd[end];
    (end % 2 == 0 ? fromNode : toNode)[end / 2] = node;
    const Point& here = endPoint(mNetwork, end);
    if (firstEnd[node] == NOWHERE) {
      firstEnd[node] = static_cast<std::uint32_t>(end);
      places[node] = here;
      continue;
    }
    const double x = here.x - places[node].x, y = here.y - places[node].y;
    if (x * x + y * y > idToleranceMetres * idToleranceMetres)
      issues.add(contradiction(mNetwork, end, firstEnd[node], std::sqrt(x * x + y * y), idToleranceMetres));
  }
}

void LinkTable::dropWhatSaysNothing() {
  if (std::all_of(mNetwork.direction.begin(), mNetwork.direction.end(),
                  [](model::Direction direction) { return direction == model::Direction::Both; }))
    mNetwork.direction = {};
  if (!mNetwork.ownSpeedKmPerHour.empty()) mNetwork.ownSpeedKmPerHour.resize(linkCount());
  bool isCounting = true;
  for (std::size_t link = 0; isCounting && link < linkCount(); ++link)
    isCounting = mNetwork.row[link] == link + 1;
  if (isCounting) mNetwork.row = {};
  if (mNetwork.sources.size() < 2) mNetwork.sources = {};
}

model::Network LinkTable::finish(const std::vector<LinkRange>& split, double idToleranceMetres,
                                 unsigned threads, Issues& issues) {
  const bool useIds = mAnyIds && mLinksWithoutId == 0 && split.empty();
  if (mAnyIds && mLinksWithoutId > 0)
    issues.add({Severity::Warning, IssueCode::CodeBlank, mNetwork.placeOf(*mFirstWithoutId),
                std::to_string(mLinksWithoutId),
                std::to_string(mLinksWithoutId) + " of " + std::to_string(linkCount()) +
                    " links have no ids of their end nodes (the first is told here), so all links are joined "
                    "where their ends meet.",
                "Fill in the ids if ends that meet are not always joined."});
  if (!mNetwork.ownSpeedKmPerHour.empty()) mNetwork.ownSpeedKmPerHour.resize(linkCount());
  if (!split.empty()) splitAtSharedPoints(mNetwork, split);
  measure(threads, issues);
  if (useIds && !issues.hasErrors()) placeNodes(idToleranceMetres, issues);
  dropWhatSaysNothing();
  return std::move(mNetwork);
}

}  // namespace fairshares::io
