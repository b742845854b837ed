// Fair Shares: present allocations of the areas of a level.
#pragma once

#include "join/findings.h"
#include "model/model.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::join {

/// Sets currentAllocationGbp of the level the allocations are for.
///
/// Errors: ReferenceUnknown (level), ColumnMissing, CodeUnmatched for each area without an allocation,
/// CodeUnknown for each code that is no area (the value is the pounds), ValueMissing, ValueNegative,
/// ValueNotFinite; those of matchCodes().
void joinAllocations(const study::Allocations& allocations, const model::AttributeTable& table,
                     std::vector<model::Level>& levels, Findings& findings);

}  // namespace fairshares::join
