// Fair Shares: tables of any kind that planners have (CSV, XLSX, ODS, DBF, GeoPackage ...) to plain columns.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/source_tables.h"
#include "study/study.h"

namespace fairshares::io {

/// What the codes of a table stand for; decides which headers are recognised without configuration.
enum class CodeKind { Zone, Practice, Board, CouncilArea, OtherArea, FreeText };

/// A column that is wanted from a table.
struct ColumnRequest {
  std::string name;     ///< header, matched without regard to case, spaces and underscores
  bool number = false;  ///< false: text as found
};

/// Reads the code column and the requested columns of a table.
///
/// Handles UTF-8 with and without byte order mark, Latin-1 (said so), LF, CRLF and CR-only line ends, no
/// final newline, trailing commas, quoted thousands, `8%` (0.08, said so), preamble and footer lines, `#`
/// comment rows, codes with leading spaces, and the missing markers empty, `*`, `n/a`, `N/A`, `NA`, `z`,
/// `<Null>`, `#VALUE!`. Whole numbers that a spreadsheet wrote as "15.0" are "15" in codes and texts.
/// Archived area codes (Boards, councils, partnerships) are recoded in codes and texts alike; the row of an
/// archived area with its date of archiving is left out beside its successor. Rows of the national total
/// (S92000003) are left out.
///
/// Notes: ValueMissing and ValueRounded (one a column, with counts), CodeArchived (one a code), CodeUnknown
/// (a total row), FileFormat (lines of text left out). Warnings: TextEncoding.
///
/// Errors: FileMissing, FileUnreadable, FileFormat, FileEmpty, LayerMissing, ColumnMissing, ColumnAmbiguous,
/// CodeBlank, CodeDuplicate, ValueNotNumeric, ValueNotFinite; every row and column is looked at before it
/// returns.
Result<model::AttributeTable> readAttributes(const study::TableReference& table, CodeKind kind,
                                             const std::vector<ColumnRequest>& columns);

/// Parameter tables: programme, sex, age_from, age_to, cost_gbp_per_head.
Result<std::vector<model::CostWeightRow>> readCostWeights(const study::TableReference& table);
/// Parameter tables: programme, indicator, coefficient_per_sd.
Result<std::vector<model::CoefficientRow>> readCoefficients(const study::TableReference& table);
/// Parameter tables: programme, category, ratio (category is text).
Result<std::vector<model::CategoryRatioRow>> readCategoryRatios(const study::TableReference& table);

}  // namespace fairshares::io
