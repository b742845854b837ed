// Fair Shares: whether everything a study names is there.
#pragma once

#include "study/study.h"
#include "study/study_problems.h"

namespace fairshares::study {

/// Complains about levels, indicators, categories and practices that a study names but does not have, and
/// warns about indicators of utilisation and expenditure.
///
/// Errors: ReferenceUnknown, StudyKeyMissing, StudyValue. Warnings: IndicatorKind.
void checkReferences(const Study& study, StudyProblems& problems);

}  // namespace fairshares::study
