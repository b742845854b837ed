// Fair Shares: the point each zone is travelled from.
#pragma once

#include <optional>
#include <vector>

#include "base/issue.h"
#include "geography/land.h"
#include "model/join_report.h"
#include "model/places.h"
#include "run/zone_table.h"

namespace fairshares::run {

/// A given point may lie this far outside its zone, for coasts and borders drawn with a broad pen.
inline constexpr double FARTHEST_OUTSIDE_METRES = 5000.0;

/// [zone] the point of `given` with the zone's code; else a point inside the largest part of its polygon.
/// Zones with people that take such a point although a layer is given are told one by one in the report, and
/// all together as a note.
///
/// Errors    ValueOutOfRange for a point more than FARTHEST_OUTSIDE_METRES outside its zone
/// Warnings  CodeUnknown: points of zones the study does not have
/// Notes     CodeUnmatched: zones with people and without a point
std::vector<model::Point> accessPoints(const ZoneTable& zones, const geography::Land& land,
                                       const std::optional<model::PointLayer>& given,
                                       model::JoinReport& report, Issues& issues);

}  // namespace fairshares::run
