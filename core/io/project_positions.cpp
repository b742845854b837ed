#include "io/project_positions.h"

#include <ogr_spatialref.h>

#include <cmath>
#include <memory>
#include <utility>

#include "base/number_text.h"
#include "io/gdal_session.h"

namespace fairshares::io {

namespace {

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

Transformation fromDegrees(const std::string& targetCrs) {
  OGRSpatialReference degrees;
  OGRSpatialReference target;
  if (degrees.importFromEPSG(4326) != OGRERR_NONE ||
      target.SetFromUserInput(targetCrs.c_str()) != OGRERR_NONE)
    return {};
  degrees.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);  // longitude first
  target.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return Transformation(OGRCreateCoordinateTransformation(&degrees, &target));
}

Issue notAPosition(const model::AttributeTable& table, std::size_t row, const std::string& column, double x,
                   double y) {
  return {Severity::Error,
          IssueCode::ValueOutOfRange,
          {table.file, table.layer, table.rows[row], column, table.codes[row]},
          shortestText(x) + ", " + shortestText(y),
          "This is no longitude (-180 to 180) and latitude (-90 to 90) of the study's area, so the point "
          "cannot be drawn.",
          "Check that the columns are not exchanged and hold degrees; leave both empty where the position is "
          "not known."};
}

}  // namespace

Result<model::AttributeTable> projectPositions(model::AttributeTable table, const std::string& longitude,
                                               const std::string& latitude, const std::string& targetCrs) {
  const model::AttributeTable::NumberColumn* x = table.findNumber(longitude);
  const model::AttributeTable::NumberColumn* y = table.findNumber(latitude);
  if (!x || !y)
    return Issue{Severity::Error,
                 IssueCode::ColumnMissing,
                 {table.file, table.layer, std::nullopt, x ? latitude : longitude, ""},
                 "",
                 "A position needs longitude and latitude.",
                 "Name both columns in the study."};
  const GdalSession session;
  const Transformation transformation = fromDegrees(targetCrs);
  Issues issues;
  model::AttributeTable::NumberColumn easting{"easting",
                                              std::vector<std::optional<double>>(table.codes.size()), 0};
  model::AttributeTable::NumberColumn northing{"northing",
                                               std::vector<std::optional<double>>(table.codes.size()), 0};
  for (std::size_t row = 0; row < table.codes.size(); ++row) {
    if (!x->values[row] || !y->values[row]) {
      ++easting.missing;
      ++northing.missing;
      continue;
    }
    double east = *x->values[row];
    double north = *y->values[row];
    const bool degrees = std::abs(east) <= 180.0 && std::abs(north) <= 90.0;
    if (!degrees || !transformation || !transformation->Transform(1, &east, &north) || !std::isfinite(east) ||
        !std::isfinite(north)) {
      issues.add(notAPosition(table, row, longitude, *x->values[row], *y->values[row]));
      continue;
    }
    easting.values[row] = east;
    northing.values[row] = north;
  }
  table.numbers.push_back(std::move(easting));
  table.numbers.push_back(std::move(northing));
  return {std::move(table), std::move(issues)};
}

}  // namespace fairshares::io
