#include "draft/practice_ages.h"

#include <algorithm>
#include <iterator>

#include "base/age_band.h"
#include "io/count_columns.h"

namespace fairshares::draft {

std::optional<std::vector<int>> firstAgesOfLists(const LayerDescription& lists,
                                                 const std::string& codeField) {
  const Result<io::CountColumns> columns = io::findCountColumns(
      headerOf(lists), io::CodeKind::Practice, codeField, {lists.name, "", std::nullopt, "", ""});
  if (!columns || !columns.value().isWide()) return std::nullopt;
  std::vector<int> ages;
  for (const io::AgeColumn& column : columns.value().ages) ages.push_back(column.ages.from);
  std::sort(ages.begin(), ages.end());
  return ages;
}

std::vector<int> agesNotMade(const std::vector<int>& firstAges, const std::vector<int>& ofLists) {
  std::vector<int> wanted = firstAges;
  if (wanted.empty())
    for (const AgeBand& band : nracAgeBands()) wanted.push_back(band.from);
  std::vector<int> notMade;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(notMade), [&ofLists](int age) {
    return std::find(ofLists.begin(), ofLists.end(), age) == ofLists.end();
  });
  return notMade;
}

std::vector<ProgrammeChoice> withProgrammesOnPractices(std::vector<ProgrammeChoice> programmes,
                                                       const std::vector<ProgrammeChoice>& onPractices) {
  for (ProgrammeChoice programme : onPractices) {
    programme.basis = study::Basis::Practices;
    const auto same = std::find_if(programmes.begin(), programmes.end(),
                                   [&](const ProgrammeChoice& one) { return one.id == programme.id; });
    if (same == programmes.end())
      programmes.push_back(std::move(programme));
    else
      *same = std::move(programme);
  }
  return programmes;
}

std::vector<ProgrammeChoice> programmesOnZones(const std::vector<ProgrammeChoice>& programmes) {
  std::vector<ProgrammeChoice> onZones;
  std::copy_if(programmes.begin(), programmes.end(), std::back_inserter(onZones),
               [](const ProgrammeChoice& programme) { return programme.basis == study::Basis::Zones; });
  return onZones;
}

}  // namespace fairshares::draft
