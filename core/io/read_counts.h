// Fair Shares: persons by code, age and sex, in the layouts that are published.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "io/read_tables.h"
#include "model/source_tables.h"

namespace fairshares::io {

/// Reads persons by code, sex and age and folds them into `bands`.
///
/// Recognised by the header: wide by single year of age (Year, DataZone, Sex, AllAges, Age0 ... Age90plus,
/// with or without QF columns, "Age 0" ... "Age 90 and over"), wide by five-year or other bands (Ages00to04,
/// Ages0to4 ... 85plus, 90 and over), long (code, sex, age, count). Sex labels All/Persons, Female/F/2,
/// Male/M/1. The rows of both sexes together are used as a check only. A Scotland total row (S92000003) is a
/// check only.
///
/// `year` selects one year (or yyyymmdd date, also one date within the year) of several; without it a file
/// with several years is refused. Counts may be fractional. A band of `bands` that the file's columns cannot
/// make is AgeBandNotMade with the reason. A highest age without "and over" (85 or more) is read as open,
/// which is noted.
///
/// Sums must hold exactly where counts are whole numbers; fractions are allowed the rounding of their printed
/// decimals (sumTolerance in count_builder.h).
///
/// Errors: those of readAttributes, and ValueNegative, ValueNotNumeric, ValueNotFinite, ValueMissing (also a
/// code without a row for one sex or age), SumMismatch (ages against AllAges; female + male against All; all
/// codes against the Scotland row), SexUnknown, AgeBandNotMade, AgeBandsOverlap, CodeDuplicate;
/// StudyKeyMissing (several years, none named), StudyValue (several dates within the year named),
/// ValueOutOfRange (the year is not there). Warnings: ColumnMissing where `year` is named and the file has no
/// column for it.
Result<model::CountTable> readCounts(const study::TableReference& table, CodeKind kind,
                                     const std::vector<AgeBand>& bands, std::optional<int> year);

}  // namespace fairshares::io
