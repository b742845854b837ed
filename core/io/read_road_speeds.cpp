// Fair Shares: the speed of each road class from a table.
#include "io/read_road_speeds.h"

#include <algorithm>

#include "base/number_text.h"
#include "io/header_names.h"
#include "io/parameter_rows.h"

namespace fairshares::io {

namespace {

enum Column : std::size_t { RoadClass, KmPerHour };

// The speed in a cell; nothing, and an issue, if there is none.
std::optional<double> readSpeed(ParameterRow& row, const std::string& roadClass) {
  const std::optional<double> speed = row.number(KmPerHour);
  if (!speed) return std::nullopt;
  if (*speed <= 0.0) {
    row.refuse(*speed < 0.0 ? IssueCode::ValueNegative : IssueCode::ValueOutOfRange, KmPerHour, roadClass,
               "A speed must be above 0 km/h; at this one nobody would arrive.",
               "Give the speed in km/h, or leave the cell empty if the class is closed to cars.");
    return std::nullopt;
  }
  if (*speed <= FASTEST_KM_PER_HOUR) return speed;
  row.refuse(IssueCode::ValueOutOfRange, KmPerHour, roadClass,
             "Nobody drives " + shortestText(*speed) + " km/h on average; speeds end at " +
                 shortestText(FASTEST_KM_PER_HOUR) + " km/h.",
             "Correct the speed, and check that it is in km/h.");
  return std::nullopt;
}

}  // namespace

Result<std::vector<ClassSpeed>> readRoadSpeeds(const study::TableReference& table) {
  std::vector<ClassSpeed> speeds;
  SeenParameters<std::string> seen;  // as the classes of links are compared
  Issues issues = readParameterRows(table, {"road_class", "km_per_hour"}, [&](ParameterRow& row) {
    const std::optional<std::string> roadClass = row.text(RoadClass);
    const bool isClosed = row.isEmpty(KmPerHour);
    const std::optional<double> speed = isClosed ? std::nullopt : readSpeed(row, roadClass.value_or(""));
    if (!roadClass || !seen.isNew(plainHeader(*roadClass), row, *roadClass)) return;
    if (isClosed || speed) speeds.push_back({*roadClass, speed});
  });
  const bool allClosed = std::none_of(speeds.begin(), speeds.end(),
                                      [](const ClassSpeed& speed) { return speed.kmPerHour.has_value(); });
  if (allClosed && !issues.hasErrors())
    issues.add({Severity::Error,
                IssueCode::ValueMissing,
                {table.file, table.layer, {}, "km_per_hour", {}},
                {},
                "No road class has a speed, so all roads would be closed to cars.",
                "Give the speeds in km/h; leave those cells empty whose classes are closed to cars."});
  if (issues.hasErrors()) return issues;
  return {std::move(speeds), std::move(issues)};
}

}  // namespace fairshares::io
