// Fair Shares: needs indicators and categories on their units, with declared fills.
#pragma once

#include <vector>

#include "join/attribute_matches.h"
#include "join/findings.h"
#include "model/model.h"
#include "study/study.h"

namespace fairshares::join {

/// The indicators in study order. A unit with people and no value is filled as the study declares, else
/// refused:
///
///   NationalMean   mean over all units with people and a value, weighted by population
///   ParentMean     the same over the units of the same area of `fillLevel`
///
/// Units without people are never filled. Means add in code order.
///
/// Errors: ColumnMissing, ValueNotFinite, ValueMissing (no fill declared, or no value to take a mean of).
/// Report: Filled value by value with the persons; notes ValueFilled.
std::vector<model::Indicator> joinIndicators(const study::Study& study, const AttributeMatches& tables,
                                             const model::Model& model, Findings& findings);

/// The categories of the zones in study order; never filled.
/// Errors: ColumnMissing, ValueMissing for a zone with people and no category.
std::vector<model::Category> joinCategories(const study::Study& study, const AttributeMatches& tables,
                                            const model::Model& model, Findings& findings);

}  // namespace fairshares::join
