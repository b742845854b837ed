// Fair Shares: results to a GeoPackage, all or nothing.
#pragma once

#include <string>
#include <vector>

#include "base/monitor.h"
#include "base/result.h"
#include "model/output_table.h"

namespace fairshares::io {

/// What was written.
struct WrittenFile {
  std::string path;
  std::size_t bytes = 0;
};

/// Writes `tables` as layers and attribute tables of the GeoPackage at `path`, atomically: a file beside it
/// is written, checked, synced and renamed over it. Layers of the same names are replaced; any other layer in
/// an existing file is kept as it is. A failure or a cancel removes the file beside and leaves the old one
/// untouched.
///
/// Styles of the tables go into the table layer_styles, beside those that people have stored there.
///
/// The same tables give the same bytes (the timestamp in the file is fixed by `timestamp`, ISO 8601 UTC).
/// Column titles and units go into the field comments and alternative names.
///
/// Progress runs from 0 to 1 over the whole of this function. `tables` must not be empty.
///
/// Errors: OutputNotWritable (folder missing or read-only, path is a folder, existing file is no GeoPackage),
/// OutputInUse (open for writing elsewhere: locks, -wal or -journal beside it), WriteFailed (disk full ...),
/// Cancelled.
Result<WrittenFile> writeGeoPackage(const std::string& path, const std::vector<model::OutputTable>& tables,
                                    const std::string& timestamp, Monitor& monitor);

/// The checks writeGeoPackage would refuse for, before an hour of work is done for nothing.
Issues checkGeoPackageTarget(const std::string& path);

}  // namespace fairshares::io
