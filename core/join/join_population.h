// Fair Shares: the people of every zone, and their scaling to projections.
#pragma once

#include "join/findings.h"
#include "model/model.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::join {

/// Gives the zones (codes set) their bands, persons by group, population and population as read.
/// Errors: those of countsByUnit().
void joinPopulation(model::CountTable population, model::Units& zones, Findings& findings);

/// Scales the zones' persons so that every age-sex group of every area of `level` meets the projection:
///
///   persons[zone, group] *= projection[area, group] / (sum over the zones of the area of persons[zone,
///   group])
///
/// populationAsRead stays as it is. Sums run in code order.
///
/// Errors: those of countsByUnit() for areas, so that areas that are missing either way are refused;
/// PeopleLost where persons are projected for a group that nobody of the area belongs to (place: area, sex
/// and band). Report: national persons before and after in the note of the projections' summary.
void rebasePopulation(const model::Level& level, model::CountTable projections, model::Units& zones,
                      Findings& findings);

}  // namespace fairshares::join
