// Fair Shares: the study file (TOML) to a Study.
#pragma once

#include <string>

#include "base/result.h"
#include "study/study.h"

namespace fairshares::study {

/// Reads and checks a study file. Every problem of the file is reported at once, each with its TOML line
/// and key: syntax, unknown keys (with the nearest known key), missing keys, wrong types, missing source or
/// status, references to programmes, levels, indicators or categories that do not exist, a cycle in the
/// programme tree, age bands that overlap or leave a gap, expenditure that sums to zero.
/// Does not open the tables the study refers to.
///
/// Errors: FileMissing, FileUnreadable, StudySyntax, StudyKey..., StudyValue, ReferenceUnknown,
/// ProgrammeCycle, ProgrammeTree, AgeBands..., ExpenditureZero.
/// Warnings: IndicatorKind for utilisation and expenditure indicators.
Result<Study> readStudy(const std::string& file);

}  // namespace fairshares::study
