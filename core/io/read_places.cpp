// Fair Shares: settlements with their people, and points of any kind, from layers and tables.
#include "io/read_places.h"

#include <algorithm>

#include "base/number_text.h"
#include "io/code_columns.h"
#include "io/header_names.h"
#include "io/number_cells.h"
#include "io/place_rows.h"
#include "io/recognised_rows.h"

namespace fairshares::io {
namespace {

bool isPopulationOfAYear(const std::string& plain) {
  for (const std::string_view start : {"population", "pop", "totpop"})
    if (plain.starts_with(start) && plain.size() == start.size() + 4 &&
        std::all_of(plain.end() - 4, plain.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return true;
  return false;
}

Result<std::size_t> findPopulation(const std::vector<std::string>& header,
                                   const std::optional<std::string>& named, const Place& place) {
  auto chosen = chooseColumn(
      header, {named, {"population", "pop", "totalpopulation", "populationtotal", "persons", "people"}},
      place);
  if (!chosen) return chosen.takeIssues();
  if (chosen.value()) return *chosen.value();
  std::vector<std::size_t> ofYears;
  std::vector<std::string> names;
  for (std::size_t column = 0; column < header.size(); ++column)
    if (isPopulationOfAYear(plainHeader(header[column]))) {
      ofYears.push_back(column);
      names.push_back(header[column]);
    }
  if (ofYears.size() == 1) return ofYears.front();
  Place where = place;
  where.column = "population";
  if (ofYears.empty())
    return Issue{Severity::Error,
                 IssueCode::ColumnMissing,
                 where,
                 {},
                 "No column holds the population; there are " + quotedList(header) + ".",
                 "Name the column population, or name it in the study."};
  return Issue{Severity::Error,
               IssueCode::ColumnAmbiguous,
               where,
               {},
               "Several columns hold a population: " + quotedList(names) + ".",
               "Name the one that counts in the study."};
}

Result<PlaceColumns> settlementColumns(const PlacesRequest& request, const std::vector<std::string>& header,
                                       const Place& place) {
  Issues issues;
  PlaceColumns columns;
  auto name =
      chooseColumn(header, {request.name, {"name", "settlementname", "localityname", "settlement"}}, place);
  if (name)
    columns.name = name.value();
  else
    issues.append(name.takeIssues());
  auto code = chooseColumn(
      header, {request.table.code, {"settlementcode", "settlementid", "localitycode", "code", "id"}}, place);
  if (!code)
    issues.append(code.takeIssues());
  else if (code.value() || columns.name)
    columns.code = code.value() ? *code.value() : *columns.name;
  else
    issues.append(findCodeColumn(header, CodeKind::FreeText, std::nullopt, place).takeIssues());
  Result<std::size_t> people = findPopulation(header, request.population, place);
  if (people)
    columns.people = people.value();
  else
    issues.append(people.takeIssues());
  if (issues.hasErrors()) return issues;
  return columns;
}

// The number of people, if it is one.
double peopleOf(const PlaceRows& places, const PlaceRow& place, Issues& issues) {
  const NumberCell cell = readNumberCell(place.people, false);
  const Place where = places.placeOf(place, places.peopleColumn);
  if (cell.kind == CellKind::Missing)
    issues.add({Severity::Error,
                IssueCode::ValueMissing,
                where,
                {},
                "The settlement has no population, so it cannot be told whether it is a centre.",
                "Fill in the number of people, or remove the settlement."});
  else if (cell.kind != CellKind::Number)
    issues.add(wrongNumber(cell.kind, place.people, where, EmptyCell::Refused));
  else if (cell.value < 0.0)
    issues.add({Severity::Error, IssueCode::ValueNegative, where, place.people,
                "A settlement cannot have fewer than no people.", "Correct the number."});
  return cell.value;
}

}  // namespace

Result<std::vector<model::Settlement>> readSettlements(const PlacesRequest& request) {
  const auto findColumns = [&](const std::vector<std::string>& header, const Place& place) {
    return settlementColumns(request, header, place);
  };
  Issues issues;
  const std::optional<PlaceRows> read =
      readPlaceRows(request, findColumns, PlaceGeometry::PolygonsAndPoints, issues);
  if (!read) return issues;
  std::vector<model::Settlement> settlements;
  for (const PlaceRow& place : read->rows)
    settlements.push_back({place.code, place.name, peopleOf(*read, place, issues),
                           place.geometry ? wkbOf(place.geometry.get()) : std::string(), place.row});
  return {std::move(settlements), std::move(issues)};
}

Result<model::PointLayer> readPoints(const PlacesRequest& request, CodeKind kind) {
  const auto findColumns = [&](const std::vector<std::string>& header,
                               const Place& place) -> Result<PlaceColumns> {
    PlaceColumns columns;
    Result<std::size_t> code = findCodeColumn(header, kind, request.table.code, place);
    if (!code) return code.takeIssues();
    columns.code = code.value();
    columns.name = findNameColumn(header, kind);
    if (!request.name) return columns;
    Result<std::size_t> name = findColumn(header, *request.name, place);
    if (!name) return name.takeIssues();
    columns.name = name.value();
    return columns;
  };
  Issues issues;
  const std::optional<PlaceRows> read = readPlaceRows(request, findColumns, PlaceGeometry::Points, issues);
  if (!read) return issues;
  model::PointLayer points;
  points.file = read->file;
  points.layer = read->layer;
  std::size_t missing = 0;
  for (const PlaceRow& place : read->rows) {
    points.codes.push_back(place.code);
    points.names.push_back(place.name);
    points.rows.push_back(place.row);
    points.points.emplace_back();
    if (place.geometry)
      points.points.back() = {OGR_G_GetX(place.geometry.get(), 0), OGR_G_GetY(place.geometry.get(), 0)};
    else
      ++missing;
  }
  if (missing > 0)
    issues.add({Severity::Note,
                IssueCode::ValueMissing,
                {points.file, points.layer, {}, {}, {}},
                std::to_string(missing),
                std::to_string(missing) + " places have no position.",
                {}});
  return {std::move(points), std::move(issues)};
}

}  // namespace fairshares::io
