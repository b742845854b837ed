// Fair Shares: where each GP practice lies, at every level.
#pragma once

#include "join/attribute_matches.h"
#include "join/findings.h"
#include "model/model.h"
#include "study/study.h"

namespace fairshares::join {

/// The level all practice programmes need: "boards" if the study has it, else its first level.
const model::Level* boardLevel(const std::vector<model::Level>& levels);

/// Sets practiceZone and every level's areaOfPractice. A practice's area at a level is the first that is
/// known of
///
///   1. the level's own column in the table of practices,
///   2. the area of the practice's zone,
///   3. the one area in which all zones of an area known from 1. lie (a council in its Board).
///
/// Errors: ColumnMissing; CodeUnknown for an area code no zone has; PeopleLost for a practice with people
/// whose Board is not known. Warnings: NestingBroken where two of the three disagree; CodeUnknown for a zone
/// the study does not have; CodeUnmatched for a practice whose area at another level is not known
/// (AreaUnknown in the report).
void placePractices(const study::Study& study, const MatchedTable& table, model::Model& model,
                    Findings& findings);

}  // namespace fairshares::join
