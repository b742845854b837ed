// Fair Shares: the care programmes that a table of costs speaks of, and tables to begin with.
#pragma once

#include <string>
#include <vector>

#include "draft/study_draft.h"
#include "model/source_tables.h"

namespace fairshares::draft {

/// A programme for each id in the table, in its order. A programme serves the ages and sexes that cost
/// something. Ids of the formula's programmes get their titles and purposes; other purposes, and all budgets,
/// are left empty for the planner.
std::vector<ProgrammeChoice> programmesOf(const std::vector<model::CostWeightRow>& rows);

/// First ages of the table's bands; empty where they are the formula's twenty.
std::vector<int> firstAgesOf(const std::vector<model::CostWeightRow>& rows);

/// Acute and maternity with the made-up budgets of the starter study, which say so.
std::vector<ProgrammeChoice> starterProgrammes();
/// The starter study's table of costs (made up), as a CSV file.
std::string starterCosts();

/// A table of ratios to fill in: 1.00 for every category and programme on zones, as a CSV file.
std::string ratiosOfOne(const std::vector<ProgrammeChoice>& programmes,
                        const std::vector<std::string>& categories);
/// The categories that [urban_rural] makes without classes of one's own (docs/study-file.md).
const std::vector<std::string>& derivedCategories();

}  // namespace fairshares::draft
