// Fair Shares: tables as they were read, before anything is joined. Plain values, no files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/age_band.h"

namespace fairshares::model {

/// Polygons by code, in the study's CRS, in file order.
struct AreaLayer {
  std::string file;  ///< as the user wrote it
  std::string layer;
  std::string crs;  ///< "EPSG:27700"; the CRS of `wkb`
  std::vector<std::string> codes;
  std::vector<std::string> names;  ///< same length; empty strings where there is no name column
  std::vector<std::size_t> rows;   ///< 1-based feature numbers for messages
  std::vector<std::string>
      wkb;  ///< little-endian ISO WKB, 2-D Polygon or MultiPolygon, as stored (perhaps invalid)
};

/// Some columns of a table by code, in file order. Cells are as found, trimmed.
struct AttributeTable {
  std::string file;
  std::string layer;
  std::string codeColumn;          ///< header of the column the codes came from
  std::vector<std::string> codes;  ///< trimmed; archived area codes are already recoded
  std::vector<std::size_t> rows;   ///< 1-based line (or feature) numbers for messages
  struct TextColumn {
    std::string name;
    std::vector<std::string> values;  ///< "" where missing
  };
  struct NumberColumn {
    std::string name;
    std::vector<std::optional<double>> values;  ///< nullopt where missing (empty, `*`, `n/a`, ...)
    std::size_t missing = 0;                    ///< how many are missing, all markers together
  };
  std::vector<TextColumn> texts;
  std::vector<NumberColumn> numbers;
  [[nodiscard]] const TextColumn* findText(std::string_view name) const;
  [[nodiscard]] const NumberColumn* findNumber(std::string_view name) const;
};

/// Persons by code, age band and sex, in order of first appearance. Single years (or finer bands) of the
/// file are already folded into `bands`.
struct CountTable {
  std::string file;
  std::string layer;
  std::vector<AgeBand> bands;
  std::vector<std::string> codes;  ///< unique, trimmed; archived area codes are already recoded
  std::vector<std::size_t> rows;   ///< first line of each code
  /// persons[code * groupCount() + groupIndex(sex, band, bands.size())], >= 0 and finite.
  std::vector<double> persons;
  /// The file's own total row (S92000003 ...), if it has one: persons of all ages.
  std::optional<double> statedTotal;
  [[nodiscard]] std::size_t groupCount() const { return SEX_COUNT * bands.size(); }
};

/// Cost weights, needs coefficients and category ratios as read from parameter tables.
struct CostWeightRow {
  std::string programme;
  Sex sex;
  AgeBand band;
  double costGbpPerHead;
  std::size_t row;
};
struct CoefficientRow {
  std::string programme;
  std::string indicator;
  double coefficientPerSd;
  std::size_t row;
};
struct CategoryRatioRow {
  std::string programme;
  std::string category;
  double ratio;
  std::size_t row;
};

}  // namespace fairshares::model
