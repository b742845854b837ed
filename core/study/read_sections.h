// Fair Shares: the sections of a study file that say what the data are.
#pragma once

#include "study/read_references.h"
#include "study/study.h"
#include "study/toml_reader.h"

namespace fairshares::study {

/// [sources]: short names of citations. Read before everything else, since all sections use them.
std::map<std::string, std::string> readSources(const TableReader& root, StudyProblems& problems);

/// [study].
void readStudySection(const TableReader& root, Study& study);

/// [zones], [lookup], [levels], [population], [practices], [indicators], [categories], [allocations].
void readDataSections(const TableReader& root, const StudyContext& context, Study& study);

}  // namespace fairshares::study
