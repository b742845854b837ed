// Fair Shares: can an output be written where the user wants it?
#pragma once

#include <filesystem>
#include <string>

#include "base/issue.h"

namespace fairshares::io {

/// The absolute path of the file that an output path means: symbolic links are followed, also to a file that
/// is not there yet, so that a link stays a link and its goal is replaced.
std::filesystem::path resolvedOutput(const std::string& path);

/// Refuses a folder that is missing, is not a folder or in which no file can be made. Tries it by making a
/// file, since permission bits mean nothing to root and read-only disks show only then. `asWritten` is named
/// in the issues.
///
/// Errors: OutputNotWritable, WriteFailed (the disk is full).
Issues checkOutputFolder(const std::filesystem::path& folder, const std::string& asWritten);

/// Refuses a target file whose folder is unfit, or which is a folder, a device or write-protected.
/// Errors: OutputNotWritable, WriteFailed (the disk is full).
Issues checkOutputFile(const std::string& path);

}  // namespace fairshares::io
