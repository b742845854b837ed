// Fair Shares: the programmes with their tree, money and steps.
#pragma once

#include <vector>

#include "join/step_context.h"

namespace fairshares::join {

/// The programmes at the positions they have in the study.
///
/// Errors: those of joinProgrammeTree(), costWeights(), needsTerms(), categoryRatios() and finishedIndex().
std::vector<model::Programme> joinProgrammes(const StepContext& context);

/// Places and money of the programmes, without steps. A parent's budget is by default the sum of its
/// children's; the weight among siblings is by default the budget.
///
/// Errors: ReferenceUnknown (parent), ProgrammeCycle, StudyKeyMissing (a leaf without budget), ValueNegative,
/// ExpenditureZero.
std::vector<model::Programme> joinProgrammeTree(const study::Study& study, Findings& findings);

}  // namespace fairshares::join
