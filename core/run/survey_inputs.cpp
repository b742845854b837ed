#include "run/survey_inputs.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/compensated_sum.h"
#include "io/count_rows.h"
#include "io/read_counts.h"
#include "io/read_tables.h"
#include "join/build_model.h"
#include "run/study_tables.h"
#include "study/read_study.h"

namespace fairshares::run {

namespace {

// The first problem of a table is enough here: a run tells all of them.
void addFirstError(const Issues& from, Issues& to) {
  const auto& list = from.list();
  const auto first = std::find_if(list.begin(), list.end(),
                                  [](const Issue& issue) { return issue.severity == Severity::Error; });
  if (first != list.end()) to.add(*first);
}

std::vector<SurveyedTable> countTables(const study::Study& study, Monitor& monitor,
                                       std::map<std::string, std::size_t>& positions, Issues& problems) {
  std::vector<SurveyedTable> tables;
  for (const StudyTable& one : studyTables(study)) {
    if (monitor.isCancelled()) break;
    const auto [known, isNew] = positions.try_emplace(join::tableKey(*one.table), tables.size());
    if (!isNew) {
      tables[known->second].keys.push_back(one.key);
      continue;
    }
    const Result<std::size_t> rows = io::countRows(*one.table);
    tables.push_back({{one.key}, one.table->file, one.table->layer, std::nullopt});
    if (rows) tables.back().rows = rows.value();
    addFirstError(rows.issues(), problems);
  }
  return tables;
}

std::optional<double> countPersons(const study::Study& study, Issues& problems) {
  const Result<model::CountTable> people =
      io::readCounts(study.population.table, io::CodeKind::Zone, study.ageBands, study.population.year);
  addFirstError(people.issues(), problems);
  if (!people) return std::nullopt;
  CompensatedSum persons;
  for (const double count : people.value().persons) persons.add(count);
  return persons.value();
}

/// Areas of a level in the first lookup that has its column; nothing if none has.
std::optional<std::size_t> countAreas(const study::Study& study, const study::Level& level) {
  for (const study::TableReference& lookup : study.lookups) {
    const Result<model::AttributeTable> table =
        io::readAttributes(lookup, io::CodeKind::Zone, {{level.code, false}});
    if (!table) continue;
    std::set<std::string> areas(table.value().texts.front().values.begin(),
                                table.value().texts.front().values.end());
    areas.erase("");
    return areas.size();
  }
  return std::nullopt;
}

}  // namespace

Result<InputSurvey> surveyInputs(const std::string& studyFile, Monitor& monitor) {
  Result<study::Study> read = study::readStudy(studyFile);
  if (!read) return read.takeIssues();
  const study::Study& study = read.value();
  InputSurvey survey;
  survey.title = study.title;
  survey.year = study.year;
  survey.isSynthetic = study.synthetic;
  survey.isRebased = study.rebasing.has_value();
  for (std::size_t programme = 0; programme < study.programmes.size(); ++programme)
    if (study::childrenOf(study, programme).empty()) ++survey.programmes;

  std::map<std::string, std::size_t> positions;
  survey.tables = countTables(study, monitor, positions, survey.problems);
  if (monitor.isCancelled()) return cancelledIssue();
  const auto rowsOf = [&](const study::TableReference& table) {
    return survey.tables[positions.at(join::tableKey(table))].rows;
  };
  survey.zones = rowsOf(study.zones.table);
  if (study.practices) survey.practices = rowsOf(study.practices->table);
  if (rowsOf(study.population.table)) survey.persons = countPersons(study, survey.problems);
  for (const study::Level& level : study.levels) {
    if (monitor.isCancelled()) return cancelledIssue();
    survey.levels.push_back({level.title, countAreas(study, level)});
  }
  return Result<InputSurvey>(std::move(survey), read.takeIssues());
}

}  // namespace fairshares::run
