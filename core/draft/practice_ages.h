// Fair Shares: programmes on GP practices, and the ages that practice lists can tell apart.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "draft/study_draft.h"

namespace fairshares::draft {

/// In the formula, this programme is computed on practices and not on zones.
inline constexpr std::string_view GP_PRESCRIBING = "gp_prescribing";

/// First ages of the bands that a table of lists has fields for ("Ages5to14": 5), rising; nothing where ages
/// stand in rows, or where it is no table of lists.
std::optional<std::vector<int>> firstAgesOfLists(const LayerDescription& lists, const std::string& codeField);

/// The first ages that bands ask for and lists do not have: 0 to 4 cannot be cut at 2. Empty bands are the
/// formula's twenty.
std::vector<int> agesNotMade(const std::vector<int>& firstAges, const std::vector<int>& ofLists);

/// The programmes of both tables of costs: those of `onPractices` work on practices, and take the place of
/// those with the same id.
std::vector<ProgrammeChoice> withProgrammesOnPractices(std::vector<ProgrammeChoice> programmes,
                                                       const std::vector<ProgrammeChoice>& onPractices);

/// Those that are computed on zones.
std::vector<ProgrammeChoice> programmesOnZones(const std::vector<ProgrammeChoice>& programmes);

}  // namespace fairshares::draft
