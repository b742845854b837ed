#include "run/run_study.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/number_text.h"
#include "formula/evaluate.h"
#include "geography/dissolve.h"
#include "io/checksum.h"
#include "run/open_study.h"
#include "run/plausibility.h"
#include "run/remoteness.h"
#include "run/travel_world.h"
#include "study/read_study.h"

namespace fairshares::run {

namespace {

unsigned threadsOf(const RunOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
}

/// Repairs invalid polygons of one layer and tells each repair in the report and as a note.
void repairLayer(model::AreaLayer& layer, unsigned threads, model::JoinReport& report, Issues& issues) {
  Result<std::vector<geography::Repair>> repairs = geography::repairPolygons(layer.wkb, threads);
  const std::string source = layer.layer.empty() ? layer.file : layer.file + ", layer " + layer.layer;
  if (!repairs) {
    for (Issue issue : repairs.issues().list()) {
      issue.where.file = layer.file;
      issue.where.layer = layer.layer;
      // geography counts members from 1 and knows no codes.
      if (issue.where.row && *issue.where.row >= 1 && *issue.where.row <= layer.codes.size()) {
        const std::size_t member = *issue.where.row - 1;
        issue.where.key = layer.codes[member];
        issue.where.row = layer.rows[member];
      }
      issues.add(std::move(issue));
    }
    return;
  }
  for (const geography::Repair& repair : repairs.value()) {
    const double change = repair.areaAfter - repair.areaBefore;
    const std::string& code = layer.codes[repair.member];
    const std::string note = repair.reason + "; area " + fixedText(repair.areaBefore, 0) + " m2 became " +
                             fixedText(repair.areaAfter, 0) + " m2";
    report.push_back(
        {model::JoinEvent::Repaired, source, "", code, std::nullopt, std::nullopt, change, note});
    issues.add({Severity::Note,
                IssueCode::GeometryRepaired,
                {layer.file, layer.layer, layer.rows[repair.member], "", code},
                "",
                "The polygon of " + code + " is invalid (" + repair.reason +
                    ") and was repaired on a copy for maps and dissolving; its area changes by " +
                    fixedText(change, 0) + " m2.",
                "Nothing needs to be done; repair the file to silence this."});
  }
}

/// The study file is an input too: by its bare name, so that where it lies changes nothing.
void addStudyFile(JoinedStudy& joined) {
  Result<std::string> checksum = io::fileChecksum(joined.study.file);
  if (!checksum) return;  // it was read a moment ago; its tables say the rest
  joined.inputs.insert(joined.inputs.begin(),
                       {std::filesystem::path(joined.study.file).filename().string(), checksum.takeValue()});
}

/// Archived codes that a reader recoded become lines of the report too.
void reportRecodes(const Issues& issues, model::JoinReport& report) {
  for (const Issue& issue : issues.list())
    if (issue.code == IssueCode::CodeArchived)
      report.push_back({model::JoinEvent::Recoded, issue.where.file, issue.where.column,
                        issue.where.key.empty() ? issue.value : issue.where.key, std::nullopt, std::nullopt,
                        std::nullopt, issue.message});
}

/// Where a declared floor or cap bit, unit by unit.
void reportCaps(const model::Model& model, const model::Results& results, model::JoinReport& report) {
  for (std::size_t indicator = 0; indicator < model.indicators.size(); ++indicator) {
    const model::Units& units = model.units(model.indicators[indicator].basis);
    for (const std::size_t unit : results.indicators[indicator].capped)
      report.push_back({model::JoinEvent::Capped, "indicator " + model.indicators[indicator].id,
                        "standardised value", units.codes[unit], std::nullopt, units.population[unit],
                        results.indicators[indicator].z[unit],
                        "the standardised value met its declared floor or cap"});
  }
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
    if (!results.raw[programme]) continue;
    const model::Units& units = model.units(model.programmes[programme].basis);
    for (const std::size_t unit : results.raw[programme]->needsAtMinimum)
      report.push_back({model::JoinEvent::Capped, "programme " + model.programmes[programme].id,
                        "raw needs value", units.codes[unit], std::nullopt, units.population[unit],
                        model.programmes[programme].needs.rawMinimum,
                        "the raw needs value met its declared minimum"});
  }
}

/// Makes the world of the joined zones and lets everybody travel; what fails is told in `issues`.
void deriveFirst(OpenStudy& open, RemotenessSources sources, model::Model& model, const RunOptions& options,
                 model::JoinReport& report, Monitor& monitor, Issues& issues) {
  const study::Study& study = open.joined.study;
  const ZoneTable zones{model.zones.codes, model.zoneWkb, model.zones.population, study.zones.table.file};
  open.ferries = sources.ferries;
  PartMonitor building(monitor, 0.0, 0.5), travelling(monitor, 0.5, 1.0);
  Result<std::unique_ptr<TravelWorld>> world =
      buildTravelWorld(*study.remoteness, std::move(sources), zones, options.networkCache, threadsOf(options),
                       report, building);
  issues.append(world.issues());
  if (!world) return;
  open.world = world.takeValue();
  RemotenessRequest request;
  request.allRoutes = study.remoteness->network.routes;
  request.routeOfZone = options.routeOfZone;
  request.threads = threadsOf(options);
  Result<model::Remoteness> derived =
      deriveRemoteness(*open.world, *study.remoteness, open.ferries, zones, request, travelling);
  issues.append(derived.issues());
  if (derived) model.remoteness = derived.takeValue();
}

}  // namespace

Result<OpenStudy> openStudy(const std::string& studyFile, const RunOptions& options, Monitor& monitor) {
  monitor.report("Reading the study", 0.0);
  Result<study::Study> study = study::readStudy(studyFile);
  if (!study) return study.takeIssues();
  Issues issues = study.takeIssues();
  OpenStudy open;
  JoinedStudy& joined = open.joined;
  joined.study = study.takeValue();

  Result<ReadSources> read = readSources(joined.study, options.networkCache, threadsOf(options), monitor);
  issues.append(read.issues());
  if (!read) return issues;
  ReadSources sources = read.takeValue();

  monitor.report("Checking polygons", 0.42);
  model::JoinReport repairs;
  repairLayer(sources.sources.zones, threadsOf(options), repairs, issues);
  for (auto& [level, layer] : sources.sources.boundaries)
    repairLayer(layer, threadsOf(options), repairs, issues);
  reportRecodes(read.issues(), repairs);
  if (monitor.isCancelled()) return cancelledIssue();

  monitor.report("Joining", 0.45);
  join::JoinedPlaces places = join::joinPlaces(joined.study, sources.sources);
  Issues travelIssues;
  if (joined.study.remoteness && !places.findings.issues().hasErrors()) {
    PartMonitor part(monitor, 0.46, 0.54);
    deriveFirst(open, std::move(sources.remoteness), places.model, options, repairs, part, travelIssues);
  }
  if (monitor.isCancelled()) return cancelledIssue();
  monitor.report("Joining", 0.54);
  open.categoryRatios = sources.sources.categoryRatios;
  Result<join::Joined> result = join::buildModel(joined.study, std::move(sources.sources), std::move(places));
  issues.append(std::move(travelIssues));
  issues.append(result.issues());
  if (issues.hasErrors()) return issues;
  join::Joined built = result.takeValue();
  joined.model = std::move(built.model);
  joined.joinReport = std::move(built.report);
  joined.joinReport.insert(joined.joinReport.end(), repairs.begin(), repairs.end());
  joined.inputs = std::move(sources.inputs);
  addStudyFile(joined);
  issues.append(plausibilityOfStudy(joined.study, joined.model));
  if (monitor.isCancelled()) return cancelledIssue();
  return Result<OpenStudy>(std::move(open), std::move(issues));
}

Result<JoinedStudy> joinStudy(const std::string& studyFile, const RunOptions& options, Monitor& monitor) {
  Result<OpenStudy> open = openStudy(studyFile, options, monitor);
  if (!open) return open.takeIssues();
  Issues issues = open.takeIssues();
  return Result<JoinedStudy>(std::move(open.takeValue().joined), std::move(issues));
}

Result<FinishedRun> runStudy(const std::string& studyFile, const RunOptions& options, Monitor& monitor) {
  Result<JoinedStudy> joined = joinStudy(studyFile, options, monitor);
  if (!joined) return joined.takeIssues();
  Issues issues = joined.takeIssues();
  FinishedRun run;
  run.joined = joined.takeValue();

  monitor.report("Computing the four steps", 0.58);
  Result<model::Results> results = formula::evaluate(run.joined.model, threadsOf(options), monitor);
  issues.append(results.issues());
  if (!results) return issues;
  run.results = results.takeValue();
  reportCaps(run.joined.model, run.results, run.joined.joinReport);
  issues.append(plausibilityOfResults(run.joined.study, run.joined.model, run.results));

  run.checks = checkResults(run.joined.model, run.results);
  issues.append(failedChecks(run.checks));
  if (issues.hasErrors()) return issues;
  return Result<FinishedRun>(std::move(run), std::move(issues));
}

}  // namespace fairshares::run
