// Fair Shares: GP practices with their lists, scaled to the residents.
#pragma once

#include "join/findings.h"
#include "model/model.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::join {

/// Gives the model its practices in code order: names, positions, zone, area at every level
/// (placePractices()), and persons of their lists. Lists hold more persons than live in the country, so
///
///   listInflation = sum of all lists / national population
///   persons      *= national population / sum of all lists
///
/// and the practices' population sums to the national population; populationAsRead keeps the lists.
/// Needs the model's zones, levels and national population.
///
/// Errors: those of countsByUnit() in both ways (a list without a practice, a practice without a list),
/// StepUndefined where nobody is on any list, ColumnMissing, those of placePractices().
void joinPractices(const study::Study& study, const model::AttributeTable& table, model::CountTable lists,
                   model::Model& model, Findings& findings);

}  // namespace fairshares::join
