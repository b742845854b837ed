// A small valid study for tests, and ways to spoil it.
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "study/read_study.h"

namespace fairshares::study {

/// Valid, with every kind of section; one key a line, so that tests can replace lines.
inline const char* const SMALL_STUDY = R"toml([study]
title = "Small study"
year = "2026/27"

[sources]
phs-2024 = "Public Health Scotland, population estimates, 2024"

[zones]
file = "zones.gpkg"
source = "phs-2024"
status = "published"

[lookup]
file = "lookup.csv"
source = "own"
status = "derived"

[levels.boards]
title = "NHS Boards"
code = "HB"
name = "HBName"

[levels.areas]
code = "CA"

[population]
file = "population.csv"
year = 2024
source = "phs-2024"
status = "published"
[population.rebasing]
file = "projections.csv"
level = "boards"
source = "own"
status = "published"

[practices]
file = "practices.csv"
zone = "DataZone"
levels = { boards = "HB" }
easting = "X"
northing = "Y"
source = "own"
status = "published"
[practices.lists]
file = "lists.csv"
year = 20251001
source = "own"
status = "published"

[indicators.smr]
kind = "epidemiological"
file = "indicators.csv"
column = "smr"
source = "own"
status = "published"

[indicators.illness]
kind = "census"
file = "indicators.csv"
column = "illness"
source = "own"
status = "published"

[categories.urban_rural]
file = "urban_rural.csv"
column = "class"
source = "own"
status = "published"

[age_sex]
method = "cost_weights"
file = "costs.csv"
source = "costs"
status = "derived"

[needs]
method = "indicators"
file = "coefficients.csv"
raw_minimum = { value = 0.05, source = "own", status = "assumed" }
source = "coefficients"
status = "assumed"

[excess_cost]
method = "category"
category = "urban_rural"
file = "ratios.csv"
source = "ratios"
status = "assumed"

[programmes.hchs]
title = "HCHS"

[programmes.mental_health]
title = "Mental health"
parent = "hchs"
budget_gbp = { value = 100, source = "own", status = "assumed" }
eligibility = { age_from = 5, age_to = 64, sexes = ["female"] }
purpose = "Recovery"

[programmes.acute]
title = "Acute"
parent = "hchs"
basis = "zones"
budget_gbp = { value = 300.5, source = "own", status = "assumed" }
eligibility = { age_from = 0, age_to = 120, sexes = ["female", "male"] }
purpose = "Treatment"
[programmes.acute.needs]
coefficients = { smr = 0.06, illness = 0.12 }

[allocations]
file = "allocations.csv"
level = "boards"
column = "pounds"
source = "own"
status = "published"
)toml";

/// `text` with the first `from` replaced; throws if there is none, so that a test cannot pass by accident.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("not in the study: " + std::string(from));
  return text.replace(at, from.size(), to);
}
inline std::string spoiled(std::string_view from, std::string_view to) {
  return replaced(SMALL_STUDY, from, to);
}

/// 1-based line of the first `needle` in `text`.
inline std::size_t lineOf(std::string_view text, std::string_view needle) {
  const std::size_t at = text.find(needle);
  if (at == std::string_view::npos) throw std::runtime_error("not in the study: " + std::string(needle));
  std::size_t line = 1;
  for (const char letter : text.substr(0, at)) line += letter == '\n' ? 1u : 0u;
  return line;
}

inline Result<Study> read(std::string_view text) {
  return readStudyText(text, "/folder/study.toml");
}

/// The one issue with this code and key path; a test failure and an empty issue if there is not exactly one.
inline Issue onlyIssue(const Issues& issues, IssueCode code, const std::string& column) {
  Issue found;
  std::size_t count = 0;
  std::string others;
  for (const Issue& issue : issues.list()) {
    others += describe(issue) + "\n";
    if (issue.code != code || issue.where.column != column) continue;
    found = issue;
    ++count;
  }
  EXPECT_EQ(count, 1u) << issueCodeName(code) << " at " << column << " among:\n" << others;
  return found;
}

/// Reads a spoiled study that must be refused for exactly one reason, and checks code, key path and line.
inline Issue refusal(std::string_view text, IssueCode code, const std::string& column,
                     std::optional<std::size_t> line) {
  const Result<Study> study = read(text);
  EXPECT_FALSE(study.hasValue());
  EXPECT_EQ(study.issues().errorCount(), 1u);
  const Issue issue = onlyIssue(study.issues(), code, column);
  EXPECT_EQ(issue.where.file, "/folder/study.toml");
  EXPECT_EQ(issue.where.row, line);
  EXPECT_FALSE(issue.message.empty());
  EXPECT_FALSE(issue.mend.empty());
  return issue;
}

}  // namespace fairshares::study
