// Fair Shares: which methods a step knows and which keys each of them reads.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "study/study.h"
#include "study/study_keys.h"

namespace fairshares::study {

/// The methods of the step whose table is of this kind (AgeSex, Needs or ExcessCost).
const std::vector<StepMethod>& methodsOf(TableKind step);

/// The keys that mean something with this method in this step; `method` itself always does.
std::set<std::string> keysOf(StepMethod method);

}  // namespace fairshares::study
