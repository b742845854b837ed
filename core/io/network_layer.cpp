// Fair Shares: one layer of roads, feature by feature, into the links of a network.
#include "io/network_layer.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "io/layer_crs.h"
#include "io/line_features.h"
#include "io/number_cells.h"
#include "io/project_points.h"
#include "io/road_values.h"
#include "io/source_location.h"

namespace fairshares::io {
namespace {

using model::Direction;

const std::vector<std::string> NETWORK_EXTENSIONS{".shp", ".gpkg", ".geojson", ".json", ".gml",
                                                  ".tab", ".fgb",  ".osm",     ".pbf",  ".kml"};
constexpr std::size_t FEATURES_BETWEEN_QUESTIONS = 4096;
constexpr const char* STAGE = "Reading roads";

bool isAmong(std::string_view text, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(),
                     [&](const std::string& value) { return isSameWord(value, text); });
}

// GDAL's OSM driver holds back what belongs to layers nobody reads, until it complains of too many features.
void readOnlyLayer(const OpenLayer& layer) {
  if (layer.driver != "OSM") return;
  const std::string order = "SET interest_layers = " + layer.name;
  GDALDatasetReleaseResultSet(layer.dataset.get(),
                              GDALDatasetExecuteSQL(layer.dataset.get(), order.c_str(), nullptr, nullptr));
}

std::size_t expectedFeatures(OGRLayerH layer) {
  const GIntBig count = OGR_L_GetFeatureCount(layer, FALSE);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

}  // namespace

void NetworkLayerReader::report(Severity severity, IssueCode code, std::size_t row,
                                std::optional<std::size_t> column, std::string value, std::string message,
                                std::string mend) {
  Place place = mPlace;
  place.row = row;
  if (column) place.column = mHeader[static_cast<std::size_t>(mSchema.fields[*column])];
  mParts.issues.add({severity, code, place, std::move(value), std::move(message), std::move(mend)});
}

bool NetworkLayerReader::read(const NetworkLayer& layer, Monitor& monitor) {
  GdalSession session;
  Result<SourceLocation> location = locateSource(layer.table, NETWORK_EXTENSIONS);
  if (!location) return mParts.issues.append(location.takeIssues()), true;
  Result<OpenLayer> opened = openLayer(layer.table, location.value(), LayerNeed::Lines, session);
  if (!opened) return mParts.issues.append(opened.takeIssues()), true;
  mLayer = opened.takeValue();
  mPlace = {layer.table.file, mLayer.name, {}, {}, {}};
  mHeader = fieldNames(mLayer.layer);
  Result<RoadSchema> schema = findRoadSchema(mHeader, mRequest.mapping, mPlace);
  if (!schema) return mParts.issues.append(schema.takeIssues()), true;
  mSchema = schema.takeValue();
  readOnlyLayer(mLayer);

  mFirstLink = mParts.links.linkCount();
  mFirstPoint = mParts.links.pointCount();
  mFerries.clear();
  mParts.links.startLayer(mPlace, mSchema.hasNodeIds(), expectedFeatures(mLayer.layer));
  const std::unique_ptr<LineFeatures> features = readLineFeatures(mLayer.layer, mSchema.fields);
  const std::size_t featuresBefore = mParts.counts.features;
  if (!readFeatures(*features, monitor)) return false;
  reportReading(session, mPlace, mParts.issues);
  if (mParts.counts.features == featuresBefore)
    mParts.issues.add({Severity::Error,
                       IssueCode::FileEmpty,
                       mPlace,
                       {},
                       "The layer holds no feature.",
                       "Give the layer that holds the roads."});
  Place column = mPlace;
  if (mSchema.roadClass)
    column.column = mHeader[static_cast<std::size_t>(mSchema.fields[*mSchema.roadClass])];
  mClasses.report(column, mParts.issues);
  bringIntoStudy(layer.crs);
  const bool joinsWithin = mSchema.kind == RoadSchemaKind::OpenStreetMap ||
                           (mRequest.mapping && mRequest.mapping->joinsAtSharedPoints);
  if (joinsWithin) mParts.split.push_back({mFirstLink, mParts.links.linkCount()});
  return true;
}

bool NetworkLayerReader::readFeatures(LineFeatures& features, Monitor& monitor) {
  const auto total = static_cast<double>(expectedFeatures(mLayer.layer));
  while (features.next()) {
    ++mParts.counts.features;
    readFeature(features);
    if (features.row() % FEATURES_BETWEEN_QUESTIONS != 0) continue;
    if (total > 0) monitor.report(STAGE, std::min(1.0, static_cast<double>(features.row()) / total));
    if (monitor.isCancelled()) return false;
    if (mClasses.hasTooMany()) break;
  }
  return true;
}

void NetworkLayerReader::readFeature(LineFeatures& features) {
  if (mSchema.kind == RoadSchemaKind::OpenStreetMap) return readWay(features);
  readRoad(features);
}

void NetworkLayerReader::readRoad(LineFeatures& features) {
  const std::string_view roadClass = mSchema.roadClass ? trimmed(features.cell(*mSchema.roadClass)) : "road";
  const std::string_view form = mSchema.formOfWay ? trimmed(features.cell(*mSchema.formOfWay)) : "";
  const RoadClasses::Class found = mClasses.classOf(roadClass, form);
  if (found.state == RoadClasses::State::Closed) {
    ++mParts.counts.closedByClass;
    return;
  }
  if (!takeLines(features)) return;
  LinkFacts facts;
  facts.roadClass = found.speed;
  facts.kmPerHour = mSchema.speed ? ownSpeed(features) : std::nullopt;
  facts.direction = mSchema.oneWay ? ownDirection(features) : Direction::Both;
  if (mSchema.hasNodeIds()) {
    facts.startNode = features.cell(*mSchema.startNode);
    facts.endNode = features.cell(*mSchema.endNode);
  }
  facts.row = static_cast<std::uint32_t>(features.row());
  mParts.links.add(mLines, facts);
}

bool NetworkLayerReader::takeLines(LineFeatures& features) {
  const LineState state = features.takeLines(mLines);
  if (state == LineState::Taken) return true;
  ++mParts.counts.withoutLine;
  report(Severity::Warning, IssueCode::GeometryMissing, features.row(), std::nullopt, {},
         state == LineState::Missing
             ? "The link has no line, so nobody can travel along it; it was left out."
             : "The link is drawn as points or an area, not as a line; it was left out.",
         "Draw the line, or remove the feature if it is no road.");
  return false;
}

std::optional<double> NetworkLayerReader::ownSpeed(LineFeatures& features) {
  const std::string_view cell = trimmed(features.cell(*mSchema.speed));
  const NetworkMapping& mapping = *mRequest.mapping;
  if (missingMark(cell) < MISSING_MARKS.size() || isAmong(cell, mapping.unknownSpeeds)) return std::nullopt;
  const std::optional<double> kmPerHour = speedFromText(cell, mapping.speedUnitKmPerHour);
  if (!kmPerHour) {
    report(Severity::Error, IssueCode::ValueNotNumeric, features.row(), mSchema.speed, std::string(cell),
           "The cell holds \"" + std::string(cell) + "\" where a speed is needed.",
           "Write a number or, for example, \"30 mph\", or leave the cell empty so that the class decides.");
    return std::nullopt;
  }
  if (*kmPerHour > 0.0 && std::isfinite(*kmPerHour)) return kmPerHour;
  report(Severity::Error, IssueCode::ValueOutOfRange, features.row(), mSchema.speed, std::string(cell),
         "A speed must be above 0; at this one nobody would arrive.",
         "Correct the speed, or leave the cell empty so that the class decides.");
  return std::nullopt;
}

Direction NetworkLayerReader::ownDirection(LineFeatures& features) {
  const std::string_view cell = trimmed(features.cell(*mSchema.oneWay));
  const NetworkMapping& mapping = *mRequest.mapping;
  if (isAmong(cell, mapping.forwardValues)) return Direction::Forward;
  if (isAmong(cell, mapping.backwardValues)) return Direction::Backward;
  if (cell.empty() || !mapping.forwardValues.empty() || !mapping.backwardValues.empty())
    return Direction::Both;
  if (const auto direction = directionFromText(cell)) return *direction;
  report(Severity::Error, IssueCode::CodeUnknown, features.row(), mSchema.oneWay, std::string(cell),
         "\"" + std::string(cell) + "\" does not say which way the link may be travelled.",
         "Name the values for \"as drawn only\" and \"against the drawing only\" in the study's mapping.");
  return Direction::Both;
}

void NetworkLayerReader::bringIntoStudy(const std::optional<std::string>& declaredCrs) {
  const OGREnvelope around = extent();
  const SpatialReference crs = checkedLayerCrs(mLayer, around, declaredCrs, mPlace, mParts.issues);
  if (!crs) return;
  if (!OSRIsGeographic(crs.get())) checkStrayDegrees();
  if (!areSame(crs.get(), mTarget)) {
    projectPoints(mParts.links.pointsFrom(mFirstPoint), crs.get(), mTarget, mRequest.threads);
    for (FoundFerry& found : mFerries) projectPoints(found.ferry.line, crs.get(), mTarget, 1);
  }
  const OGREnvelope study = extent();
  if (study.IsInit() && std::isfinite(study.MaxX))
    checkDistortion(mRequest.targetCrs, mTarget,
                    {(study.MinX + study.MaxX) / 2, (study.MinY + study.MaxY) / 2}, mPlace, mParts.issues);
  finishFerries();
}

OGREnvelope NetworkLayerReader::extent() {
  OGREnvelope around;
  const auto add = [&](const model::Point& point) {
    if (std::isfinite(point.x) && std::isfinite(point.y)) around.Merge(point.x, point.y);
  };
  for (const model::Point& point : mParts.links.pointsFrom(mFirstPoint)) add(point);
  for (const FoundFerry& found : mFerries)
    for (const model::Point& point : found.ferry.line) add(point);
  return around;
}

// Lines in degrees among lines in metres lie together in a far corner of the map.
void NetworkLayerReader::checkStrayDegrees() {
  constexpr double FAR_METRES = 1000.0;
  const model::Network& network = mParts.links.network();
  const auto looksLikeDegrees = [&](std::size_t link) {
    const auto line = network.line(link);
    return std::all_of(line.begin(), line.end(), [](const model::Point& point) {
      return std::abs(point.x) <= 180.0 && std::abs(point.y) <= 90.0;
    });
  };
  OGREnvelope rest;
  std::vector<std::size_t> strays;
  for (std::size_t link = mFirstLink; link < mParts.links.linkCount(); ++link) {
    if (looksLikeDegrees(link))
      strays.push_back(link);
    else
      for (const model::Point& point : network.line(link)) rest.Merge(point.x, point.y);
  }
  const bool isFar = rest.IsInit() && (rest.MinX > 180.0 + FAR_METRES || rest.MinY > 90.0 + FAR_METRES ||
                                       rest.MaxX < -180.0 - FAR_METRES || rest.MaxY < -90.0 - FAR_METRES);
  for (std::size_t i = 0; isFar && i < strays.size(); ++i)
    report(Severity::Error, IssueCode::CrsContradiction, network.rowOf(strays[i]), std::nullopt, {},
           "The line's coordinates look like degrees, while those of other lines of the layer are metres.",
           "Bring all features into one system (in QGIS: Reproject) before they are merged.");
}

}  // namespace fairshares::io
