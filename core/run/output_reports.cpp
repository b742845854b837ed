#include "run/output_reports.h"

#include <utility>

#include "base/number_text.h"
#include "base/version.h"
#include "geography/geos_version.h"
#include "io/library_versions.h"
#include "run/output_layers.h"
#include "run/remoteness_layers.h"

namespace fairshares::run {

namespace {

using model::OutputColumn;
using model::OutputTable;
using model::Step;

/// Rows of texts and numbers, turned into columns at the end.
class Rows {
 public:
  explicit Rows(std::vector<std::string> names, std::vector<bool> isNumber)
      : mNames(std::move(names)), mIsNumber(std::move(isNumber)), mTexts(mNames.size()),
        mNumbers(mNames.size()) {}

  Rows& text(const std::string& value) {
    mTexts[mNext++].push_back(value.empty() ? std::nullopt : std::optional(value));
    return *this;
  }
  Rows& number(std::optional<double> value) {
    mNumbers[mNext++].push_back(value);
    return *this;
  }
  void endRow() {
    FAIRSHARES_EXPECTS(mNext == mNames.size());
    mNext = 0;
  }
  std::vector<OutputColumn> columns() && {
    std::vector<OutputColumn> result;
    for (std::size_t column = 0; column < mNames.size(); ++column) {
      if (mIsNumber[column])
        result.push_back({mNames[column], "", "", std::move(mNumbers[column])});
      else
        result.push_back({mNames[column], "", "", std::move(mTexts[column])});
    }
    return result;
  }

 private:
  std::vector<std::string> mNames;
  std::vector<bool> mIsNumber;
  std::vector<OutputColumn::Texts> mTexts;
  std::vector<OutputColumn::Reals> mNumbers;
  std::size_t mNext = 0;
};

void addShares(Rows& rows, const FinishedRun& run, const std::string& level,
               const std::vector<std::string>& codes, const std::vector<std::string>& names,
               const model::GeographyResult& geography) {
  const model::Model& model = run.joined.model;
  for (std::size_t area = 0; area < codes.size(); ++area)
    for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
      if (!geography.programmes[programme]) continue;
      const model::StepWeights& weights = *geography.programmes[programme];
      for (const Step step : model::STEPS) {
        const double weight = weights.at(step)[area];
        rows.text(level).text(codes[area]).text(names[area]).text(model.programmes[programme].id);
        rows.text(std::string(model::stepName(step))).number(weight);
        rows.number(weight / run.results.nationalPopulation)
            .number(model::stepIndex(weights, step, area))
            .endRow();
      }
    }
}

/// The nation as one area: every programme that exists on some geography keeps the national population.
model::GeographyResult nation(const FinishedRun& run) {
  model::GeographyResult result;
  result.population = {run.results.nationalPopulation};
  result.programmes.resize(run.joined.model.programmes.size());
  model::StepWeights whole;
  for (auto& weight : whole.weight) weight = {run.results.nationalPopulation};
  const auto mark = [&](const model::GeographyResult& geography) {
    for (std::size_t programme = 0; programme < geography.programmes.size(); ++programme)
      if (geography.programmes[programme]) result.programmes[programme] = whole;
  };
  mark(run.results.zones);
  if (run.results.practices) mark(*run.results.practices);
  for (const model::GeographyResult& level : run.results.levels) mark(level);
  return result;
}

/// run_report rows: section, key, value, unit, source, status.
class ReportRows {
 public:
  void add(const std::string& section, const std::string& key, const std::string& value,
           const std::string& unit = "", const std::string& source = "", const std::string& status = "") {
    mRows.text(section).text(key).text(value).text(unit).text(source).text(status).endRow();
  }
  std::vector<OutputColumn> columns() && { return std::move(mRows).columns(); }

 private:
  Rows mRows{{"section", "key", "value", "unit", "source", "status"},
             {false, false, false, false, false, false}};
};

void addStudy(ReportRows& rows, const FinishedRun& run) {
  const study::Study& study = run.joined.study;
  const model::Model& model = run.joined.model;
  rows.add("study", "title", study.title);
  rows.add("study", "year", study.year);
  rows.add("study", "synthetic", study.synthetic ? "yes" : "no");
  rows.add("study", "crs", study.crs);
  if (standsIn(study)) rows.add("study", "network", PROXIMITY_SENTENCE);
  rows.add("study", "zones", std::to_string(model.zones.size()), "data zones");
  rows.add("study", "population", shortestText(model.nationalPopulation), "persons");
  if (study.rebasing) {
    double asRead = 0.0;
    for (const double persons : model.zones.populationAsRead) asRead += persons;
    rows.add("study", "population_before_rebasing", shortestText(asRead), "persons");
  }
  if (model.practices) {
    rows.add("study", "practices", std::to_string(model.practices->size()), "GP practices");
    rows.add("study", "list_inflation", shortestText(model.listInflation), "list persons per resident");
  }
}

void addParameters(ReportRows& rows, const FinishedRun& run) {
  for (const study::ParameterRow& parameter : study::listParameters(run.joined.study))
    rows.add("parameter", parameter.key, parameter.value, parameter.unit, parameter.provenance.source,
             std::string(study::statusName(parameter.provenance.status)));
  for (const model::Programme& programme : run.joined.model.programmes)
    for (std::size_t step = 1; step < model::STEP_COUNT; ++step) {
      const auto& raw =
          run.results.raw[static_cast<std::size_t>(&programme - run.joined.model.programmes.data())];
      if (!raw) continue;
      rows.add("rescaling", programme.id + "." + std::string(model::stepName(model::STEPS[step])),
               shortestText(raw->scale[step]), "index per unit of the raw factor");
    }
}

void addChecks(ReportRows& rows, const FinishedRun& run) {
  for (const Check& check : run.checks)
    rows.add("check", check.what, shortestText(check.found), "expected " + shortestText(check.expected),
             "relative difference " + shortestText(check.relativeDifference()),
             check.holds() ? "holds" : "FAILS");
}

}  // namespace

model::OutputTable sharesTable(const FinishedRun& run) {
  const model::Model& model = run.joined.model;
  OutputTable table;
  table.name = "shares";
  table.title = layerTitle(run.joined.study, "Shares by step");
  table.description = layerDescription(
      run.joined.study, "Weighted population, national share and index of every area, programme and step.");
  Rows rows({"level", "area_code", "area_name", "programme", "step", "weighted_population", "share", "index"},
            {false, false, false, false, false, true, true, true});
  addShares(rows, run, "nation", {"nation"}, {"All zones of the study"}, nation(run));
  for (std::size_t level = 0; level < model.levels.size(); ++level)
    addShares(rows, run, model.levels[level].id, model.levels[level].areaCodes, model.levels[level].areaNames,
              run.results.levels[level]);
  table.columns = std::move(rows).columns();
  return table;
}

std::vector<model::OutputColumn> joinReportColumns(const model::JoinReport& report) {
  Rows rows({"event", "source", "column", "code", "count", "persons", "value", "note"},
            {false, false, false, false, true, true, true, false});
  for (const model::JoinEntry& entry : report) {
    rows.text(std::string(model::joinEventName(entry.event)))
        .text(entry.source)
        .text(entry.column)
        .text(entry.code);
    rows.number(entry.count).number(entry.persons).number(entry.value).text(entry.note).endRow();
  }
  return std::move(rows).columns();
}

model::OutputTable joinReportTable(const FinishedRun& run) {
  OutputTable table;
  table.name = "join_report";
  table.title = layerTitle(run.joined.study, "Join report");
  table.description =
      layerDescription(run.joined.study, "What happened when the sources were joined by code: matches, "
                                         "unmatched codes, empty zones, fills, recodes, repairs.");
  table.columns = joinReportColumns(run.joined.joinReport);
  return table;
}

model::OutputTable runReportTable(const FinishedRun& run) {
  OutputTable table;
  table.name = "run_report";
  table.title = layerTitle(run.joined.study, "Run report");
  table.description = layerDescription(
      run.joined.study,
      "Versions, parameters with source and status, input checksums and conservation checks.");
  ReportRows rows;
  rows.add("version", "fair_shares", VERSION);
  for (const io::LibraryVersion& library : io::libraryVersions())
    rows.add("version", library.name, library.version);
  rows.add("version", "geos", geography::geosVersion());
  addStudy(rows, run);
  for (const InputFile& input : run.joined.inputs) rows.add("input", input.file, input.sha256, "SHA-256");
  addParameters(rows, run);
  addChecks(rows, run);
  table.columns = std::move(rows).columns();
  return table;
}

}  // namespace fairshares::run
