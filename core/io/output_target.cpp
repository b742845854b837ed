#include "io/output_target.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>

#include "base/path_obstacle.h"
#include "io/partial_file.h"

namespace fairshares::io {

namespace {

namespace fs = std::filesystem;

constexpr int MOST_LINKS = 40;  // as the kernel itself follows

Issue notWritable(const std::string& asWritten, std::string value, std::string message, std::string mend) {
  return {Severity::Error,  IssueCode::OutputNotWritable, Place{.file = asWritten},
          std::move(value), std::move(message),           std::move(mend)};
}

// Makes an empty file in `folder` and removes it again; the error number if that is refused.
std::optional<int> tryCreating(const fs::path& folder) {
  std::string pattern = (folder / ".fairshares-probe-XXXXXX").string();
  const int descriptor = mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor < 0) return errno;
  close(descriptor);
  unlink(pattern.c_str());
  return std::nullopt;
}

// The nearest folder above that is there: shows where a long path breaks off.
fs::path nearestExisting(fs::path folder) {
  std::error_code error;
  while (!fs::exists(folder, error) && folder.has_relative_path()) folder = folder.parent_path();
  return folder;
}

}  // namespace

fs::path resolvedOutput(const std::string& path) {
  std::error_code error;
  fs::path resolved = fs::absolute(path, error).lexically_normal();
  for (int link = 0; link < MOST_LINKS && fs::is_symlink(fs::symlink_status(resolved, error)); ++link) {
    const fs::path goal = fs::read_symlink(resolved, error);
    if (error) break;
    resolved = (goal.is_absolute() ? goal : resolved.parent_path() / goal).lexically_normal();
  }
  return resolved;
}

Issues checkOutputFolder(const fs::path& folder, const std::string& asWritten) {
  Issues issues;
  std::error_code error;
  if (const std::optional<std::string> obstacle = pathObstacle(folder.string())) {
    issues.add(notWritable(asWritten, *obstacle, "The way to the folder of the output is barred.",
                           "Check the path, and whether you may open the folders on the way."));
    return issues;
  }
  if (!fs::exists(folder, error)) {
    const fs::path existing = nearestExisting(folder);
    const bool isFolder = fs::is_directory(existing, error);
    issues.add(
        notWritable(asWritten, folder.string(),
                    "The folder of the output is not there" +
                        (isFolder ? "; the path ends at " + existing.string() + "."
                                  : ": " + existing.string() + " on the way to it is a file, not a folder."),
                    "Make the folder, or give another path for the output."));
    return issues;
  }
  if (!fs::is_directory(folder, error)) {
    issues.add(notWritable(asWritten, folder.string(), "What should be the folder of the output is a file.",
                           "Give a path inside a folder."));
    return issues;
  }
  const std::optional<int> refusal = tryCreating(folder);
  if (!refusal) return issues;
  const std::string words = std::generic_category().message(*refusal);
  if (*refusal == ENOSPC || *refusal == EDQUOT) {
    issues.add(writeFailed(asWritten, (folder / "probe").string(), "", words));
    return issues;
  }
  issues.add(notWritable(asWritten, words,
                         "No file can be made in the folder " + folder.string() +
                             ", so the result could not be kept.",
                         "Choose a folder you may write to, or ask for the right to write to this one."));
  return issues;
}

Issues checkOutputFile(const std::string& path) {
  Issues issues;
  if (path.empty() || path.back() == '/') {
    issues.add(notWritable(path, "", "The output path names no file.", "Give the path of a file."));
    return issues;
  }
  const fs::path target = resolvedOutput(path);
  issues.append(checkOutputFolder(target.parent_path(), path));
  std::error_code error;
  const fs::file_status status = fs::symlink_status(target, error);
  if (!fs::exists(status)) return issues;
  if (fs::is_directory(status)) {
    issues.add(notWritable(path, "", "The output path is a folder; a file is written here.",
                           "Give the path of a file, for example one inside this folder."));
  } else if (!fs::is_regular_file(status)) {
    issues.add(notWritable(path, "",
                           "The output path is no ordinary file (a device, a pipe or a circle of links).",
                           "Give the path of an ordinary file."));
  } else if (!issues.hasErrors() && access(target.c_str(), W_OK) != 0) {
    issues.add(notWritable(path, std::generic_category().message(errno),
                           "The file is there and is protected against writing; it is not replaced.",
                           "Take the protection off, or write to another file."));
  }
  return issues;
}

}  // namespace fairshares::io
