// Fair Shares: which layer of a project plays which part in a study, told from shapes, headers and values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft/layer_description.h"

namespace fairshares::draft {

/// What a study can take from a layer.
enum class Role {
  Zones,
  Lookup,          ///< which zone lies in which Board
  Population,      ///< persons by zone, sex and age
  CostWeights,     ///< pounds a head by programme, sex and age
  NeedsIndex,      ///< finished indices by zone
  ExcessIndex,     ///< finished ratios by zone
  Category,        ///< urban-rural classes by zone
  CategoryRatios,  ///< ratios by programme and category
  Settlements,
  Roads,
  RoadSpeeds,
  Ferries,
  FixedLinks,
  AccessPoints,  ///< where the people of a zone live
  ExtraCentres,
  Practices,          ///< GP practices: a row each
  PracticeLists,      ///< persons by practice, sex and age
  PracticeCosts,      ///< pounds a head for programmes on practices
  Projections,        ///< persons by area, sex and age, of years to come
  Allocations,        ///< pounds by area
  NeedsCoefficients,  ///< by programme and indicator
  PracticeNeedsIndex  ///< finished indices by practice
};
inline constexpr std::size_t ROLE_COUNT = static_cast<std::size_t>(Role::PracticeNeedsIndex) + 1;

/// How well a layer fits a role.
struct Fit {
  int score = 0;       ///< greater fits better; 0: not at all. Only for comparing within one role.
  std::string reason;  ///< what speaks for it, as the end of "because ..."
};
Fit fitOf(Role role, const LayerDescription& layer);

/// The layer that fits best, if any does; of several that fit equally well the one with more rows, then the
/// first. `others` fit as well or nearly, and are for the user to know.
struct RoleGuess {
  std::optional<std::size_t> layer;
  std::string reason;
  std::vector<std::size_t> others;
};
RoleGuess guessRole(Role role, const std::vector<LayerDescription>& layers);

}  // namespace fairshares::draft
