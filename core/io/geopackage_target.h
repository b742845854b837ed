// Fair Shares: what stands at the path where a GeoPackage is to be written.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "model/output_table.h"

namespace fairshares::io {

/// Refuses a file that is there and is no GeoPackage, or is cut short: what is not ours is never overwritten.
/// A file of no bytes is as good as none. `asWritten` is named in the issue.
std::optional<Issue> checkIsGeoPackage(const std::filesystem::path& file, const std::string& asWritten);

/// Refuses a GeoPackage that another program has open: SQLite's journals beside it or its locks on it.
std::optional<Issue> checkNotInUse(const std::filesystem::path& file, const std::string& asWritten);

/// True if the file holds a layer, table or view that `tables` does not replace. Reads without locking and
/// without making journals. An error if the file cannot be read as a GeoPackage.
Result<bool> holdsOtherLayers(const std::filesystem::path& file,
                              const std::vector<model::OutputTable>& tables, const std::string& asWritten);

/// Refuses a layer, table or view in the file that has the name of one of `tables` and is not ours: its
/// description in the file does not carry model::OUTPUT_MARK. Tables whose own description does not carry the
/// mark are not looked at. Reads as holdsOtherLayers() does, which says what cannot be read.
///
/// Errors: OutputNotWritable for every such layer (place: the file and the layer's name in it).
Issues checkLayersAreOurs(const std::filesystem::path& file, const std::vector<model::OutputTable>& tables,
                          const std::string& asWritten);

}  // namespace fairshares::io
