// Fair Shares: which libraries took part in a run.
#pragma once

#include <string>
#include <vector>

namespace fairshares::io {

struct LibraryVersion {
  std::string name;  ///< "gdal", "proj"
  std::string version;
};

std::vector<LibraryVersion> libraryVersions();

}  // namespace fairshares::io
