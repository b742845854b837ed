// Fair Shares: what the Board table says of each area, read from a layer of results.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace fairshares::dock {

/// The columns of the Board table. All but the first are numbers.
enum class BoardColumn {
  Area,
  PopulationShare,
  AgeSexIndex,
  NeedsIndex,
  ExcessCostIndex,
  OverallIndex,
  TargetShare,
  Allocation,
  DistanceFromTarget,
  DistancePercent
};
inline constexpr int BOARD_COLUMN_COUNT = static_cast<int>(BoardColumn::DistancePercent) + 1;

/// The column of a results layer behind a column of the table: "acute_needs_index". The distances from
/// target are those of the whole formula, whatever the programme.
QString resultsColumn(BoardColumn column, const QString& programme);

/// One area. Shares from 0 to 1, indices about 1, money in pounds; nothing where the results have nothing.
struct BoardRow {
  QString code;
  QString name;  ///< the code where there is no name
  std::array<std::optional<double>, BOARD_COLUMN_COUNT> numbers{};

  [[nodiscard]] std::optional<double> number(BoardColumn column) const {
    return numbers[static_cast<std::size_t>(column)];
  }
};

/// The areas of a level for one programme, in the order of the layer. Columns the layer does not have stay
/// empty; numbers that are not finite are none.
std::vector<BoardRow> readBoardRows(const QgsVectorLayer& areas, const QString& programme);

}  // namespace fairshares::dock
