// Fair Shares: the section [programmes] of a study file, with the defaults of its steps.
#pragma once

#include "study/read_references.h"
#include "study/study.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// [age_sex], [needs], [excess_cost] and [programmes]. The tree is checked afterwards by checkProgrammes().
void readProgrammes(const TableReader& root, const StudyContext& context, Study& study);

}  // namespace fairshares::study
