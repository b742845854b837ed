// Fair Shares: values an indicator does not have, filled as the study declares and never otherwise.
#pragma once

#include <optional>
#include <vector>

#include "join/attribute_matches.h"
#include "join/findings.h"
#include "model/model.h"
#include "study/study.h"

namespace fairshares::join {

/// Fills `values` [unit] of units with people, or refuses them, as joinIndicators() documents. Returns the
/// units that were filled, ascending.
std::vector<std::size_t> fillValues(const study::Indicator& indicator, const MatchedTable& matched,
                                    const model::Model& model, std::vector<std::optional<double>>& values,
                                    Findings& findings);

}  // namespace fairshares::join
