#include "wizard/coefficient_table.h"

#include <QHeaderView>
#include <QLocale>
#include <algorithm>

namespace fairshares::wizard {

namespace {

constexpr QChar EN_DASH(0x2013);  // no place for a number
constexpr int SHOWN_LINES = 14;

std::optional<double> numberOf(const QString& text) {
  bool isNumber = false;
  const double number = QLocale::c().toDouble(text.trimmed(), &isNumber);
  if (!isNumber || !qIsFinite(number)) return std::nullopt;
  return number;
}

}  // namespace

CoefficientTable::CoefficientTable(QWidget* parent) : QTableWidget(parent) {
  setObjectName(QStringLiteral("coefficientTable"));
  setAccessibleName(tr("Coefficients of the indicators by programme"));
  setTabKeyNavigation(false);
  horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
  setMaximumHeight(fontMetrics().lineSpacing() * SHOWN_LINES);
  connect(this, &QTableWidget::itemChanged, this, &CoefficientTable::keepItem);
}

std::string CoefficientTable::givenOf(const Cell& cell) const {
  const auto programme = mGiven.perProgramme.find(cell.first);
  if (programme == mGiven.perProgramme.end()) return {};
  const auto indicator = programme->second.find(cell.second);
  return indicator == programme->second.end() ? std::string() : indicator->second;
}

QString CoefficientTable::textOf(const Cell& cell) const {
  const auto typed = mTyped.find(cell);
  return typed == mTyped.end() ? QString::fromStdString(givenOf(cell)) : typed->second;
}

void CoefficientTable::offer(const std::vector<draft::IndicatorChoice>& indicators,
                             const std::vector<draft::ProgrammeChoice>& programmes,
                             const CoefficientRows& given) {
  const QSignalBlocker quiet(this);
  mIndicators = indicators;
  mProgrammes = programmes;
  mGiven = given;
  setRowCount(static_cast<int>(indicators.size()));
  setColumnCount(static_cast<int>(programmes.size()));
  QStringList rows;
  for (const draft::IndicatorChoice& indicator : indicators) rows << QString::fromStdString(indicator.title);
  QStringList columns;
  for (const draft::ProgrammeChoice& programme : programmes)
    columns << QString::fromStdString(programme.title);
  setVerticalHeaderLabels(rows);
  setHorizontalHeaderLabels(columns);
  for (int row = 0; row < rowCount(); ++row)
    for (int column = 0; column < columnCount(); ++column) {
      const draft::IndicatorChoice& indicator = indicators[static_cast<std::size_t>(row)];
      const draft::ProgrammeChoice& programme = programmes[static_cast<std::size_t>(column)];
      const bool isOfBasis = indicator.basis == programme.basis;
      auto* cell = new QTableWidgetItem(isOfBasis ? textOf({programme.id, indicator.id}) : QString(EN_DASH));
      cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      if (!isOfBasis) {
        cell->setFlags(Qt::NoItemFlags);
        cell->setToolTip(
            tr("%1 is by %2, and this programme is not.")
                .arg(rows[row], indicator.basis == study::Basis::Zones ? tr("zone") : tr("GP practice")));
      }
      setItem(row, column, cell);
    }
  updateGeometry();
}

void CoefficientTable::keepItem(const QTableWidgetItem* item) {
  const Cell cell{mProgrammes[static_cast<std::size_t>(item->column())].id,
                  mIndicators[static_cast<std::size_t>(item->row())].id};
  const QString text = item->text().trimmed();
  if (text.toStdString() == givenOf(cell))
    mTyped.erase(cell);
  else
    mTyped[cell] = text;
  emit changed();
}

std::map<std::string, double> CoefficientTable::coefficientsOf(const std::string& programme) const {
  std::map<std::string, double> coefficients;
  for (const draft::ProgrammeChoice& one : mProgrammes)
    for (const draft::IndicatorChoice& indicator : mIndicators)
      if (one.id == programme && indicator.basis == one.basis)
        if (const auto number = numberOf(textOf({programme, indicator.id})))
          coefficients[indicator.id] = *number;
  return coefficients;
}

bool CoefficientTable::isAsGiven(const std::string& programme) const {
  const auto given = mGiven.perProgramme.find(programme);
  if (given == mGiven.perProgramme.end()) return false;
  const bool isTyped = std::any_of(mIndicators.begin(), mIndicators.end(), [&](const auto& indicator) {
    return mTyped.count({programme, indicator.id}) > 0;
  });
  const bool areAllThere = std::all_of(given->second.begin(), given->second.end(), [this](const auto& row) {
    return std::any_of(mIndicators.begin(), mIndicators.end(),
                       [&row](const auto& indicator) { return indicator.id == row.first; });
  });
  return !isTyped && areAllThere;
}

QString CoefficientTable::unreadable() const {
  for (const draft::ProgrammeChoice& programme : mProgrammes)
    for (const draft::IndicatorChoice& indicator : mIndicators) {
      const QString text =
          indicator.basis == programme.basis ? textOf({programme.id, indicator.id}) : QString();
      if (!text.isEmpty() && !numberOf(text)) return text;
    }
  return {};
}

}  // namespace fairshares::wizard
