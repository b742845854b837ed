// Fair Shares: whether the columns that remoteness adds to the zones leave room for those of the study.
#pragma once

#include "study/study.h"
#include "study/study_problems.h"

namespace fairshares::study {

/// Complains about ids of levels, categories, destinations and coarser views that would give two columns of
/// the zones one name. Only for studies with [network]; columns of every study are checked where they are
/// read.
void checkColumns(const Study& study, StudyProblems& problems);

}  // namespace fairshares::study
