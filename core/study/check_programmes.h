// Fair Shares: whether the programmes form a tree that can be computed.
#pragma once

#include "study/study.h"
#include "study/study_problems.h"

namespace fairshares::study {

/// Complains about parents that do not exist, rings, leaves without steps, budget, eligibility or purpose,
/// parents that state what only leaves have, and expenditure weights that sum to zero.
///
/// Errors: ReferenceUnknown, ProgrammeCycle, ProgrammeTree, StudyKeyMissing, ExpenditureZero.
void checkProgrammes(const Study& study, StudyProblems& problems);

}  // namespace fairshares::study
