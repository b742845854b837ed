// Fair Shares: which area of every level each zone lies in, from lookup columns.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "join/findings.h"
#include "model/model.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::join {

/// Joins the lookups to the zones and makes the levels, in study order, with areas ascending by code. A
/// level's column is looked for in all lookups, in study order. An area without a name is called by its code;
/// of two names the one of its first zone (in code order) counts, with a warning.
///
/// A zone without an area has NO_AREA, which only happens together with an error.
///
/// Errors: ColumnMissing (a level's column is in no lookup), CodeUnmatched for each zone that a needed lookup
/// does not have, CodeBlank for each zone whose cell is empty (both with the persons); those of matchCodes().
/// Warnings: CodeDuplicate for an area with two names. Notes: CodeUnknown for lookup codes that are no zones
/// (a lookup usually covers more), ColumnAmbiguous where a later lookup has the column too.
std::vector<model::Level> joinLevels(const study::Study& study,
                                     const std::vector<model::AttributeTable>& lookups,
                                     const model::Units& zones, Findings& findings);

/// Gives the levels the polygons the study supplies for them, and names where the level names no column for
/// them.
///
/// Errors: CodeUnmatched for an area without a polygon; those of matchCodes(). Notes: CodeUnknown for a
/// polygon of no area.
void joinBoundaries(const study::Study& study, std::map<std::string, model::AreaLayer> boundaries,
                    std::vector<model::Level>& levels, Findings& findings);

}  // namespace fairshares::join
