#include "run/output_safety.h"

#include <filesystem>
#include <map>

#include "run/read_sources.h"

namespace fairshares::run {

namespace {

/// One spelling for a file however it is reached: links followed, dots resolved.
std::string canonical(const std::string& path) {
  std::error_code failure;
  const std::filesystem::path resolved =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path), failure);
  return failure ? path : resolved.string();
}

}  // namespace

Issues refuseToOverwriteInputs(const study::Study& study, const std::vector<std::string>& outputs) {
  std::map<std::string, std::string> inputs{{canonical(study.file), "the study itself"}};
  for (const StudyTable& one : studyTables(study))
    inputs.emplace(canonical(one.table->path), one.table->file);
  Issues issues;
  for (const std::string& output : outputs) {
    const auto input = inputs.find(canonical(output));
    if (input == inputs.end()) continue;
    issues.add({Severity::Error,
                IssueCode::OutputNotWritable,
                {output, "", std::nullopt, "", ""},
                input->second,
                "The results would be written over a file that the study reads (" + input->second +
                    "), and its content would be lost.",
                "Choose another file or folder for the results."});
  }
  return issues;
}

}  // namespace fairshares::run
