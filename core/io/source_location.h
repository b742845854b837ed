// Fair Shares: from the path in a study to the thing that can be opened.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "study/study.h"

namespace fairshares::io {

/// A file or folder that is there.
struct SourceLocation {
  std::string path;       ///< for GDAL: with /vsizip/ in front where the file is an archive
  bool isFolder = false;  ///< a folder on disk or a whole archive
};

/// Finds the file of a table. Of a ZIP archive it finds the one member with one of `extensions` (lower case,
/// with the dot), or the one named like the layer; an archive with none or several of them is left as a
/// folder.
///
/// Errors: FileMissing, FileUnreadable, FileEmpty.
Result<SourceLocation> locateSource(const study::TableReference& table,
                                    const std::vector<std::string>& extensions);

/// The end of a path from its last dot in lower case, ".csv"; empty if there is none.
std::string lowerCaseExtension(const std::string& path);

}  // namespace fairshares::io
