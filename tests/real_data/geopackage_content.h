// Everything a GeoPackage holds, read back with OGR for tests to compare.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fairshares::testing_support {

/// One layer or table as OGR gives it back.
struct LayerContent {
  bool isSpatial = false;
  std::string crs;  ///< "EPSG:27700", empty without geometry
  std::vector<std::string> columns;
  /// [column][row]: the cell's kind and bits, "NULL" where it is null; equal only if the same to the bit.
  std::vector<std::vector<std::string>> bits;
  std::vector<std::vector<std::string>> texts;              ///< [column][row], "" where null
  std::vector<std::vector<std::optional<double>>> numbers;  ///< [column][row], nothing where null or text
  std::vector<std::string> wkb;                             ///< [row], empty without a geometry
  std::size_t invalidGeometries = 0;
  double area = 0.0;  ///< sum over the rows, square metres

  [[nodiscard]] std::size_t rowCount() const { return bits.empty() ? 0 : bits.front().size(); }
  [[nodiscard]] bool hasColumn(const std::string& name) const;
  [[nodiscard]] const std::vector<std::string>& text(const std::string& column) const;
  [[nodiscard]] const std::vector<std::optional<double>>& number(const std::string& column) const;
  /// The first row whose `column` is `value`; throws if there is none.
  [[nodiscard]] std::size_t rowOf(const std::string& column, const std::string& value) const;
};

/// All layers by name. Throws if the file cannot be read.
std::map<std::string, LayerContent> readGeoPackage(const std::string& path);

/// Where two contents differ, in words, "" if nowhere: layers, columns, cells and geometries to the bit. Rows
/// of run_report about input files (their checksums) are not compared.
std::string firstDifference(const std::map<std::string, LayerContent>& one,
                            const std::map<std::string, LayerContent>& other);

/// Copies a layer of one GeoPackage to another with its features in an order drawn from `seed`.
void copyLayerShuffled(const std::string& from, const std::string& layer, const std::string& to,
                       unsigned seed);

}  // namespace fairshares::testing_support
