// Fair Shares: cost weights by age and sex to the groups of a programme's units.
#pragma once

#include <vector>

#include "join/step_context.h"

namespace fairshares::join {

/// Pounds a head by group of the programme's units (data zones or practices), 0 outside its eligibility.
///
/// The programme's rows must cover exactly the groups it serves. Rows that cost 0 outside the eligibility are
/// let pass.
///
/// Errors: ReferenceUnknown (the table has no row of the programme), CostOutsideEligibility (also a cost in a
/// band that a limit of the eligible ages cuts), AgeBandNotMade (a row's band is not one of the units'),
/// AgeBandsOverlap, AgeBandsGap (the rows' own bands), ValueMissing (a group served whole or in part without
/// a row: place.column is sex and band), CodeDuplicate, ValueNegative, ValueNotFinite, StepUndefined (nobody
/// costs anything). Warning CostOutsideEligibility for a band that is cut and costs 0.
std::vector<double> costWeights(const study::Programme& programme, const StepContext& context);

}  // namespace fairshares::join
