// Fair Shares: a table of persons by code, age and sex, matched to units without losing anybody.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "join/findings.h"
#include "model/model.h"
#include "model/source_tables.h"

namespace fairshares::join {

/// Persons by unit and age-sex group: [unit * groupCount + group], 0 for a unit the table does not have.
///
/// Errors: CodeUnmatched for each unit the table does not have; PeopleLost for each code that is no unit (the
/// value is the persons it would lose); SumMismatch where the file's own total differs from the sum of its
/// codes by half a person or more (less is rounding of fractional counts); ValueNegative, ValueNotFinite;
/// those of matchCodes(). A code that is no unit but has nobody is a note. Report: how many codes met, with
/// the persons of the table; UnmatchedSource for codes without people.
std::vector<double> countsByUnit(std::span<const std::string> unitCodes, model::CountTable table,
                                 std::string_view noun, Findings& findings);

/// Sums each unit's groups, in order of groups: [unit].
std::vector<double> sumOfGroups(const std::vector<double>& persons, std::size_t groupCount);

}  // namespace fairshares::join
