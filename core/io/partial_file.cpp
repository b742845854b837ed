#include "io/partial_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/number_text.h"
#include "io/output_target.h"

namespace fairshares::io {

namespace {

namespace fs = std::filesystem;

// Below this a file system counts as full: no further page of a database fits.
constexpr std::uintmax_t FULL_DISK_BYTES = 64 * 1024;
// File names may have 255 bytes; the prefix and the ending of a partial file take their part.
constexpr std::size_t LONGEST_NAME = 200;

std::string systemWords(int error) {
  return std::generic_category().message(error);
}

std::string partialPrefix(const fs::path& target) {
  return "." + target.filename().string().substr(0, LONGEST_NAME) + ".partial-";
}

// The process number in ".NAME.partial-123.gpkg" (or its "-journal").
std::optional<pid_t> processOf(std::string_view name, std::string_view prefix) {
  if (name.substr(0, prefix.size()) != prefix) return std::nullopt;
  pid_t process = 0;
  const char* const begin = name.data() + prefix.size();
  const char* const end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(begin, end, process);
  if (error != std::errc() || process <= 0 || (rest != end && *rest != '.')) return std::nullopt;
  return process;
}

// A partial file belongs to a living run if its process lives. Our own number may also be that of a dead
// process (containers start again from 1), and in a shared folder a living one may be out of sight: the lock
// that PartialFile::claim holds decides then.
bool belongsToLivingRun(const fs::path& file, pid_t process) {
  const bool processLives = process != getpid() && (kill(process, 0) == 0 || errno == EPERM);
  if (processLives) return true;
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return false;
  const bool locked = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(descriptor);
  return locked;
}

void removeDeadPartials(const fs::path& target) {
  const std::string prefix = partialPrefix(target);
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(target.parent_path(), error)) {
    const std::string name = entry.path().filename().string();
    const std::optional<pid_t> process = processOf(name, prefix);
    if (!process || belongsToLivingRun(entry.path(), *process)) continue;
    std::error_code ignored;
    fs::remove(entry.path(), ignored);
  }
}

std::optional<int> syncFolder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int outcome = fsync(descriptor);
  const int error = errno;
  close(descriptor);
  // Some file systems cannot sync a folder and say EINVAL; they order renames themselves.
  if (outcome != 0 && error != EINVAL) return error;
  return std::nullopt;
}

}  // namespace

Result<PartialFile> PartialFile::beside(const std::string& target, std::string_view extension) {
  const fs::path resolved = resolvedOutput(target);
  removeDeadPartials(resolved);
  const fs::path path =
      resolved.parent_path() / (partialPrefix(resolved) + std::to_string(getpid()) + std::string(extension));
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(path, ignored)))
    return Issue{Severity::Error,
                 IssueCode::OutputInUse,
                 Place{.file = target},
                 path.string(),
                 "This program is already writing this output: its unfinished file " + path.string() +
                     " is there. Two runs into one file would spoil each other.",
                 "Wait until the other run has ended, or delete the unfinished file."};
  return PartialFile(target, resolved.string(), path.string());
}

PartialFile::PartialFile(std::string asWritten, std::string target, std::string path)
    : mAsWritten(std::move(asWritten)), mTarget(std::move(target)), mPath(std::move(path)) {}

PartialFile::PartialFile(PartialFile&& other) noexcept
    : mAsWritten(std::move(other.mAsWritten)), mTarget(std::move(other.mTarget)),
      mPath(std::exchange(other.mPath, {})), mDescriptor(std::exchange(other.mDescriptor, -1)) {}

PartialFile::~PartialFile() {
  discard();
}

void PartialFile::claim() {
  if (mDescriptor >= 0) return;
  mDescriptor = open(mPath.c_str(), O_RDWR | O_CLOEXEC);
  if (mDescriptor >= 0) flock(mDescriptor, LOCK_EX | LOCK_NB);
}

std::optional<Issue> PartialFile::append(std::string_view bytes) {
  if (mDescriptor < 0) {
    mDescriptor = open(mPath.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (mDescriptor < 0) return writeFailed(mAsWritten, mPath, "", systemWords(errno));
    flock(mDescriptor, LOCK_EX | LOCK_NB);
  }
  while (!bytes.empty()) {
    const ssize_t count = write(mDescriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return writeFailed(mAsWritten, mPath, "", systemWords(errno));
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

std::size_t PartialFile::bytes() const {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(mPath, error);
  return error ? 0 : static_cast<std::size_t>(size);
}

std::optional<Issue> PartialFile::commit(Protection protection) {
  claim();
  const auto failed = [this](int error) { return writeFailed(mAsWritten, mPath, "", systemWords(error)); };
  if (mDescriptor < 0) return failed(errno);
  constexpr mode_t ALL = 07777, WRITE = S_IWUSR | S_IWGRP | S_IWOTH;
  const mode_t allowed = protection == Protection::AgainstWriting ? ALL & ~WRITE : ALL;
  struct stat status {};
  // Disks without permissions refuse this; the result is no worse for it.
  if (stat(mTarget.c_str(), &status) == 0 || fstat(mDescriptor, &status) == 0)
    static_cast<void>(fchmod(mDescriptor, status.st_mode & allowed));
  if (fsync(mDescriptor) != 0) return failed(errno);
  if (rename(mPath.c_str(), mTarget.c_str()) != 0) return failed(errno);
  mPath.clear();
  // From here the new file is in place; a folder that cannot be synced only weakens the promise for a power
  // cut.
  static_cast<void>(syncFolder(fs::path(mTarget).parent_path()));
  discard();
  return std::nullopt;
}

void PartialFile::discard() noexcept {
  if (!mPath.empty()) {
    for (const char* const ending : {"", "-journal", "-wal", "-shm"}) unlink((mPath + ending).c_str());
    mPath.clear();
  }
  if (mDescriptor >= 0) close(mDescriptor);
  mDescriptor = -1;
}

Issue writeFailed(const std::string& asWritten, const std::string& partialPath, const std::string& layer,
                  std::string words) {
  std::error_code error;
  const std::uintmax_t written = fs::file_size(partialPath, error);
  const std::string writtenText = error ? "0" : thousandsText(static_cast<double>(written), 0);
  const fs::space_info space = fs::space(fs::path(partialPath).parent_path(), error);
  const bool saysFull = words.find("disk is full") != std::string::npos ||
                        words.find(systemWords(ENOSPC)) != std::string::npos ||
                        words.find(systemWords(EDQUOT)) != std::string::npos;
  Issue issue{Severity::Error,
              IssueCode::WriteFailed,
              Place{.file = asWritten, .layer = layer},
              std::move(words),
              "",
              ""};
  if (saysFull || (!error && space.available < FULL_DISK_BYTES)) {
    issue.message =
        "The disk is full: " + writtenText + " bytes were written beside the output and " +
        (error ? std::string("no more") : thousandsText(static_cast<double>(space.available), 0)) +
        " bytes are free. The unfinished file was removed; an earlier output is as it was.";
    issue.mend = "Free space on this disk or quota, or write to another folder.";
  } else {
    issue.message =
        "Writing stopped after " + writtenText +
        " bytes: the system refused to go on. The unfinished file was removed; an earlier output is "
        "as it was.";
    issue.mend = "Read the system's words in brackets, mend the cause and run again.";
  }
  return issue;
}

}  // namespace fairshares::io
