// Fair Shares: codes as they stand in cells, and archived area codes made current.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/issue.h"

namespace fairshares::io {

/// A text cell: trimmed, a mark for missing as empty, a whole number that a spreadsheet wrote as "15.0" as
/// "15". The view is into `cell`.
std::string_view plainText(std::string_view cell);

/// Reads codes of one column and makes archived area codes (core/base/area_code_history.h) current.
class CodeCells {
 public:
  /// The code as plainText, recoded where archived; empty where there is none. The view is into `cell` or
  /// static.
  std::string_view read(std::string_view cell);
  /// True if `cell` holds an archived area code.
  static bool isArchived(std::string_view cell);
  /// One CodeArchived note for each recoded code, with the number of rows.
  void reportArchived(const Place& column, Issues& issues) const;

 private:
  std::map<std::string, std::size_t, std::less<>> mArchivedRows;
};

/// True for a row that repeats the total of Scotland ("S92000003", "Scotland", "Total").
bool isTotalCode(std::string_view code);

}  // namespace fairshares::io
