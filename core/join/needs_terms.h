// Fair Shares: the indicators and coefficients of a programme's needs step.
#pragma once

#include <vector>

#include "join/step_context.h"

namespace fairshares::join {

/// The terms of the raw needs value, ascending by indicator id.
///
/// Errors: ReferenceUnknown (no coefficient at all, or one of an indicator the study does not have),
/// StudyValue (an indicator on zones in a programme on practices, or the other way round), CodeDuplicate,
/// ValueNotFinite. Warnings: IndicatorKind for an indicator of utilisation or expenditure.
std::vector<model::NeedsInput::Term> needsTerms(const study::Programme& programme,
                                                const StepContext& context);

}  // namespace fairshares::join
