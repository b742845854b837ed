// Fair Shares: a file that is written beside its target and takes the target's place when it is whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace fairshares::io {

/// One output on its way: `.NAME.partial-PID.EXTENSION` in the folder of the target, so that the rename at
/// the end stays on one disk and is therefore atomic.
///
/// A PartialFile that goes out of scope without commit() removes what was written and leaves the target as it
/// was. A process that is killed leaves its partial file behind; the next run for the same target removes it.
class PartialFile {
 public:
  /// Plans the file beside `target` (as the user wrote it; a symbolic link is followed) and removes partial
  /// files of runs that have died. Nothing is created.
  ///
  /// Errors: OutputInUse (this process is already writing the same target), OutputNotWritable (a dead run's
  /// partial file cannot be removed).
  static Result<PartialFile> beside(const std::string& target, std::string_view extension);

  PartialFile(PartialFile&& other) noexcept;
  PartialFile& operator=(PartialFile&&) = delete;
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;
  ~PartialFile();

  /// Where to write.
  [[nodiscard]] const std::string& path() const { return mPath; }
  /// What will be replaced, with symbolic links followed.
  [[nodiscard]] const std::string& target() const { return mTarget; }

  /// Marks the file as being written by a living process, once it exists; keeps the mark to the end.
  void claim();
  /// Adds bytes at the end, making the file at the first call. Returns the problem if that fails.
  [[nodiscard]] std::optional<Issue> append(std::string_view bytes);
  /// Bytes written so far; 0 if there is no file yet.
  [[nodiscard]] std::size_t bytes() const;
  enum class Protection { AsTheTarget, AgainstWriting };
  /// Puts the bytes on the disk, gives the file the target's permissions (or takes away those to write) and
  /// renames it over the target. Returns the problem if that fails; the target is then as it was.
  [[nodiscard]] std::optional<Issue> commit(Protection protection = Protection::AsTheTarget);

 private:
  PartialFile(std::string asWritten, std::string target, std::string path);
  void discard() noexcept;

  std::string mAsWritten;
  std::string mTarget;
  std::string mPath;
  int mDescriptor = -1;
};

/// The issue WriteFailed for a file that could not be finished: says so if the disk is full, with the bytes
/// written and the bytes that are free; else repeats the system's `words`.
Issue writeFailed(const std::string& asWritten, const std::string& partialPath, const std::string& layer,
                  std::string words);

}  // namespace fairshares::io
