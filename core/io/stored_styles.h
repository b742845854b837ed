// Fair Shares: the styles that a GeoPackage keeps for its layers, in the table layer_styles as QGIS lays it
// out.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace fairshares::io {

/// A style in the file, by us or by anybody.
struct StoredStyle {
  std::string layer;
  std::string name;
  std::string qml;  ///< as it stands in the file: not looked at
  bool isDefault = false;
};

/// The styles in the order of the file. A file without any is no problem, a style beyond LONGEST_STYLE_BYTES
/// is left out with a warning.
///
/// Errors: FileMissing, FileUnreadable.
Result<std::vector<StoredStyle>> readStoredStyles(const std::string& path);
inline constexpr std::size_t LONGEST_STYLE_BYTES = 4'000'000;

}  // namespace fairshares::io
