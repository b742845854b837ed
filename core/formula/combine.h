// Fair Shares: a parent programme from its children's shares.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/model.h"
#include "model/results.h"

namespace fairshares::formula {

/// A parent's weighted populations from its children's, weighted by expenditure.
///
///   share_parent[k, m] = sum_c e_c share_c[k, m] / sum_c e_c
///
/// Every child's weights sum to the same national population, so combining weighted populations is combining
/// shares. The parent's indices are ratios of its successive combined shares: averaging the children's
/// indices would be wrong by up to a few tenths of a per cent.
///
/// Shape   children and expenditureGbp of equal length, at least one, expenditure >= 0 with a positive sum.
/// Invariant   A combined share lies between its children's smallest and largest.
/// Source  the published workbooks' treatment of HCHS and GP prescribing.
model::StepWeights combineChildren(std::span<const model::StepWeights* const> children,
                                   std::span<const double> expenditureGbp);

/// Fills in every parent of the programme tree whose children all exist on this geography; leaves others
/// empty.
void combineProgrammes(std::span<const model::Programme> programmes,
                       std::vector<std::optional<model::StepWeights>>& weights);

}  // namespace fairshares::formula
