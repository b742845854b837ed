// Fair Shares: the urban-rural rules of a study, as geography applies them.
#pragma once

#include "geography/urban_rural.h"
#include "study/remoteness.h"

namespace fairshares::run {

/// The Scottish Government's classes, perhaps with other thresholds, or the study's own: its list of classes,
/// of which a zone takes the first whose conditions it meets, becomes the table of all bands.
geography::UrbanRuralRules rulesOf(const study::UrbanRural& urbanRural);

}  // namespace fairshares::run
