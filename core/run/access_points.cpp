#include "run/access_points.h"

#include <algorithm>
#include <map>

#include "base/number_text.h"

namespace fairshares::run {

namespace {

model::Point insideLargestPart(const geography::Land& land, std::size_t zone) {
  std::uint32_t largest = land.firstPart(zone);
  for (std::uint32_t part = land.firstPart(zone); part < land.endPart(zone); ++part)
    if (land.areaSquareMetres(part) > land.areaSquareMetres(largest)) largest = part;
  return land.inside(largest);
}

double metresFromZone(const geography::Land& land, std::size_t zone, const model::Point& point) {
  double nearest = land.metresTo(land.firstPart(zone), point);
  for (std::uint32_t part = land.firstPart(zone) + 1; part < land.endPart(zone) && nearest > 0.0; ++part)
    nearest = std::min(nearest, land.metresTo(part, point));
  return nearest;
}

std::string sourceOf(const model::PointLayer& layer) {
  return layer.layer.empty() ? layer.file : layer.file + ", layer " + layer.layer;
}

/// Codes of points that no zone has: nobody is lost by them, but the file may be of another vintage.
void reportStrangers(const model::PointLayer& given, const std::map<std::string, std::size_t>& rowOf,
                     const ZoneTable& zones, model::JoinReport& report, Issues& issues) {
  std::size_t strangers = 0;
  std::string first;
  for (const auto& [code, row] : rowOf) {
    if (std::binary_search(zones.codes.begin(), zones.codes.end(), code)) continue;
    if (strangers++ == 0) first = code;
    report.push_back({model::JoinEvent::UnmatchedSource, sourceOf(given), "access point", code, std::nullopt,
                      std::nullopt, std::nullopt, "The zones have no such code."});
  }
  if (strangers > 0)
    issues.add({Severity::Warning,
                IssueCode::CodeUnknown,
                {given.file, given.layer, {}, "", first},
                std::to_string(strangers),
                std::to_string(strangers) + " access points belong to no zone of the study (first " + first +
                    "), so they are not used.",
                "Check that points and zones are of one vintage."});
}

Issue tooFar(const model::PointLayer& given, std::size_t row, const std::string& code, double metres) {
  return {Severity::Error,
          IssueCode::ValueOutOfRange,
          {given.file, given.layer, given.rows[row], "", code},
          fixedText(metres / 1000.0, 1) + " km",
          "The access point of " + code + " lies " + fixedText(metres / 1000.0, 1) +
              " km outside the zone, so its drive time would be another place's.",
          "Correct the coordinates, or their coordinate reference system."};
}

}  // namespace

std::vector<model::Point> accessPoints(const ZoneTable& zones, const geography::Land& land,
                                       const std::optional<model::PointLayer>& given,
                                       model::JoinReport& report, Issues& issues) {
  std::map<std::string, std::size_t> rowOf;
  if (given)
    for (std::size_t row = 0; row < given->codes.size(); ++row)
      if (given->points[row]) rowOf.emplace(given->codes[row], row);
  std::vector<model::Point> points;
  std::size_t standIns = 0;
  std::string first;
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const auto found = rowOf.find(zones.codes[zone]);
    if (found != rowOf.end()) {
      points.push_back(*given->points[found->second]);
      const double metres = metresFromZone(land, zone, points.back());
      if (metres > FARTHEST_OUTSIDE_METRES)
        issues.add(tooFar(*given, found->second, zones.codes[zone], metres));
      continue;
    }
    points.push_back(insideLargestPart(land, zone));
    if (!given || zones.population[zone] == 0.0) continue;
    if (standIns++ == 0) first = zones.codes[zone];
    report.push_back({model::JoinEvent::UnmatchedUnit, sourceOf(*given), "access point", zones.codes[zone],
                      std::nullopt, zones.population[zone], std::nullopt,
                      "No access point; a point inside the polygon stands in."});
  }
  if (given) reportStrangers(*given, rowOf, zones, report, issues);
  if (standIns > 0)
    issues.add({Severity::Note,
                IssueCode::CodeUnmatched,
                {given->file, given->layer, {}, "", first},
                std::to_string(standIns),
                std::to_string(standIns) + " zones with people have no access point (first " + first +
                    "); a point inside the polygon stands in, and join_report lists them.",
                "Add the missing points for better drive times."});
  return points;
}

}  // namespace fairshares::run
