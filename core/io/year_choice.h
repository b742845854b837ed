// Fair Shares: the one year that is taken from a table of several.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/issue.h"

namespace fairshares::io {

/// Looks at the year of every row and lets those of one year pass. A year is 2020, 20251001 or 2025-10-01;
/// the wanted year 2025 meets any date within it.
class YearChoice {
 public:
  explicit YearChoice(std::optional<int> wanted) : mWanted(wanted) {}

  /// True if the row is of the year that is taken: the wanted one, else the first that comes.
  bool takes(std::string_view cell, const Place& place, Issues& issues);
  /// StudyKeyMissing if the table has several years and the study names none; StudyValue if several dates lie
  /// in the wanted year; ValueOutOfRange if the wanted year is not there.
  void finish(const Place& column, Issues& issues) const;

 private:
  bool decide(std::string_view cell, const Place& place, Issues& issues);

  std::optional<int> mWanted;
  std::optional<int> mTaken;
  std::set<int> mPresent;
  std::set<int> mMatching;
  std::string mLastCell;
  bool mLastTaken = false;
  bool mAnyCell = false;
};

}  // namespace fairshares::io
