// Fair Shares: how many rows a table has, without taking anything from them.
#pragma once

#include <cstddef>

#include "base/result.h"
#include "study/table_reference.h"

namespace fairshares::io {

/// Rows of a text or a sheet after the header, without empty lines and notes below the data; features of a
/// layer, which GDAL mostly knows without reading them. What is wrong with single rows is for their reader to
/// say; those of another width than the header are not counted.
///
/// Errors: FileMissing, FileUnreadable, FileFormat (no table), FileEmpty, LayerMissing.
Result<std::size_t> countRows(const study::TableReference& table);

}  // namespace fairshares::io
