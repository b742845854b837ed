// Fair Shares: zones to areas: who lies where, sums, and ratios of sums. No QGIS.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/output_table.h"
#include "model/source_tables.h"

namespace fairshares::processing {

/// A column that is the ratio of two sums.
struct RatioOfSums {
  std::string name;
  std::string numerator;
  std::string denominator;
};

/// The areas of a table of zones, ascending by code.
struct ZoneAreas {
  std::vector<std::string> codes;
  std::vector<std::string> names;     ///< empty strings without a column of names
  std::vector<std::uint32_t> order;   ///< rows of the table ascending by zone code: the order of every sum
  std::vector<std::uint32_t> areaOf;  ///< [position in order]
};

/// Groups zones by the text column `areaColumn`; `nameColumn` may be empty. Archived area codes are made
/// current.
///
/// Errors: CodeBlank and CodeDuplicate of zones, CodeBlank for a zone without an area. Warnings:
/// CodeDuplicate for an area with two names (that of its first zone in code order counts).
Result<ZoneAreas> groupZones(const model::AttributeTable& zones, const std::string& areaColumn,
                             const std::string& nameColumn);

/// Columns code, name (if `areas` has names), zones (their number), every sum and every ratio, by area.
///
/// Sums are those of formula::sumByArea in code order: the order of the rows never shows. A zone without a
/// value leaves its area's sum empty, with a warning for each column: missing is not 0. A ratio is empty
/// where a sum is, or where its denominator is 0.
///
/// Errors: ColumnMissing for a ratio of columns that are not summed; StudyValue for a ratio without a name or
/// under the name of another column.
Result<std::vector<model::OutputColumn>> areaColumns(const model::AttributeTable& zones,
                                                     const ZoneAreas& areas,
                                                     const std::vector<RatioOfSums>& ratios);

}  // namespace fairshares::processing
