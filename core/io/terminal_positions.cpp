// Fair Shares: where the terminals in a table of ferries are.
#include "io/terminal_positions.h"

#include <cmath>

#include "io/header_names.h"
#include "io/number_cells.h"
#include "io/project_points.h"

namespace fairshares::io {

TerminalPositions::TerminalPositions(const std::string& targetCrs, OGRSpatialReferenceH target,
                                     std::vector<ColumnChoice>& choices, Issues& issues)
    : mTargetCrs(targetCrs), mTarget(target), mIssues(issues), mDegrees(choices.size()),
      mMetres(choices.size() + 4) {
  choices.insert(choices.end(), {{{}, {"fromlon", "fromlongitude", "fromlng"}},
                                 {{}, {"fromlat", "fromlatitude"}},
                                 {{}, {"tolon", "tolongitude", "tolng"}},
                                 {{}, {"tolat", "tolatitude"}},
                                 {{}, {"fromeasting", "fromx"}},
                                 {{}, {"fromnorthing", "fromy"}},
                                 {{}, {"toeasting", "tox"}},
                                 {{}, {"tonorthing", "toy"}}});
  Result<SpatialReference> degrees = spatialReference("EPSG:4326", {});
  if (degrees) mDegreesCrs = degrees.takeValue();
}

void TerminalPositions::requireColumns(const RecognisedRows& rows) {
  const auto hasAll = [&](std::size_t first) {
    return rows.has(first) && rows.has(first + 1) && rows.has(first + 2) && rows.has(first + 3);
  };
  mUsesMetres = !hasAll(mDegrees) && hasAll(mMetres);
  if (mUsesMetres || hasAll(mDegrees)) return;
  Place place = rows.place(mDegrees);
  place.row.reset();
  place.column = "from_lon";
  mIssues.add({Severity::Error,
               IssueCode::ColumnMissing,
               place,
               {},
               "The table does not say where the terminals are; it has " + quotedList(rows.header()) + ".",
               "Give the columns from_lon, from_lat, to_lon and to_lat in degrees, or from_easting, "
               "from_northing, to_easting and to_northing in the study's metres; or a layer of lines."});
}

bool TerminalPositions::read(const RecognisedRows& rows, model::Ferry& ferry) {
  const std::size_t first = mUsesMetres ? mMetres : mDegrees;
  const bool hasFrom = readEnd(rows, first, ferry.name, ferry.from);
  const bool hasTo = readEnd(rows, first + 2, ferry.name, ferry.to);
  return hasFrom && hasTo;
}

bool TerminalPositions::readEnd(const RecognisedRows& rows, std::size_t columnX, const std::string& key,
                                model::Point& point) {
  double values[2] = {0.0, 0.0};
  bool isComplete = true;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const std::string_view text = rows.cell(columnX + axis);
    const NumberCell cell = readNumberCell(text, false);
    Place place = rows.place(columnX + axis);
    place.key = key;
    if (cell.kind == CellKind::Missing)
      mIssues.add({Severity::Error,
                   IssueCode::ValueMissing,
                   place,
                   {},
                   "The terminal has no " + place.column + ", so the crossing would start or end nowhere.",
                   "Fill in the coordinate, or remove the row."});
    else if (cell.kind != CellKind::Number)
      mIssues.add(wrongNumber(cell.kind, text, place, EmptyCell::Refused));
    isComplete = isComplete && cell.kind == CellKind::Number;
    values[axis] = cell.value;
  }
  if (!isComplete) return false;
  point = {values[0], values[1]};
  OGREnvelope here;
  here.Merge(point.x, point.y);
  std::optional<std::string> wrong;
  if (!mUsesMetres) {
    wrong = contradiction(here, mDegreesCrs.get());
    if (!wrong) projectPoints({&point, 1}, mDegreesCrs.get(), mTarget, 1);
    here = {};
    here.Merge(point.x, point.y);
  }
  if (!wrong && !std::isfinite(point.x)) wrong = "The position cannot be brought into " + mTargetCrs + ".";
  if (!wrong) wrong = contradiction(here, mTarget);
  if (!wrong) return true;
  Place place = rows.place(columnX);
  place.key = key;
  mIssues.add({Severity::Error, IssueCode::ValueOutOfRange, place,
               std::string(rows.cell(columnX)) + ", " + std::string(rows.cell(columnX + 1)), *wrong,
               "Check that longitude and latitude are not exchanged and hold degrees."});
  return false;
}

}  // namespace fairshares::io
