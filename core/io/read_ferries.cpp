// Fair Shares: ferries and fixed links from tables and line layers.
#include "io/read_ferries.h"

#include <array>
#include <cmath>

#include "base/number_text.h"
#include "io/header_names.h"
#include "io/layer_crs.h"
#include "io/line_features.h"
#include "io/project_points.h"
#include "io/recognised_rows.h"
#include "io/road_values.h"
#include "io/source_location.h"
#include "io/terminal_positions.h"

namespace fairshares::io {
namespace {

const std::vector<std::string> LINE_EXTENSIONS{".shp", ".gpkg", ".geojson", ".json",
                                               ".gml", ".tab",  ".fgb",     ".kml"};

// Columns that a table and a line layer have in common.
enum Common : std::size_t { Minutes, Waiting, Vehicles, Basis, Mode, Name, COMMON_COUNT };

std::vector<ColumnChoice> commonChoices(const FerryRequest& request) {
  return {{request.minutes,
           {"minutes", "crossingminutes", "crossing", "crossingtime", "duration", "medianminutes"}},
          {request.waiting, {"waitingminutes", "waitminutes", "waiting", "wait"}},
          {{}, {"vehicles", "vehicle", "ferrytype", "cars"}},
          {{}, {"basis", "source"}},
          {{}, {"mode"}},
          {{}, {"name", "route", "routename", "link"}}};
}

// Minutes, wait and kind of ferries, whatever they are read from.
class FerryValues {
 public:
  FerryValues(const FerryRequest& request, Issues& issues) : mRequest(request), mIssues(issues) {}

  void takeMinutes(std::string_view cell, const Place& place, model::Ferry& ferry) {
    if (cell.empty())
      return mIssues.add({Severity::Error,
                          IssueCode::ValueMissing,
                          place,
                          {},
                          "The crossing has no minutes, so nobody knows how long it takes.",
                          "Give the minutes from departure to arrival, or remove the row."});
    ferry.crossingMinutes = minutesOf(cell, place);
  }
  void takeWaiting(std::string_view cell, const Place& place, model::Ferry& ferry) {
    if (cell.empty()) ++mDeclaredWaits;
    ferry.waitingMinutes = cell.empty() ? mRequest.waitingMinutes : minutesOf(cell, place);
  }
  static void takeKind(std::string_view cell, model::Ferry& ferry) {
    const auto says = directionFromText(cell);
    ferry.vehicles = !(says == model::Direction::Both || isSameWord(cell, "n") ||
                       isSameWord(cell, "passenger") || isSameWord(cell, "foot"));
  }
  bool isFerry(std::string_view mode) {
    const bool leftOut = !mode.empty() && !isSameWord(mode, "ferry");
    mOtherModes += leftOut ? 1U : 0U;
    return !leftOut;
  }
  void finish(const Place& place) {
    if (mOtherModes > 0)
      mIssues.add({Severity::Note,
                   IssueCode::CodeUnknown,
                   place,
                   std::to_string(mOtherModes),
                   std::to_string(mOtherModes) + " rows are no ferries by their mode and were left out.",
                   {}});
    if (mDeclaredWaits > 0)
      mIssues.add({Severity::Note,
                   IssueCode::ValueFilled,
                   place,
                   shortestText(mRequest.waitingMinutes),
                   std::to_string(mDeclaredWaits) + " ferries have no waiting time; " +
                       shortestText(mRequest.waitingMinutes) + " minutes were taken, as the study declares.",
                   {}});
  }

 private:
  double minutesOf(std::string_view cell, const Place& place) {
    const std::optional<double> minutes = minutesFromText(cell);
    if (!minutes || !std::isfinite(*minutes))
      mIssues.add({Severity::Error, IssueCode::ValueNotNumeric, place, std::string(cell),
                   "The cell holds \"" + std::string(cell) + "\" where minutes are needed.",
                   "Write minutes (55), hours and minutes (00:55), or a period (PT55M)."});
    else if (*minutes < 0.0)
      mIssues.add({Severity::Error, IssueCode::ValueNegative, place, std::string(cell),
                   "A crossing cannot take less than no time. Overnight sailings come out negative where "
                   "arrival was taken from departure without regard to midnight.",
                   "Give the minutes from departure to arrival, modulo 24 hours."});
    return minutes.value_or(0.0);
  }

  const FerryRequest& mRequest;
  Issues& mIssues;
  std::size_t mOtherModes = 0;
  std::size_t mDeclaredWaits = 0;
};

std::string nameOf(std::string_view name, std::string_view from, std::string_view to, std::size_t row) {
  if (!name.empty()) return std::string(name);
  if (!from.empty() || !to.empty()) return std::string(from) + " - " + std::string(to);
  return "ferry of row " + std::to_string(row);
}

Result<std::vector<model::Ferry>> readFerryTable(const FerryRequest& request, OGRSpatialReferenceH target) {
  Issues issues;
  std::vector<ColumnChoice> choices = commonChoices(request);
  TerminalPositions positions(request.targetCrs, target, choices, issues);
  const std::size_t from = choices.size();
  choices.push_back({{}, {"from", "fromname", "fromterminal", "origin"}});
  const std::size_t to = choices.size();
  choices.push_back({{}, {"to", "toname", "toterminal", "destination"}});
  RecognisedRows rows(request.table, choices, issues);
  if (!rows.isOpen()) return issues;
  positions.requireColumns(rows);
  if (!rows.has(Minutes))
    issues.add(
        {Severity::Error,
         IssueCode::ColumnMissing,
         {request.table.file, rows.layer(), {}, "minutes", {}},
         {},
         "No column tells how long the crossings take; the table has " + quotedList(rows.header()) + ".",
         "Name the column minutes, or name it in the study."});
  if (issues.hasErrors()) return issues;
  std::vector<model::Ferry> ferries;
  FerryValues values(request, issues);
  while (rows.next()) {
    if (!values.isFerry(rows.cell(Mode))) continue;
    model::Ferry ferry;
    ferry.row = rows.row();
    ferry.name = nameOf(rows.cell(Name), rows.cell(from), rows.cell(to), ferry.row);
    const auto keyed = [&](std::size_t column) {
      Place place = rows.place(column);
      place.key = ferry.name;
      return place;
    };
    values.takeMinutes(rows.cell(Minutes), keyed(Minutes), ferry);
    values.takeWaiting(rows.cell(Waiting), keyed(Waiting), ferry);
    FerryValues::takeKind(rows.cell(Vehicles), ferry);
    ferry.basis = std::string(rows.cell(Basis));
    ferry.file = request.table.file;
    ferry.layer = rows.layer();
    if (positions.read(rows, ferry)) ferries.push_back(std::move(ferry));
  }
  rows.finish();
  values.finish({request.table.file, rows.layer(), {}, {}, {}});
  return {std::move(ferries), std::move(issues)};
}

// Columns of a line layer: positions within the fields that are read.
struct LineColumns {
  std::vector<int> fields;
  std::array<std::optional<std::size_t>, COMMON_COUNT> at;
  std::vector<std::string> names;
};

LineColumns findLineColumns(const FerryRequest& request, OGRLayerH layer, const Place& place,
                            Issues& issues) {
  LineColumns columns;
  columns.names = fieldNames(layer);
  const std::vector<ColumnChoice> choices = commonChoices(request);
  for (std::size_t choice = 0; choice < choices.size(); ++choice) {
    auto found = chooseColumn(columns.names, choices[choice], place);
    if (!found)
      issues.append(found.takeIssues());
    else if (found.value()) {
      columns.at[choice] = columns.fields.size();
      columns.fields.push_back(static_cast<int>(*found.value()));
    }
  }
  if (!columns.at[Minutes] && !issues.hasErrors()) {
    Place where = place;
    where.column = "minutes";
    issues.add(
        {Severity::Error,
         IssueCode::ColumnMissing,
         where,
         {},
         "No column tells how long the crossings take; the layer has " + quotedList(columns.names) + ".",
         "Name the column minutes, or name it in the study."});
  }
  return columns;
}

Result<std::vector<model::Ferry>> readFerryLines(const FerryRequest& request, const OpenLayer& layer,
                                                 OGRSpatialReferenceH target, GdalSession& session) {
  Issues issues;
  const Place table{request.table.file, layer.name, {}, {}, {}};
  const LineColumns columns = findLineColumns(request, layer.layer, table, issues);
  if (issues.hasErrors()) return issues;
  const std::unique_ptr<LineFeatures> features = readLineFeatures(layer.layer, columns.fields);
  const auto cell = [&](Common column) {
    return columns.at[column] ? trimmed(features->cell(*columns.at[column])) : std::string_view();
  };
  std::vector<model::Ferry> ferries;
  FerryValues values(request, issues);
  OGREnvelope extent;
  LineParts lines;
  while (features->next()) {
    if (!values.isFerry(cell(Mode))) continue;
    model::Ferry ferry;
    ferry.row = features->row();
    ferry.name = nameOf(cell(Name), {}, {}, ferry.row);
    const auto place = [&](Common column) {
      const std::string name =
          columns.at[column] ? columns.names[static_cast<std::size_t>(columns.fields[*columns.at[column]])]
                             : "";
      return Place{table.file, table.layer, ferry.row, name, ferry.name};
    };
    values.takeMinutes(cell(Minutes), place(Minutes), ferry);
    values.takeWaiting(cell(Waiting), place(Waiting), ferry);
    FerryValues::takeKind(cell(Vehicles), ferry);
    ferry.basis = std::string(cell(Basis));
    ferry.file = table.file;
    ferry.layer = table.layer;
    if (features->takeLines(lines) != LineState::Taken) {
      issues.add({Severity::Error,
                  IssueCode::GeometryMissing,
                  Place{table.file, table.layer, ferry.row, {}, ferry.name},
                  {},
                  "The crossing has no line, so it is not known where its terminals are.",
                  "Draw the line, or remove the feature."});
      continue;
    }
    for (const model::Point& point : lines.points) extent.Merge(point.x, point.y);
    ferry.line = lines.points;
    ferries.push_back(std::move(ferry));
  }
  reportReading(session, table, issues);
  values.finish(table);
  if (const SpatialReference crs = checkedLayerCrs(layer, extent, request.crs, table, issues))
    for (model::Ferry& ferry : ferries) {
      if (!areSame(crs.get(), target)) projectPoints(ferry.line, crs.get(), target, 1);
      ferry.from = ferry.line.front();
      ferry.to = ferry.line.back();
    }
  if (ferries.empty() && !issues.hasErrors())
    issues.add({Severity::Error,
                IssueCode::FileEmpty,
                table,
                {},
                "The layer holds no ferry.",
                "Give the layer that holds the ferries."});
  return {std::move(ferries), std::move(issues)};
}

}  // namespace

Result<std::vector<model::Ferry>> readFerries(const FerryRequest& request) {
  GdalSession session;
  Result<SpatialReference> target = measuringReference(request.targetCrs, {});
  if (!target) return target.takeIssues();
  Result<SourceLocation> location = locateSource(request.table, LINE_EXTENSIONS);
  if (!location) return location.takeIssues();
  Result<OpenLayer> layer = openLayer(request.table, location.value(), LayerNeed::Lines, session);
  if (layer) return readFerryLines(request, layer.value(), target.value().get(), session);
  if (layer.issues().contains(IssueCode::LayerMissing)) return layer.takeIssues();
  return readFerryTable(request, target.value().get());
}

Result<std::vector<model::FixedLinkRow>> readFixedLinks(const study::TableReference& table) {
  enum : std::size_t { Link, ZoneA, ZoneB };
  Issues issues;
  RecognisedRows rows(table,
                      {{{}, {"link", "name", "bridge"}},
                       {{}, {"zonea", "zonefrom", "fromzone"}},
                       {{}, {"zoneb", "zoneto", "tozone"}}},
                      issues);
  if (!rows.isOpen()) return issues;
  for (const std::size_t column : {ZoneA, ZoneB})
    if (!rows.has(column))
      issues.add({Severity::Error,
                  IssueCode::ColumnMissing,
                  {table.file, rows.layer(), {}, column == ZoneA ? "zone_a" : "zone_b", {}},
                  {},
                  "A fixed link needs the codes of the two zones it joins; the table has " +
                      quotedList(rows.header()) + ".",
                  "Name the columns zone_a and zone_b."});
  if (issues.hasErrors()) return issues;
  std::vector<model::FixedLinkRow> links;
  while (rows.next()) {
    links.push_back({std::string(rows.cell(Link)), std::string(rows.cell(ZoneA)),
                     std::string(rows.cell(ZoneB)), rows.row()});
    const model::FixedLinkRow& link = links.back();
    if (link.zoneA.empty() || link.zoneB.empty())
      issues.add({Severity::Error,
                  IssueCode::CodeBlank,
                  rows.place(link.zoneA.empty() ? ZoneA : ZoneB),
                  {},
                  "The fixed link lacks the code of a zone, so it would lead nowhere.",
                  "Fill in the code, or remove the row."});
  }
  rows.finish();
  return {std::move(links), std::move(issues)};
}

}  // namespace fairshares::io
