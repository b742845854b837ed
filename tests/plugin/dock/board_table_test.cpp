// The Board table: what it reads, shows, sorts, filters and copies.
#include "dock/board_table_model.h"

#include <gtest/gtest.h>

#include <QLocale>
#include <QtTest/QAbstractItemModelTester>

#include "plugin/support/memory_layers.h"

using namespace fairshares;
using dock::BoardColumn;
using dock::BoardRow;

namespace {

const QString FIELDS =
    QStringLiteral("code:string,name:string,acute_population_share:double,acute_age_sex_index:double,"
                   "acute_needs_index:double,acute_excess_cost_index:double,acute_overall_index:double,"
                   "acute_target_share:double,acute_allocation_gbp:double,distance_from_target_gbp:double,"
                   "distance_from_target_percent:double,other_overall_index:double");

/// Three Boards; C has neither an index nor a name, and its overall index is no number.
std::unique_ptr<QgsVectorLayer> threeBoards() {
  const QVariant none(QVariant::Double);
  return testing_support::memorySquares(
      "boards", FIELDS,
      {{"A", "Ayrshire", 0.25, 1.01, 1.1, 0.9, 1.0, 0.2, 2e6, -1.5e6, -10.0, 3.0},
       {"B", "Borders\tand\nmore", 0.5, 0.99, 0.95, 10.0, 9.5, 0.55, 55e6, none, none, 4.0},
       {"C", "", 0.25, none, none, none, qQNaN(), 0.25, 25e6, 2.5e6, 11.0, 5.0}},
      1000.0);
}

class BoardTable : public testing::Test {
 protected:
  void SetUp() override {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    mModel.setRows(dock::readBoardRows(*threeBoards(), "acute"));
    mOrder.setSourceModel(&mModel);
  }
  [[nodiscard]] QStringList order(BoardColumn column, Qt::SortOrder direction) {
    mOrder.sort(static_cast<int>(column), direction);
    QStringList codes;
    for (int row = 0; row < mOrder.rowCount(); ++row)
      codes << mOrder.index(row, 0).data(dock::BoardTableModel::CODE_ROLE).toString();
    return codes;
  }
  [[nodiscard]] QString shown(int row, BoardColumn column) const {
    return mModel.index(row, static_cast<int>(column)).data().toString();
  }
  dock::BoardTableModel mModel;
  dock::BoardTableOrder mOrder;
};

TEST_F(BoardTable, ReadsTheColumnsOfTheProgrammeAndTheDistancesOfTheWhole) {
  const BoardRow& ayrshire = mModel.rows().at(0);
  EXPECT_EQ(ayrshire.code, "A");
  EXPECT_EQ(ayrshire.number(BoardColumn::PopulationShare), 0.25);
  EXPECT_EQ(ayrshire.number(BoardColumn::AgeSexIndex), 1.01);
  EXPECT_EQ(ayrshire.number(BoardColumn::NeedsIndex), 1.1);
  EXPECT_EQ(ayrshire.number(BoardColumn::ExcessCostIndex), 0.9);
  EXPECT_EQ(ayrshire.number(BoardColumn::OverallIndex), 1.0);
  EXPECT_EQ(ayrshire.number(BoardColumn::TargetShare), 0.2);
  EXPECT_EQ(ayrshire.number(BoardColumn::Allocation), 2e6);
  EXPECT_EQ(ayrshire.number(BoardColumn::DistanceFromTarget), -1.5e6);
  EXPECT_EQ(ayrshire.number(BoardColumn::DistancePercent), -10.0);
  const std::vector<BoardRow> other = dock::readBoardRows(*threeBoards(), "other");
  EXPECT_EQ(other.at(0).number(BoardColumn::OverallIndex), 3.0);
  EXPECT_FALSE(other.at(0).number(BoardColumn::TargetShare)) << "no such column";
  EXPECT_EQ(other.at(0).number(BoardColumn::DistanceFromTarget), -1.5e6);
}

TEST_F(BoardTable, HasNothingWhereTheResultsHaveNothing) {
  EXPECT_FALSE(mModel.rows().at(1).number(BoardColumn::DistanceFromTarget));
  EXPECT_FALSE(mModel.rows().at(2).number(BoardColumn::NeedsIndex));
  EXPECT_FALSE(mModel.rows().at(2).number(BoardColumn::OverallIndex)) << "not a number is none";
  EXPECT_EQ(mModel.rows().at(2).name, "C") << "the code stands in for a name";
  EXPECT_EQ(shown(2, BoardColumn::NeedsIndex), QString::fromUtf8("–"));
  EXPECT_FALSE(mModel.index(2, 3).data(dock::BoardTableModel::SORT_ROLE).isValid());
}

TEST_F(BoardTable, ShowsNumbersInTheUsersLanguageAndRounded) {
  EXPECT_EQ(shown(0, BoardColumn::PopulationShare), "25.000");
  EXPECT_EQ(shown(0, BoardColumn::AgeSexIndex), "1.0100");
  EXPECT_EQ(shown(1, BoardColumn::Allocation), "55.0");
  EXPECT_EQ(shown(0, BoardColumn::DistanceFromTarget), "-1.5");
  QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
  EXPECT_EQ(shown(0, BoardColumn::AgeSexIndex), "1,0100");
}

TEST_F(BoardTable, SortsByNumberNotByTextAndPutsWhatHasNoneLast) {
  // As text "10.0000" is less than "9.0000".
  EXPECT_EQ(order(BoardColumn::ExcessCostIndex, Qt::AscendingOrder), (QStringList{"A", "B", "C"}));
  EXPECT_EQ(order(BoardColumn::ExcessCostIndex, Qt::DescendingOrder), (QStringList{"B", "A", "C"}));
  EXPECT_EQ(order(BoardColumn::DistanceFromTarget, Qt::AscendingOrder), (QStringList{"A", "C", "B"}));
  EXPECT_EQ(order(BoardColumn::DistanceFromTarget, Qt::DescendingOrder), (QStringList{"C", "A", "B"}));
  EXPECT_EQ(order(BoardColumn::PopulationShare, Qt::AscendingOrder), (QStringList{"A", "C", "B"}));
  EXPECT_EQ(order(BoardColumn::Area, Qt::DescendingOrder), (QStringList{"C", "B", "A"}));
}

TEST_F(BoardTable, FiltersNamesAndCodesWhateverTheCase) {
  mOrder.setFilterText(" ayr ");
  EXPECT_EQ(order(BoardColumn::Area, Qt::AscendingOrder), QStringList{"A"});
  mOrder.setFilterText("c");
  EXPECT_EQ(order(BoardColumn::Area, Qt::AscendingOrder), QStringList{"C"});
  mOrder.setFilterText("[");
  EXPECT_EQ(mOrder.rowCount(), 0) << "text, not a pattern";
  mOrder.setFilterText("");
  EXPECT_EQ(mOrder.rowCount(), 3);
}

TEST_F(BoardTable, CopiesNumbersInFullInTheOrderShown) {
  QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
  std::ignore = order(BoardColumn::OverallIndex, Qt::DescendingOrder);
  const QStringList lines = dock::tabSeparated(mOrder).split('\n');
  ASSERT_EQ(lines.size(), 5) << "headings, three areas, the end";
  EXPECT_TRUE(lines[0].startsWith("Code\tArea\tPopulation share (0 to 1)\t")) << lines[0].toStdString();
  EXPECT_EQ(lines[1], "B\tBorders and more\t0.5\t0.99\t0.95\t10\t9.5\t0.55\t55000000\t\t");
  EXPECT_EQ(lines[2], "A\tAyrshire\t0.25\t1.01\t1.1\t0.9\t1\t0.2\t2000000\t-1500000\t-10");
  for (const QString& line : lines.mid(0, 4)) EXPECT_EQ(line.count('\t'), lines[0].count('\t'));
  EXPECT_EQ(dock::tabSeparated(mOrder, {1}).split('\n').at(1), lines[2]) << "only the rows asked for";
}

TEST_F(BoardTable, LeavesColumnsWithoutAnyNumberOutOfTheCopy) {
  std::vector<BoardRow> rows = mModel.rows();
  for (BoardRow& row : rows) row.numbers[static_cast<std::size_t>(BoardColumn::DistanceFromTarget)].reset();
  mModel.setRows(rows);
  EXPECT_TRUE(mModel.isEmptyColumn(BoardColumn::DistanceFromTarget));
  EXPECT_FALSE(mModel.isEmptyColumn(BoardColumn::DistancePercent));
  EXPECT_FALSE(dock::tabSeparated(mModel).contains("(GBP)\tDistance from target (GBP)"));
}

TEST_F(BoardTable, IsAModelThatViewsCanRelyOn) {
  const QAbstractItemModelTester plain(&mModel, QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester sorted(&mOrder, QAbstractItemModelTester::FailureReportingMode::Fatal);
  mModel.setRows({});
  EXPECT_EQ(mOrder.rowCount(), 0);
  mModel.setRows(dock::readBoardRows(*threeBoards(), "acute"));
  EXPECT_EQ(mModel.rowOf("B"), 1);
  EXPECT_EQ(mModel.rowOf("nowhere"), -1);
  EXPECT_FALSE(mModel.data({}, Qt::DisplayRole).isValid());
}

}  // namespace
