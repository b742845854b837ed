// Fair Shares: the study file (TOML) to a Study.
#include "study/read_study.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "base/path_obstacle.h"
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

/// A study is some pages of text. Whoever chooses a file of another kind by mistake shall not wait for it to
/// be read.
constexpr std::uintmax_t MOST_BYTES = 16 * 1024 * 1024;

Result<std::string> textOfFile(const std::string& file) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (const std::optional<std::string> obstacle = pathObstacle(file))
    return problem(IssueCode::FileUnreadable, file, "The way to this file is barred: " + *obstacle + ".",
                   "Check the path, and whether you may open the folders on the way.");
  if (!std::filesystem::exists(status))
    return problem(IssueCode::FileMissing, file,
                   "There is no file of this name, so there is no study to run.",
                   "Check the path, or write a starter study with `fairshares new DIR`.");
  if (std::filesystem::is_directory(status))
    return problem(IssueCode::FileUnreadable, file, "This is a folder, not a study file.",
                   "Give the .toml file in the folder.");
  if (!std::filesystem::is_regular_file(status))  // reading a pipe might never end
    return problem(IssueCode::FileUnreadable, file, "This is no ordinary file (a device or a pipe).",
                   "Give the study's .toml file.");
  const std::uintmax_t bytes = std::filesystem::file_size(file, error);
  if (!error && bytes > MOST_BYTES)
    return problem(IssueCode::FileFormat, file,
                   "This is no study: the file has " + std::to_string(bytes) +
                       " bytes, and a study has some pages.",
                   "Give the study's .toml file.");
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
