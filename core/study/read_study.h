// Fair Shares: the study file (TOML) to a Study.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "study/study.h"

namespace fairshares::study {

/// Reads and checks a study file. Every problem of the file is reported at once, each with its TOML line
/// and key: syntax, unknown keys (with the nearest known key), missing keys, wrong types, missing source or
/// status, references to programmes, levels, indicators or categories that do not exist, a cycle in the
/// programme tree, age bands that overlap or leave a gap, expenditure that sums to zero.
/// Does not open the tables the study refers to.
///
/// Errors: FileMissing, FileUnreadable, FileEmpty, FileFormat, StudySyntax, StudyKey..., StudyValue,
/// ReferenceUnknown, ProgrammeCycle, ProgrammeTree, AgeBands..., ExpenditureZero.
Result<Study> readStudy(const std::string& file);

/// The same for text that is already in memory; `file` gives the folder of relative paths and the name in
/// messages, and is not opened.
Result<Study> readStudyText(std::string_view text, const std::string& file);

}  // namespace fairshares::study
