// Fair Shares: the study file (TOML) to a Study.
#include "study/read_study.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "study/check_columns.h"
#include "study/check_programmes.h"
#include "study/check_references.h"
#include "study/parse_toml.h"
#include "study/read_programmes.h"
#include "study/read_sections.h"

namespace fairshares::study {

namespace {

Issue problem(IssueCode code, const std::string& file, std::string message, std::string mend) {
  Issue issue;
  issue.code = code;
  issue.where.file = file;
  issue.message = std::move(message);
  issue.mend = std::move(mend);
  return issue;
}

Result<std::string> textOfFile(const std::string& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status))
    return problem(IssueCode::FileMissing, file,
                   "There is no file of this name, so there is no study to run.",
                   "Check the path, or write a starter study with `fairshares new DIR`.");
  if (std::filesystem::is_directory(status))
    return problem(IssueCode::FileUnreadable, file, "This is a folder, not a study file.",
                   "Give the .toml file in the folder.");
  std::ifstream stream(file, std::ios::binary);
  std::string text;
  if (stream) text.assign(std::istreambuf_iterator<char>(stream), {});
  if (!stream)
    return problem(IssueCode::FileUnreadable, file, "The study file cannot be opened.",
                   "Check that you may read it and that no other program holds it.");
  return text;
}

std::string folderOf(const std::string& file) {
  std::error_code error;
  const auto absolute = std::filesystem::absolute(file, error);
  return (error ? std::filesystem::path(file) : absolute).parent_path().lexically_normal().string();
}

}  // namespace

Result<Study> readStudyText(std::string_view text, const std::string& file) {
  Result<TomlNode> parsed = parseToml(text, file);
  if (!parsed) return parsed.takeIssues();
  StudyProblems problems(file);
  const TableReader root(parsed.value(), "", TableKind::Root, problems);
  Study study;
  study.file = file;
  study.folder = folderOf(file);
  study.sources = readSources(root, problems);
  const StudyContext context{study.folder, study.sources, &problems};
  readStudySection(root, study);
  readDataSections(root, context, study);
  readProgrammes(root, context, study);
  checkReferences(study, problems);
  checkColumns(study, problems);
  checkProgrammes(study, problems);
  Issues issues = problems.take();
  if (issues.hasErrors()) return issues;
  return Result<Study>(std::move(study), std::move(issues));
}

Result<Study> readStudy(const std::string& file) {
  Result<std::string> text = textOfFile(file);
  if (!text) return text.takeIssues();
  return readStudyText(text.value(), file);
}

}  // namespace fairshares::study
