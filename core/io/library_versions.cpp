#include "io/library_versions.h"

#include <gdal.h>
#include <ogr_srs_api.h>

namespace fairshares::io {

std::vector<LibraryVersion> libraryVersions() {
  int major = 0;
  int minor = 0;
  int patch = 0;
  OSRGetPROJVersion(&major, &minor, &patch);
  return {{"gdal", GDALVersionInfo("RELEASE_NAME")},
          {"proj", std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch)}};
}

}  // namespace fairshares::io
