// Fair Shares: whether the columns that remoteness adds to the zones leave room for those of the study.
#include "study/check_columns.h"

#include <algorithm>
#include <array>

namespace fairshares::study {

namespace {

/// How the columns of remoteness begin, and one by its whole name. Source: docs/outputs.md.
constexpr std::array BEGINNINGS{"urban_rural_", "drive_time_", "minutes_to_", "nurse_"};
constexpr const char* ISLAND = "island";
/// Each destination has these columns too, after its id.
constexpr std::array ENDINGS{"_place", "_unreachable"};
/// Columns of the urban-rural class itself, after "urban_rural_".
constexpr std::array VIEWS_WITH_ANOTHER_USE{"class", "name", "category"};
/// Minutes to spare at a threshold are in minutes_to_spare_30.
constexpr const char* SPARE = "spare_";

bool begins(const std::string& id, const std::string& beginning) {
  return id.rfind(beginning, 0) == 0;
}

bool isColumnOf(const Remoteness& remoteness, const std::string& id) {
  if (id == ISLAND) return true;
  if (std::any_of(BEGINNINGS.begin(), BEGINNINGS.end(), [&](const char* one) { return begins(id, one); }))
    return true;
  for (const Destination& destination : remoteness.destinations)
    for (const char* const ending : ENDINGS)
      if (id == destination.id + ending) return true;
  return false;
}

void refuseId(const std::string& keyPath, const std::string& id, StudyProblems& problems) {
  problems.refuse(IssueCode::StudyValue, keyPath, id,
                  "`" + id +
                      "` becomes a column of the zones, and so does something that a study with "
                      "[network] computes.",
                  "Choose another id.");
}

}  // namespace

void checkColumns(const Study& study, StudyProblems& problems) {
  if (!study.remoteness) return;
  for (const Level& level : study.levels)
    if (isColumnOf(*study.remoteness, level.id)) refuseId("levels." + level.id, level.id, problems);
  for (const Category& category : study.categories)
    if (isColumnOf(*study.remoteness, category.id))
      refuseId("categories." + category.id, category.id, problems);
  for (const Destination& destination : study.remoteness->destinations)
    if (begins(destination.id, SPARE)) refuseId("destinations." + destination.id, destination.id, problems);
  if (!study.remoteness->urbanRural || study.remoteness->urbanRural->classes.empty()) return;
  for (const auto& [view, group] : study.remoteness->urbanRural->classes.front().groups)
    if (std::find(VIEWS_WITH_ANOTHER_USE.begin(), VIEWS_WITH_ANOTHER_USE.end(), view) !=
        VIEWS_WITH_ANOTHER_USE.end())
      refuseId("urban_rural.classes", view, problems);
}

}  // namespace fairshares::study
