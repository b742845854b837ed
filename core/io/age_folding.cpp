// Fair Shares: ages of a file put into the bands of a study.
#include "io/age_folding.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fairshares::io {
namespace {

void openHighestAge(std::vector<FileAges>& fileAges, const Place& place, Issues& issues) {
  const auto highest =
      std::max_element(fileAges.begin(), fileAges.end(),
                       [](const FileAges& a, const FileAges& b) { return a.ages.to < b.ages.to; });
  if (highest == fileAges.end() || highest->ages.to >= OPEN_AGE) return;
  if (highest->ages.from != highest->ages.to || highest->ages.from < LEAST_OPEN_AGE) return;
  highest->ages.to = OPEN_AGE;
  Place where = place;
  where.column = highest->label;
  issues.add({Severity::Note, IssueCode::AgeBandsGap, where, highest->label,
              "\"" + highest->label + "\" is the highest age of the table and was read as that age and over.",
              "Nothing needs doing if the table covers all ages."});
}

std::string bandsAcross(const AgeBand& ages, const std::vector<AgeBand>& bands) {
  std::string labels;
  for (const AgeBand& band : bands)
    if (band.overlaps(ages)) labels += (labels.empty() ? "" : ", ") + ageBandLabel(band);
  return labels;
}

Issue acrossBands(const FileAges& fileAges, const std::vector<AgeBand>& bands, const Place& place) {
  Place where = place;
  where.column = fileAges.label;
  where.key = bandsAcross(fileAges.ages, bands);
  return {Severity::Error,
          IssueCode::AgeBandNotMade,
          where,
          fileAges.label,
          "\"" + fileAges.label + "\" holds ages of several bands of the study (" + where.key +
              ") and cannot be divided without guessing.",
          "Use a table with single years or finer bands, or choose age bands in the study that these ages "
          "fit into."};
}

// The first age of `band` that no file ages cover.
std::optional<int> firstUncovered(const AgeBand& band, const std::vector<FileAges>& fileAges) {
  for (int age = band.from; age <= band.to; ++age) {
    const bool covered = std::any_of(fileAges.begin(), fileAges.end(), [age](const FileAges& file) {
      return file.ages.from <= age && age <= file.ages.to;
    });
    if (!covered) return age;
  }
  return std::nullopt;
}

Issue uncovered(const AgeBand& band, int age, const Place& place) {
  Place where = place;
  where.key = ageBandLabel(band);
  return {Severity::Error,
          IssueCode::AgeBandNotMade,
          where,
          std::to_string(age),
          "The study's age band " + where.key + " needs age " + std::to_string(age) +
              ", which the table does not have.",
          "Use a table with all ages, or age bands in the study that the table's ages make up."};
}

}  // namespace

Result<std::vector<std::size_t>> foldAges(std::vector<FileAges> fileAges, const std::vector<AgeBand>& bands,
                                          const Place& place) {
  Issues issues;
  openHighestAge(fileAges, place, issues);
  std::vector<std::size_t> bandOf;
  for (const FileAges& file : fileAges) {
    const auto band =
        std::find_if(bands.begin(), bands.end(), [&](const AgeBand& b) { return b.contains(file.ages); });
    if (band == bands.end()) issues.add(acrossBands(file, bands, place));
    bandOf.push_back(static_cast<std::size_t>(band - bands.begin()));
  }
  for (const AgeBand& band : bands)
    if (const auto age = firstUncovered(band, fileAges)) issues.add(uncovered(band, *age, place));
  if (issues.hasErrors()) return issues;
  return {std::move(bandOf), std::move(issues)};
}

}  // namespace fairshares::io
