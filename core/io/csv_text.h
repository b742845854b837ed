// Fair Shares: rows of an output table as RFC 4180 text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/output_table.h"

namespace fairshares::io {

/// Text that no spreadsheet takes for a formula: after a leading `=`, `+`, `-`, `@`, tab or carriage return a
/// cell may be run when the file is opened, so such a text gets an apostrophe before it.
/// Source  OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
std::string withoutFormula(std::string_view text);

/// The names of the columns as the first line, with its line end (CR LF).
void appendCsvHeader(std::string& text, const model::OutputTable& table);

/// One row with its line end. NULL is an empty field, an empty text a pair of quotes; numbers are in the
/// shortest form that reads back to the same bits.
void appendCsvRow(std::string& text, const model::OutputTable& table, std::size_t row);

}  // namespace fairshares::io
