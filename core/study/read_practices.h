// Fair Shares: the section [practices] of a study file.
#pragma once

#include "study/read_references.h"
#include "study/study.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// [practices] and [practices.lists]; the study's age bands must be known already, as they are the default.
void readPractices(const TableReader& root, const StudyContext& context, Study& study);

}  // namespace fairshares::study
