#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <filesystem>
#include <ostream>

#include "base/issue_lines.h"
#include "base/number_text.h"
#include "base/version.h"
#include "cli/board_table.h"
#include "cli/json_output.h"
#include "cli/network_text.h"
#include "cli/new_study.h"
#include "cli/progress_bar.h"
#include "cli/receipt_text.h"
#include "io/write_geopackage.h"
#include "io/write_tables.h"
#include "run/output_layers.h"
#include "run/remoteness_layers.h"
#include "run/write_outputs.h"

namespace fairshares::cli {

namespace {

/// What the user asked for.
struct Request {
  std::string study;
  std::string output;
  std::string tables;
  std::string folder;
  std::string zone;
  int age = -1;
  std::string sex;
  unsigned threads = 0;
  bool json = false;
  bool quiet = false;
  bool writes = false;  ///< the command makes files
  bool lists = false;   ///< the command is asked to list everything
};

/// One command under way: its streams, its progress, what it has to say at the end.
struct Session {
  const Request& request;
  std::ostream& out;
  std::ostream& err;
  ProgressBar progress;
  Issues issues;
  JsonFacts facts;
};

ExitStatus statusOf(const Issues& issues) {
  if (!issues.hasErrors()) return ExitStatus::Done;
  const bool environmental = std::any_of(issues.list().begin(), issues.list().end(), [](const Issue& issue) {
    return issue.severity == Severity::Error && isEnvironmental(issue.code);
  });
  return environmental ? ExitStatus::EnvironmentFailed : ExitStatus::InputRefused;
}

/// Errors and warnings in full. Notes in full only where they are asked for: a run that went well should end
/// with its result, and join_report holds them all.
void printIssues(const Session& session, bool withNotes) {
  const IssueLines shown = issueLines(session.issues, withNotes, "--json names them all");
  for (const IssueLine& line : shown.lines) session.err << line.text << "\n";
  const std::size_t notes = shown.notesLeftOut;
  if (notes > 0 && !session.request.quiet)
    session.err << notes << (notes == 1 ? " note" : " notes") << "; fairshares check lists them.\n";
  if (!session.issues.hasErrors()) return;
  session.err << session.issues.errorCount() << (session.issues.errorCount() == 1 ? " error." : " errors.");
  if (session.request.writes && session.facts.written.empty()) session.err << " Nothing was written.";
  session.err << "\n";
  for (const io::WrittenFile& file : session.facts.written)
    session.err << "Written before the error, and whole: " << file.path << "\n";
}

/// Says what there is to say, in words or as JSON, and gives the exit status.
ExitStatus finish(Session& session, const std::string& words) {
  session.progress.clear();
  const ExitStatus status = statusOf(session.issues);
  if (session.request.json) {
    session.facts.status = status;
    session.facts.issues = &session.issues;
    session.out << jsonText(session.facts);
  } else {
    printIssues(session, session.request.lists && !session.request.quiet);
    session.out << words;
  }
  session.out.flush();
  if (!session.out) {
    session.err << "error: the result could not be printed (standard output is full or closed).\n";
    return ExitStatus::EnvironmentFailed;
  }
  return status;
}

run::RunOptions optionsOf(const Request& request) {
  run::RunOptions options;
  options.threads = request.threads;
  options.networkCache = run::networkCacheBeside(request.output);
  if (!request.zone.empty()) options.routeOfZone = request.zone;
  return options;
}

/// The lines that keep anybody from taking an illustration for a decision.
std::string assumedText(const run::FinishedRun& run) {
  std::size_t assumed = 0;
  const std::vector<study::ParameterRow> parameters = study::listParameters(run.joined.study);
  for (const study::ParameterRow& parameter : parameters)
    if (parameter.provenance.status == study::Status::Assumed) ++assumed;
  std::string text;
  if (run.joined.study.synthetic) text += "SYNTHETIC data: not for decisions.\n";
  if (run::standsIn(run.joined.study)) text += std::string(run::PROXIMITY_SENTENCE) + "\n";
  if (assumed > 0)
    text += std::to_string(assumed) + " of " + std::to_string(parameters.size()) +
            " parameters and tables are assumed, not published; run_report lists them.\n";
  return text;
}

std::string checksText(const run::FinishedRun& run) {
  double worst = 0.0;
  for (const run::Check& check : run.checks) worst = std::max(worst, check.relativeDifference());
  return std::to_string(run.checks.size()) +
         " conservation checks hold; the largest relative difference is " +
         (worst < 1e-15 ? "below 1e-15" : shortestText(worst)) + " (allowed: 1e-12).\n";
}

bool writeOutputs(Session& session, const run::FinishedRun& run) {
  session.issues.append(run::writeOutputs(run, {session.request.output, session.request.tables},
                                          optionsOf(session.request), session.progress,
                                          session.facts.written));
  return !session.issues.hasErrors();
}

/// What the Board table shows: the target shares of the whole formula, by its own name.
std::string shownTitle(const run::FinishedRun& run) {
  const std::optional<std::size_t> whole = run::wholeFormula(run.joined.model);
  return "Target shares" + (whole ? " of \"" + run.joined.model.programmes[*whole].title + "\"" : "");
}

ExitStatus runStudyCommand(Session& session) {
  session.issues.append(io::checkGeoPackageTarget(session.request.output));
  session.issues.append(io::checkTablesTarget(session.request.tables));
  if (session.issues.hasErrors()) return finish(session, "");
  Result<run::FinishedRun> run =
      run::runStudy(session.request.study, optionsOf(session.request), session.progress);
  session.issues.append(run.issues());
  if (!run || !writeOutputs(session, run.value())) return finish(session, "");
  session.facts.joined = &run.value().joined;
  session.facts.run = &run.value();
  std::string words = run::layerTitle(run.value().joined.study, shownTitle(run.value())) + "\n\n" +
                      boardTable(run.value()) + "\n" + checksText(run.value()) + assumedText(run.value());
  for (const io::WrittenFile& file : session.facts.written) words += "Written: " + file.path + "\n";
  return finish(session, words);
}

ExitStatus checkStudyCommand(Session& session) {
  Result<run::JoinedStudy> joined =
      run::joinStudy(session.request.study, optionsOf(session.request), session.progress);
  session.issues.append(joined.issues());
  if (!joined) return finish(session, "");
  session.facts.joined = &joined.value();
  const model::Model& model = joined.value().model;
  std::string words = "The study is sound: " + std::to_string(model.zones.size()) + " data zones, " +
                      thousandsText(model.nationalPopulation, 0) + " people";
  if (model.practices) words += ", " + std::to_string(model.practices->size()) + " practices";
  words += ".\n";
  if (run::standsIn(joined.value().study)) words += std::string(run::PROXIMITY_SENTENCE) + "\n";
  for (const model::JoinEntry& entry : joined.value().joinReport)
    if (entry.event == model::JoinEvent::Matched) words += "  " + entry.source + ": " + entry.note + "\n";
  if (model.remoteness) words += networkText(*model.remoteness);
  return finish(session, words);
}

ExitStatus explainCommand(Session& session) {
  Result<run::FinishedRun> run =
      run::runStudy(session.request.study, optionsOf(session.request), session.progress);
  session.issues.append(run.issues());
  if (!run) return finish(session, "");
  const model::Model& model = run.value().joined.model;
  const std::optional<std::size_t> zone = formula::findZone(model, session.request.zone);
  if (!zone) {
    session.issues.add({Severity::Error,
                        IssueCode::CodeUnknown,
                        {session.request.study, "zones", std::nullopt, "--zone", session.request.zone},
                        session.request.zone,
                        "The study has no data zone with this code.",
                        "Give a code of the zones layer, such as " + model.zones.codes.front() + "."});
    return finish(session, "");
  }
  std::optional<formula::ReceiptGroup> group;
  if (session.request.age >= 0)
    group = {session.request.sex == "male" ? Sex::Male : Sex::Female, session.request.age};
  const formula::Receipt receipt = formula::explainZone(model, run.value().results, *zone, group);
  session.facts.joined = &run.value().joined;
  session.facts.receipt = &receipt;
  session.facts.run = nullptr;
  return finish(session, receiptText(receipt) + "\n" + assumedText(run.value()));
}

ExitStatus newStudyCommand(Session& session) {
  Result<std::vector<std::string>> written = writeNewStudy(session.request.folder);
  session.issues.append(written.issues());
  if (!written) return finish(session, "");
  std::string words;
  for (const std::string& path : written.value()) {
    words += "Written: " + path + "\n";
    session.facts.written.push_back({path, 0});
  }
  words += "Open study.toml, put your own tables in place of the examples, then: fairshares check " +
           written.value().front() + "\n";
  return finish(session, words);
}

void addCommonOptions(CLI::App& command, Request& request) {
  command.add_flag("--json", request.json, "Print the same facts as JSON, for programs");
  command.add_flag("--quiet", request.quiet, "Leave out notes and progress (errors and warnings stay)");
}

void addStudyOptions(CLI::App& command, Request& request) {
  command.add_option("STUDY", request.study, "The study file (TOML)")->required();
  command.add_option("--threads", request.threads, "Threads to use; 0 means one for each core")
      ->check(CLI::Range(0, 256));
  addCommonOptions(command, request);
}

/// Parses the words; returns the exit status if there is nothing more to do.
std::optional<ExitStatus> parse(CLI::App& app, const std::vector<std::string>& arguments, std::ostream& out,
                                std::ostream& err) {
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (const CLI::Success& asked) {  // --help, --version
    app.exit(asked, out, err);
    return ExitStatus::Done;
  } catch (const CLI::ParseError& wrong) {
    app.exit(wrong, out, err);
    return ExitStatus::WrongUsage;
  }
  return std::nullopt;
}

ExitStatus runParsed(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Request request;
  CLI::App app{"Fair Shares runs NHSScotland's resource allocation formula on your own data: from base "
               "population to each "
               "Board's target share.",
               "fairshares"};
  app.set_version_flag("--version", std::string("fairshares ") + VERSION);
  app.require_subcommand(1);

  CLI::App* run = app.add_subcommand("run", "Run a study and write the results");
  addStudyOptions(*run, request);
  run->add_option("--output", request.output, "GeoPackage to write (NAME.gpkg)")
      ->required()
      ->check([](const std::string& path) {
        const std::string extension = std::filesystem::path(path).extension().string();
        return extension == ".gpkg" || extension == ".GPKG"
                   ? ""
                   : "The output is a GeoPackage: its name must end in .gpkg";
      });
  run->add_option("--tables", request.tables, "Folder for the same tables as CSV and one XLSX");

  CLI::App* check = app.add_subcommand("check", "List every problem of a study and its tables at once");
  addStudyOptions(*check, request);

  CLI::App* explain = app.add_subcommand("explain", "Show every factor behind the numbers of one data zone");
  addStudyOptions(*explain, request);
  explain->add_option("--zone", request.zone, "Code of the data zone")->required();
  CLI::Option* age = explain->add_option("--age", request.age, "Also show what a person of this age counts")
                         ->check(CLI::Range(0, 120));
  CLI::Option* sex =
      explain->add_option("--sex", request.sex, "female or male")->check(CLI::IsMember({"female", "male"}));
  age->needs(sex);
  sex->needs(age);

  CLI::App* create = app.add_subcommand("new", "Write a commented starter study");
  create->add_option("DIR", request.folder, "Folder to write it to")->required();
  addCommonOptions(*create, request);

  if (const std::optional<ExitStatus> done = parse(app, arguments, out, err)) return *done;

  Session session{request, out, err, {err, !request.json && !request.quiet && ProgressBar::terminalAllows()},
                  {},      {}};
  request.writes = run->parsed() || create->parsed();
  request.lists = check->parsed();
  if (run->parsed()) return runStudyCommand(session);
  if (check->parsed()) return checkStudyCommand(session);
  if (explain->parsed()) return explainCommand(session);
  return newStudyCommand(session);
}

}  // namespace

ExitStatus runCommand(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  try {
    return runParsed(arguments, out, err);
  } catch (const std::bad_alloc&) {
    err << "error: there is not enough memory for this study. Nothing was written. Mend: close other "
           "programs or use a larger machine.\n";
  } catch (const std::exception& defect) {
    err << "error: a defect of the program: " << defect.what()
        << ". Nothing was written. Mend: please report it with the study.\n";
  }
  return ExitStatus::EnvironmentFailed;
}

}  // namespace fairshares::cli
