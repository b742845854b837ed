// Fair Shares: where the terminals in a table of ferries are.
#pragma once

#include <string>
#include <vector>

#include "io/area_crs.h"
#include "io/recognised_rows.h"
#include "model/network.h"

namespace fairshares::io {

/// Reads both ends of a crossing, in degrees or in metres of the study's system.
class TerminalPositions {
 public:
  /// Adds its columns to `choices`.
  TerminalPositions(const std::string& targetCrs, OGRSpatialReferenceH target,
                    std::vector<ColumnChoice>& choices, Issues& issues);
  /// ColumnMissing where there are neither degrees nor metres for both ends.
  void requireColumns(const RecognisedRows& rows);
  /// Fills `from` and `to`. False, with the reason among the issues, if a coordinate is missing or cannot be.
  bool read(const RecognisedRows& rows, model::Ferry& ferry);

 private:
  // Columns from_x, from_y, to_x, to_y, in this order from `first`.
  bool readEnd(const RecognisedRows& rows, std::size_t columnX, const std::string& key, model::Point& point);

  std::string mTargetCrs;
  OGRSpatialReferenceH mTarget;
  Issues& mIssues;
  std::size_t mDegrees;
  std::size_t mMetres;
  bool mUsesMetres = false;
  SpatialReference mDegreesCrs;
};

}  // namespace fairshares::io
