// Fair Shares: from the path in a study to the thing that can be opened.
#include "io/source_location.h"

#include <algorithm>
#include <optional>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include "base/path_obstacle.h"

namespace fairshares::io {
namespace {

constexpr std::string_view ARCHIVE_PREFIX = "/vsizip/";

Issue refusal(IssueCode code, const study::TableReference& table, std::string message, std::string mend) {
  return {Severity::Error, code, {table.file, {}, {}, {}, {}}, {}, std::move(message), std::move(mend)};
}

std::string stemOf(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  return name.substr(0, name.find_last_of('.'));
}

bool isArchiveFile(const std::string& path) {
  return lowerCaseExtension(path) == ".zip" && path.rfind("/vsi", 0) != 0;
}

std::vector<std::string> membersWith(const std::string& folder, const std::vector<std::string>& extensions) {
  std::vector<std::string> members;
  char** const names = VSIReadDirRecursive(folder.c_str());
  for (char** name = names; name && *name; ++name)
    if (std::find(extensions.begin(), extensions.end(), lowerCaseExtension(*name)) != extensions.end())
      members.emplace_back(folder + "/" + *name);
  CSLDestroy(names);
  std::sort(members.begin(), members.end());
  return members;
}

SourceLocation withinArchive(const study::TableReference& table, const std::vector<std::string>& extensions) {
  // Braces keep GDAL from looking for ".zip" elsewhere in the path.
  const std::string folder = std::string(ARCHIVE_PREFIX) + "{" + table.path + "}";
  const std::vector<std::string> members = membersWith(folder, extensions);
  if (members.size() == 1) return {members.front(), false};
  for (const std::string& member : members)
    if (!table.layer.empty() && stemOf(member) == table.layer) return {member, false};
  return {folder, true};
}

}  // namespace

std::string lowerCaseExtension(const std::string& path) {
  const std::size_t dot = path.find_last_of('.');
  const std::size_t slash = path.find_last_of('/');
  if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
  std::string extension = path.substr(dot);
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

Result<SourceLocation> locateSource(const study::TableReference& table,
                                    const std::vector<std::string>& extensions) {
  VSIStatBufL status;
  if (VSIStatExL(table.path.c_str(), &status,
                 VSI_STAT_EXISTS_FLAG | VSI_STAT_NATURE_FLAG | VSI_STAT_SIZE_FLAG) != 0) {
    if (const std::optional<std::string> obstacle = pathObstacle(table.path))
      return refusal(IssueCode::FileUnreadable, table, "The way to this file is barred: " + *obstacle + ".",
                     "Check the path, and whether you may open the folders on the way.");
    return refusal(
        IssueCode::FileMissing, table, "There is no file at this path, so nothing can be read.",
        "Correct the path in the study (it starts from the study's folder), or put the file there.");
  }
  if (VSI_ISDIR(status.st_mode)) return SourceLocation{table.path, true};
  if (status.st_size == 0)
    return refusal(IssueCode::FileEmpty, table, "The file holds not a single byte.",
                   "Save or download the file again.");
  VSILFILE* const stream = VSIFOpenL(table.path.c_str(), "rb");
  if (stream == nullptr)
    return refusal(IssueCode::FileUnreadable, table, "The file is there but cannot be opened for reading.",
                   "Check the rights of the file and whether another program keeps it locked.");
  VSIFCloseL(stream);
  if (isArchiveFile(table.path)) return withinArchive(table, extensions);
  return SourceLocation{table.path, false};
}

}  // namespace fairshares::io
