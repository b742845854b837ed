#include "cli/new_study.h"

#include <cstdio>
#include <filesystem>

#include "study/starter_study.h"

namespace fairshares::cli {

namespace {

Issue refusal(IssueCode code, const std::string& path, const std::string& message, const std::string& mend) {
  return {Severity::Error, code, {path, "", std::nullopt, "", ""}, "", message, mend};
}

/// Creates a file that must not exist yet ("x": C11 exclusive mode).
bool writeNewFile(const std::filesystem::path& path, const std::string& content) {
  std::FILE* file = std::fopen(path.c_str(), "wbx");
  if (!file) return false;
  const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size();
  return std::fclose(file) == 0 && written;
}

}  // namespace

Result<std::vector<std::string>> writeNewStudy(const std::string& folder) {
  const std::vector<study::StarterFile> files = study::starterFiles();
  Issues issues;
  std::error_code failure;
  for (const study::StarterFile& file : files)
    if (std::filesystem::exists(std::filesystem::path(folder) / file.name, failure))
      issues.add(refusal(IssueCode::OutputNotWritable, (std::filesystem::path(folder) / file.name).string(),
                         "This file is there already and would be overwritten.",
                         "Name another folder, or move the file away."));
  if (issues.hasErrors()) return issues;

  std::vector<std::string> written;
  for (const study::StarterFile& file : files) {
    const std::filesystem::path path = std::filesystem::path(folder) / file.name;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure)
      return refusal(IssueCode::OutputNotWritable, path.parent_path().string(),
                     "The folder cannot be made: " + failure.message() + ".",
                     "Choose a folder you may write to.");
    if (!writeNewFile(path, file.content))
      return refusal(IssueCode::WriteFailed, path.string(), "The file could not be written.",
                     "Check the rights of the folder and the space on the disk.");
    written.push_back(path.string());
  }
  return written;
}

}  // namespace fairshares::cli
