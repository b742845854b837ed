#include "dock/board_table_model.h"
#include "layers/locale_for_people.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace fairshares::dock {

namespace {

constexpr int EXACT_TITLE_ROLE = Qt::UserRole;  // of headings
const QString NOTHING = QStringLiteral("–");

struct ColumnWords {
  const char* title;
  const char* exactTitle;  ///< with SORT_ROLE's unit, for copies
  const char* meaning;     ///< with the unit shown
  double shownFactor;      ///< from the results' unit to the one shown
  int decimals;
};

constexpr double TO_PERCENT = 100.0;
constexpr double TO_MILLIONS = 1e-6;

constexpr std::array<ColumnWords, BOARD_COLUMN_COUNT> WORDS{{
    {QT_TRANSLATE_NOOP("fairshares", "Area"), QT_TRANSLATE_NOOP("fairshares", "Area"),
     QT_TRANSLATE_NOOP("fairshares", "Name of the area"), 1.0, 0},
    {QT_TRANSLATE_NOOP("fairshares", "Population %"),
     QT_TRANSLATE_NOOP("fairshares", "Population share (0 to 1)"),
     QT_TRANSLATE_NOOP("fairshares", "Share of the nation's people before any weighting, per cent"),
     TO_PERCENT, 3},
    {QT_TRANSLATE_NOOP("fairshares", "Age-sex"), QT_TRANSLATE_NOOP("fairshares", "Age-sex index"),
     QT_TRANSLATE_NOOP("fairshares", "Index of the age and sex step; 1 is the national average"), 1.0, 4},
    {QT_TRANSLATE_NOOP("fairshares", "Needs"), QT_TRANSLATE_NOOP("fairshares", "Needs index"),
     QT_TRANSLATE_NOOP("fairshares", "Index of the additional needs step; 1 is the national average"), 1.0,
     4},
    {QT_TRANSLATE_NOOP("fairshares", "Excess cost"), QT_TRANSLATE_NOOP("fairshares", "Excess cost index"),
     QT_TRANSLATE_NOOP("fairshares", "Index of the unavoidable excess cost step; 1 is the national average"),
     1.0, 4},
    {QT_TRANSLATE_NOOP("fairshares", "Overall"), QT_TRANSLATE_NOOP("fairshares", "Overall index"),
     QT_TRANSLATE_NOOP("fairshares", "Weighted population per person; 1 is the national average"), 1.0, 4},
    {QT_TRANSLATE_NOOP("fairshares", "Target %"), QT_TRANSLATE_NOOP("fairshares", "Target share (0 to 1)"),
     QT_TRANSLATE_NOOP("fairshares", "Target share: share of the nation's weighted population, per cent"),
     TO_PERCENT, 3},
    {QT_TRANSLATE_NOOP("fairshares", "Allocation £m"), QT_TRANSLATE_NOOP("fairshares", "Allocation (GBP)"),
     QT_TRANSLATE_NOOP("fairshares", "Target share of the programme's budget, million pounds"), TO_MILLIONS,
     1},
    {QT_TRANSLATE_NOOP("fairshares", "From target £m"),
     QT_TRANSLATE_NOOP("fairshares", "Distance from target (GBP)"),
     QT_TRANSLATE_NOOP("fairshares", "Present allocation less target, of the whole formula, million pounds; "
                                     "negative is below target"),
     TO_MILLIONS, 1},
    {QT_TRANSLATE_NOOP("fairshares", "From target %"),
     QT_TRANSLATE_NOOP("fairshares", "Distance from target (per cent of target)"),
     QT_TRANSLATE_NOOP("fairshares", "Present allocation less target, of the whole formula, per cent of the "
                                     "target; negative is below target"),
     1.0, 1},
}};

const ColumnWords& wordsOf(int column) {
  return WORDS[static_cast<std::size_t>(column)];
}

QString translated(const char* text) {
  return QCoreApplication::translate("fairshares", text);
}

QString shownText(std::optional<double> number, int column) {
  const ColumnWords& words = wordsOf(column);
  return number ? layers::localeForPeople().toString(*number * words.shownFactor, 'f', words.decimals)
                : NOTHING;
}

/// One cell of tab-separated text: what would break the line or the cell becomes a space.
QString cellText(const QVariant& value) {
  if (!value.isValid()) return {};
  if (value.userType() == QMetaType::Double)
    return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
  QString text = value.toString();
  for (QChar& letter : text)
    if (letter == '\t' || letter == '\n' || letter == '\r') letter = ' ';
  return text;
}

bool hasAnyValue(const QAbstractItemModel& table, int column) {
  for (int row = 0; row < table.rowCount(); ++row)
    if (table.index(row, column).data(BoardTableModel::SORT_ROLE).isValid()) return true;
  return false;
}

}  // namespace

void BoardTableModel::setRows(std::vector<BoardRow> rows) {
  beginResetModel();
  mRows = std::move(rows);
  endResetModel();
}

int BoardTableModel::rowOf(const QString& code) const {
  const auto found =
      std::find_if(mRows.begin(), mRows.end(), [&](const BoardRow& row) { return row.code == code; });
  return found == mRows.end() ? -1 : static_cast<int>(found - mRows.begin());
}

bool BoardTableModel::isEmptyColumn(BoardColumn column) const {
  return std::none_of(mRows.begin(), mRows.end(),
                      [&](const BoardRow& row) { return row.number(column).has_value(); });
}

int BoardTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(mRows.size());
}

int BoardTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : BOARD_COLUMN_COUNT;
}

QVariant BoardTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount() || index.column() >= BOARD_COLUMN_COUNT) return {};
  const BoardRow& row = mRows[static_cast<std::size_t>(index.row())];
  const bool isArea = index.column() == static_cast<int>(BoardColumn::Area);
  const std::optional<double> number = row.numbers[static_cast<std::size_t>(index.column())];
  switch (role) {
  case Qt::DisplayRole:
    return isArea ? row.name : shownText(number, index.column());
  case Qt::TextAlignmentRole:
    return static_cast<int>((isArea ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  case Qt::ToolTipRole:
    return isArea ? row.code : translated(wordsOf(index.column()).meaning);
  case SORT_ROLE:
    if (isArea) return row.name;
    return number ? QVariant(*number) : QVariant();
  case CODE_ROLE:
    return row.code;
  default:
    return {};
  }
}

QVariant BoardTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= BOARD_COLUMN_COUNT) return {};
  if (role == Qt::DisplayRole) return translated(wordsOf(section).title);
  if (role == Qt::ToolTipRole) return translated(wordsOf(section).meaning);
  if (role == EXACT_TITLE_ROLE) return translated(wordsOf(section).exactTitle);
  return {};
}

BoardTableOrder::BoardTableOrder(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(BoardTableModel::SORT_ROLE);
}

void BoardTableOrder::setFilterText(const QString& text) {
  mFilterText = text.trimmed();
  invalidateFilter();
}

bool BoardTableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const QVariant leftValue = left.data(BoardTableModel::SORT_ROLE);
  const QVariant rightValue = right.data(BoardTableModel::SORT_ROLE);
  // The view turns the order round; what has no number is to stay last all the same.
  if (leftValue.isValid() != rightValue.isValid())
    return leftValue.isValid() == (sortOrder() == Qt::AscendingOrder);
  if (leftValue.isValid()) {
    if (left.column() == static_cast<int>(BoardColumn::Area)) {
      const int order = QString::localeAwareCompare(leftValue.toString(), rightValue.toString());
      if (order != 0) return order < 0;
    } else if (leftValue.toDouble() != rightValue.toDouble()) {
      return leftValue.toDouble() < rightValue.toDouble();
    }
  }
  return left.data(BoardTableModel::CODE_ROLE).toString() < right.data(BoardTableModel::CODE_ROLE).toString();
}

bool BoardTableOrder::filterAcceptsRow(int row, const QModelIndex& parent) const {
  if (mFilterText.isEmpty()) return true;
  const QModelIndex area = sourceModel()->index(row, static_cast<int>(BoardColumn::Area), parent);
  return area.data(Qt::DisplayRole).toString().contains(mFilterText, Qt::CaseInsensitive) ||
         area.data(BoardTableModel::CODE_ROLE).toString().contains(mFilterText, Qt::CaseInsensitive);
}

QString tabSeparated(const QAbstractItemModel& table, const QVector<int>& rows) {
  QVector<int> columns;
  for (int column = 0; column < table.columnCount(); ++column)
    if (hasAnyValue(table, column)) columns.append(column);
  QStringList heading{QCoreApplication::translate("fairshares", "Code")};
  for (const int column : columns)
    heading << table.headerData(column, Qt::Horizontal, EXACT_TITLE_ROLE).toString();
  QStringList lines{heading.join('\t')};
  const auto addRow = [&](int row) {
    QStringList cells{cellText(table.index(row, 0).data(BoardTableModel::CODE_ROLE))};
    for (const int column : columns)
      cells << cellText(table.index(row, column).data(BoardTableModel::SORT_ROLE));
    lines << cells.join('\t');
  };
  if (rows.isEmpty())
    for (int row = 0; row < table.rowCount(); ++row) addRow(row);
  for (const int row : rows) addRow(row);
  return lines.join('\n') + '\n';
}

}  // namespace fairshares::dock
