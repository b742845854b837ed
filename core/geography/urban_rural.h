// Fair Shares: urban-rural classes from settlement size and minutes. The rules are data.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/issue.h"

namespace fairshares::geography {

/// A class, group or category as outputs show it. Codes are text: "1" and "5M" stand in one column.
struct NamedCode {
  std::string code;
  std::string name;
};

/// A coarser view of the classes.
struct ClassFolding {
  std::string id;  ///< "6_fold"
  std::vector<NamedCode> groups;
  std::vector<std::uint32_t> groupOf;  ///< [class], position in groups
};

/// A table: settlement band down, time band across, a class in each field.
///
/// Bands   of people: at least populations[0], at least populations[1], ..., fewer than the last (or in no
///         settlement). Of time: at most minutes[0], at most minutes[1], ..., more than the last (or
///         unreachable). Exactly at a threshold counts as reached.
struct UrbanRuralRules {
  std::vector<double> populations;  ///< descending, people
  std::vector<double> minutes;      ///< ascending
  std::vector<NamedCode> classes;
  std::vector<std::vector<std::uint32_t>> classOf;  ///< [settlement band][time band], position in classes
  std::vector<ClassFolding> foldings;
  std::vector<NamedCode> categories;            ///< of excess costs
  std::vector<std::uint32_t> mainlandCategory;  ///< [class], position in categories
  /// [class]; empty where the class does not tell islands apart: islands then take the mainland's category
  /// and are marked.
  std::vector<std::optional<std::uint32_t>> islandCategory;
};

/// The Scottish Government's 8-fold classification with its 6-, 3- and 2-fold views, and ten categories of
/// excess costs: classes 5 and 8 split into mainland (M) and island (I).
///
/// Source   Scottish Government Urban Rural Classification 2020: settlements of 125,000, 10,000 and 3,000
///          people, 30 and 60 minutes to a settlement of 10,000. The split of 5 and 8 is this project's
///          reading of the formula's categories.
UrbanRuralRules scottishUrbanRuralRules();

/// StudyValue for each rule that is incomplete or out of order.
Issues checkUrbanRuralRules(const UrbanRuralRules& rules);

/// What decides a zone's class.
struct ZoneSituation {
  std::optional<double> settlementPopulation;  ///< empty: in no settlement
  std::optional<std::uint64_t> milliseconds;   ///< to the nearest centre; empty: unreachable
  std::string unreachableReason;               ///< for people
  bool island = false;
};

struct ZoneClass {
  std::uint32_t classNumber = 0;      ///< position in rules.classes
  std::vector<std::uint32_t> groups;  ///< [folding], position in its groups
  std::uint32_t category = 0;         ///< position in rules.categories
  bool islandWithoutCategory = false;
  std::optional<double> minutes;
  /// [threshold] minutes to spare (negative: too many); empty where unreachable. Near misses are near 0.
  std::vector<std::optional<double>> minutesToSpare;
  /// [threshold] people of the settlement above the threshold (negative: too few); empty in no settlement.
  std::vector<std::optional<double>> peopleToSpare;
  std::string unreachableReason;  ///< empty where reachable
};

/// The class of each zone; every zone gets exactly one. The rules must have passed checkUrbanRuralRules.
std::vector<ZoneClass> classifyZones(std::span<const ZoneSituation> zones, const UrbanRuralRules& rules);

}  // namespace fairshares::geography
