// Fair Shares: what a study may say but hardly means. Warnings and notes only; nothing is refused here.
#pragma once

#include "base/issue.h"
#include "model/model.h"
#include "model/results.h"
#include "study/study.h"

namespace fairshares::run {

/// Looks at a joined study.
///
/// Warnings  ProgrammeTree: several programmes without a parent, so the whole formula is not one. StudyValue:
/// a leaf's
///           budget of less than 1 GBP a head (budgets in millions?), or present allocations whose sum is
///           more than 5 % away from the budget of the whole formula.
/// Notes     StepUndefined: a leaf whose step is not applied (its index is 1 everywhere).
Issues plausibilityOfStudy(const study::Study& study, const model::Model& model);

/// Looks at results: ValueCapped warnings that say how many units and people a floor or cap holds.
Issues plausibilityOfResults(const study::Study& study, const model::Model& model,
                             const model::Results& results);

}  // namespace fairshares::run
