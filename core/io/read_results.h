// Fair Shares: what a GeoPackage of results holds: study, layers, columns, programmes.
#pragma once

#include <string>

#include "base/result.h"
#include "model/results_file.h"

namespace fairshares::io {

/// Looks at a GeoPackage that a run has written, without reading its rows and without changing it.
///
/// Whatever is in the file is taken for what anybody may have put there. A layer counts if its description
/// carries model::OUTPUT_MARK, it is a table (no view) and its name has letters, digits and underscores only;
/// of its columns those with such names. Layers of others are passed over in silence; layers and columns that
/// pretend to be ours draw a warning.
///
/// Errors: FileMissing; FileUnreadable (rights, damaged pages); FileFormat (no GeoPackage, or none of
/// results); LayerMissing (no zones, no run_report); ColumnMissing (zones without code, population or the
/// overall index of any programme).
Result<model::ResultsFile> readResults(const std::string& path);

}  // namespace fairshares::io
