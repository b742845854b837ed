// Fair Shares: the Board table as views of Qt show, sort and filter it.
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <QString>
#include <vector>

#include "dock/board_rows.h"

namespace fairshares::dock {

/// One row an area. Numbers are shown in the user's language and rounded; SORT_ROLE has them as they are.
class BoardTableModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  /// The number of a cell, without rounding and in the unit of the results; the text of the first column; an
  /// invalid QVariant where there is nothing.
  static constexpr int SORT_ROLE = Qt::UserRole;
  static constexpr int CODE_ROLE = Qt::UserRole + 1;  ///< of the row's area, in every column

  using QAbstractTableModel::QAbstractTableModel;

  void setRows(std::vector<BoardRow> rows);
  [[nodiscard]] const std::vector<BoardRow>& rows() const { return mRows; }
  /// -1 if there is no such area.
  [[nodiscard]] int rowOf(const QString& code) const;

  /// True if no area has a number in the column, as distances from target without present allocations.
  [[nodiscard]] bool isEmptyColumn(BoardColumn column) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  std::vector<BoardRow> mRows;
};

/// Sorts by number, equal ones by code; areas without a number come last in either order. The filter looks
/// for its text, whatever the case, in names and codes.
class BoardTableOrder final : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit BoardTableOrder(QObject* parent = nullptr);
  void setFilterText(const QString& text);

 protected:
  [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString mFilterText;
};

/// The rows as shown, as tab-separated text with a line of headings: numbers in full and with a point, in the
/// unit the headings name, so that a spreadsheet takes them as they are. Columns without any number are left
/// out. `rows` are those of `table`; empty: all.
QString tabSeparated(const QAbstractItemModel& table, const QVector<int>& rows = {});

}  // namespace fairshares::dock
