// Fair Shares: places with code, name, number of people and position, from a layer or a table.
#include "io/place_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "io/code_cells.h"
#include "io/data_rows.h"
#include "io/header_names.h"
#include "io/layer_crs.h"
#include "io/number_cells.h"
#include "io/project_points.h"
#include "io/table_header.h"

namespace fairshares::io {
namespace {

const std::vector<std::string> PLACE_EXTENSIONS{".shp", ".gpkg", ".geojson", ".json",
                                                ".gml", ".tab",  ".fgb",     ".kml"};

std::string cellOf(OGRFeatureH feature, std::optional<std::size_t> field) {
  if (!field || !OGR_F_IsFieldSetAndNotNull(feature, static_cast<int>(*field))) return {};
  return std::string(plainText(OGR_F_GetFieldAsString(feature, static_cast<int>(*field))));
}

Geometry pointAt(const model::Point& place) {
  Geometry point(OGR_G_CreateGeometry(wkbPoint));
  OGR_G_SetPoint_2D(point.get(), 0, place.x, place.y);
  return point;
}

void checkCodes(const PlaceRows& places, Issues& issues) {
  std::map<std::string_view, std::size_t> firstRow;
  for (const PlaceRow& place : places.rows) {
    if (place.code.empty()) {
      issues.add({Severity::Error,
                  IssueCode::CodeBlank,
                  places.placeOf(place, places.codeColumn),
                  {},
                  "The place has no code, so nothing can be said of it.",
                  "Fill in the code, or remove the row."});
      continue;
    }
    const auto [entry, isNew] = firstRow.try_emplace(place.code, place.row);
    if (isNew) continue;
    issues.add({Severity::Error, IssueCode::CodeDuplicate, places.placeOf(place, places.codeColumn),
                place.code,
                place.code + " stands in row " + std::to_string(entry->second) +
                    " already; its people would count twice, or it is not known which place is meant.",
                "Leave one of the rows, or merge the parts into one."});
  }
}

std::optional<PlaceRows> readLayer(const PlacesRequest& request, const OpenLayer& layer,
                                   const PlaceColumnFinder& findColumns, PlaceGeometry kind,
                                   OGRSpatialReferenceH target, GdalSession& session, Issues& issues) {
  PlaceRows places{request.table.file, layer.name, {}, {}, {}};
  const Place table{places.file, places.layer, {}, {}, {}};
  const std::vector<std::string> header = fieldNames(layer.layer);
  Result<PlaceColumns> columns = findColumns(header, table);
  if (!columns) {
    issues.append(columns.takeIssues());
    return std::nullopt;
  }
  const PlaceColumns& found = columns.value();
  places.codeColumn = header[found.code];
  if (found.people) places.peopleColumn = header[*found.people];
  CodeCells codes;
  OGREnvelope extent;
  OGR_L_ResetReading(layer.layer);
  while (const Feature feature{OGR_L_GetNextFeature(layer.layer)}) {
    PlaceRow place;
    place.row = places.rows.size() + 1;
    place.code = std::string(codes.read(cellOf(feature.get(), found.code)));
    place.name = cellOf(feature.get(), found.name);
    place.people = cellOf(feature.get(), found.people);
    Geometry geometry(OGR_F_StealGeometry(feature.get()));
    if (geometry && kind == PlaceGeometry::PolygonsAndPoints)
      place.geometry = plainPolygon(Geometry(OGR_G_Clone(geometry.get())));
    const bool hadGeometry = geometry && !OGR_G_IsEmpty(geometry.get());
    if (!place.geometry) place.geometry = plainPoint(std::move(geometry));
    if (place.geometry) {
      OGREnvelope own;
      OGR_G_GetEnvelope(place.geometry.get(), &own);
      extent.Merge(own);
    } else if (hadGeometry || kind == PlaceGeometry::PolygonsAndPoints) {
      issues.add({Severity::Error,
                  IssueCode::GeometryMissing,
                  places.placeOf(place, {}),
                  {},
                  kind == PlaceGeometry::Points ? "The feature is no point."
                                                : "The feature has neither polygon nor point.",
                  "Draw it, or remove the feature."});
    }
    places.rows.push_back(std::move(place));
  }
  reportReading(session, table, issues);
  Place column = table;
  column.column = places.codeColumn;
  codes.reportArchived(column, issues);
  const SpatialReference crs = checkedLayerCrs(layer, extent, request.crs, table, issues);
  if (crs && !areSame(crs.get(), target)) {
    const Transformation transformation = transformationBetween(crs.get(), target);
    for (const PlaceRow& place : places.rows) {
      if (!place.geometry ||
          (transformation && OGR_G_Transform(place.geometry.get(), transformation.get()) == OGRERR_NONE))
        continue;
      issues.add({Severity::Error,
                  IssueCode::CrsContradiction,
                  places.placeOf(place, {}),
                  {},
                  "The place cannot be brought into " + request.targetCrs + ".",
                  "Check the coordinate reference system of the layer."});
    }
  }
  return places;
}

// The columns with coordinates of a table, and the system they are in.
struct PositionColumns {
  std::size_t x = 0;
  std::size_t y = 0;
  std::string crs;
};

Result<PositionColumns> findPosition(const std::vector<std::string>& header, const PlacesRequest& request,
                                     const Place& table) {
  if (request.x && request.y) {
    Issues issues;
    Result<std::size_t> x = findColumn(header, *request.x, table), y = findColumn(header, *request.y, table);
    if (x && y) return PositionColumns{x.value(), y.value(), request.crs.value_or(request.targetCrs)};
    issues.append(x.takeIssues());
    issues.append(y.takeIssues());
    return issues;
  }
  struct Spelling {
    const char *x, *y;
    bool isDegrees;
  };
  static constexpr std::array<Spelling, 4> SPELLINGS{{{"easting", "northing", false},
                                                      {"eastings", "northings", false},
                                                      {"longitude", "latitude", true},
                                                      {"lon", "lat", true}}};
  for (const Spelling& spelling : SPELLINGS) {
    const auto x = matchingColumns(header, spelling.x), y = matchingColumns(header, spelling.y);
    if (x.size() == 1 && y.size() == 1)
      return PositionColumns{x[0], y[0],
                             spelling.isDegrees ? "EPSG:4326" : request.crs.value_or(request.targetCrs)};
  }
  Place place = table;
  place.column = "easting";
  return Issue{Severity::Error,
               IssueCode::ColumnMissing,
               place,
               {},
               "The table does not say where the places are; it has " + quotedList(header) + ".",
               "Give the columns easting and northing, or longitude and latitude, or a layer with points."};
}

// Positions of table rows, in the study's system.
class RowPositions {
 public:
  RowPositions(const PositionColumns& columns, const std::vector<std::string>& header,
               OGRSpatialReferenceH from, OGRSpatialReferenceH target, PlaceGeometry kind)
      : mColumns(columns), mHeader(header), mFrom(from), mTarget(target), mKind(kind) {}

  Geometry read(const TableRow& row, Place place, Issues& issues) const {
    double values[2] = {0.0, 0.0};
    std::size_t missing = 0;
    bool isWrong = false;
    for (std::size_t axis = 0; axis < 2; ++axis) {
      const std::size_t column = axis == 0 ? mColumns.x : mColumns.y;
      const NumberCell cell = readNumberCell(row.cells[column], false);
      place.column = mHeader[column];
      missing += cell.kind == CellKind::Missing ? 1U : 0U;
      if (cell.kind == CellKind::Missing || cell.kind == CellKind::Number) {
        values[axis] = cell.value;
        continue;
      }
      issues.add(wrongNumber(cell.kind, row.cells[column], place, EmptyCell::Allowed));
      isWrong = true;
    }
    place.column = mHeader[mColumns.x];
    if (missing == 1 || (missing == 2 && mKind == PlaceGeometry::PolygonsAndPoints))
      issues.add({Severity::Error,
                  IssueCode::GeometryMissing,
                  place,
                  {},
                  "A coordinate is missing, so it is not known where the place is.",
                  "Fill in both coordinates, or remove the row."});
    if (missing > 0 || isWrong) return {};
    return project({values[0], values[1]}, place, issues);
  }

 private:
  Geometry project(model::Point point, const Place& place, Issues& issues) const {
    const auto wrongIn = [&](OGRSpatialReferenceH system) {
      OGREnvelope here;
      here.Merge(point.x, point.y);
      return contradiction(here, system);
    };
    std::optional<std::string> wrong = wrongIn(mFrom);
    if (!wrong) {
      if (!areSame(mFrom, mTarget)) projectPoints({&point, 1}, mFrom, mTarget, 1);
      if (!std::isfinite(point.x)) wrong = "The position cannot be brought into the study's system.";
    }
    if (!wrong) wrong = wrongIn(mTarget);
    if (!wrong) return pointAt(point);
    issues.add({Severity::Error,
                IssueCode::ValueOutOfRange,
                place,
                {},
                *wrong,
                "Check that the columns are not exchanged and which system they are in."});
    return {};
  }

  PositionColumns mColumns;
  const std::vector<std::string>& mHeader;
  OGRSpatialReferenceH mFrom;
  OGRSpatialReferenceH mTarget;
  PlaceGeometry mKind;
};

std::optional<PlaceRows> readTable(const PlacesRequest& request, const PlaceColumnFinder& findColumns,
                                   PlaceGeometry kind, OGRSpatialReferenceH target, Issues& issues) {
  const auto refused = [&issues](Issues reasons) {
    issues.append(std::move(reasons));
    return std::nullopt;
  };
  GdalSession session(tableReadingOptions());
  Result<std::unique_ptr<TableSource>> opened = openTable(request.table, session);
  if (!opened) return refused(opened.takeIssues());
  const std::unique_ptr<TableSource> source = opened.takeValue();
  const auto score = [&](const std::vector<std::string>& names) {
    return (findColumns(names, {}) ? 1U : 0U) + (findPosition(names, request, {}) ? std::size_t{1} : 0U);
  };
  Result<TableHeader> header = findHeader(*source, score, 2, request.table.file);
  if (!header) return refused(header.takeIssues());
  const std::vector<std::string>& names = header.value().names;
  PlaceRows places{request.table.file, source->layer(), {}, {}, {}};
  const Place table{places.file, places.layer, {}, {}, {}};
  Result<PlaceColumns> columns = findColumns(names, table);
  Result<PositionColumns> position = findPosition(names, request, table);
  if (!columns) issues.append(columns.takeIssues());
  if (!position) issues.append(position.takeIssues());
  if (!columns || !position) return std::nullopt;
  Result<SpatialReference> from = spatialReference(position.value().crs, table);
  if (!from) return refused(from.takeIssues());
  const RowPositions positions(position.value(), names, from.value().get(), target, kind);
  const PlaceColumns& found = columns.value();
  places.codeColumn = names[found.code];
  if (found.people) places.peopleColumn = names[*found.people];
  // Names of places are of several words, as footers are.
  DataRows rows(*source, header.value(), FooterRule::CopyrightOnly, places.file, issues);
  CodeCells codes;
  for (TableRow row; rows.next(row);) {
    PlaceRow place;
    place.row = row.number;
    place.code = std::string(codes.read(row.cells[found.code]));
    if (found.name) place.name = std::string(plainText(row.cells[*found.name]));
    if (found.people) place.people = std::string(plainText(row.cells[*found.people]));
    place.geometry = positions.read(row, places.placeOf(place, {}), issues);
    places.rows.push_back(std::move(place));
  }
  rows.finish();
  Place column = table;
  column.column = places.codeColumn;
  codes.reportArchived(column, issues);
  return places;
}

}  // namespace

std::optional<PlaceRows> readPlaceRows(const PlacesRequest& request, const PlaceColumnFinder& findColumns,
                                       PlaceGeometry kind, Issues& issues) {
  const auto refused = [&issues](Issues reasons) {
    issues.append(std::move(reasons));
    return std::nullopt;
  };
  GdalSession session;
  Result<SpatialReference> target = measuringReference(request.targetCrs, {});
  if (!target) return refused(target.takeIssues());
  Result<SourceLocation> location = locateSource(request.table, PLACE_EXTENSIONS);
  if (!location) return refused(location.takeIssues());
  Result<OpenLayer> layer = openLayer(request.table, location.value(), LayerNeed::Areas, session);
  if (!layer && layer.issues().contains(IssueCode::LayerMissing)) return refused(layer.takeIssues());
  // Named columns with coordinates come before the geometry of a layer.
  const bool isTable = !layer || OGR_L_GetGeomType(layer.value().layer) == wkbNone || request.x;
  std::optional<PlaceRows> places =
      isTable ? readTable(request, findColumns, kind, target.value().get(), issues)
              : readLayer(request, layer.value(), findColumns, kind, target.value().get(), session, issues);
  if (!places) return std::nullopt;
  checkCodes(*places, issues);
  if (places->rows.empty() && !issues.hasErrors())
    issues.add({Severity::Error,
                IssueCode::FileEmpty,
                {request.table.file, places->layer, {}, {}, {}},
                {},
                "There is no place in it.",
                "Give the layer or table that holds the places."});
  return places;
}

}  // namespace fairshares::io
