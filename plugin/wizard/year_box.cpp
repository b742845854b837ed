#include "wizard/year_box.h"

#include <QVBoxLayout>
#include <algorithm>

namespace fairshares::wizard {

namespace {

constexpr int YEAR_DIGITS = 4;
constexpr int DATE_DIGITS = 8;
constexpr int DAYS_IN_A_DATE = 10000;  // 20260630 is of 2026

/// "2020", "20200630" or "2020-06-30" as a study writes it; nothing for anything else.
std::optional<int> yearOf(const std::string& cell) {
  QString digits = QString::fromStdString(cell);
  digits.remove(QChar('-'));
  bool isNumber = false;
  const int year = digits.toInt(&isNumber);
  if (!isNumber || (digits.size() != YEAR_DIGITS && digits.size() != DATE_DIGITS)) return std::nullopt;
  return year;
}

}  // namespace

YearBox::YearBox(WizardSession& session, const QString& name, QWidget* parent)
    : QWidget(parent), mSession(session), mBox(new QComboBox(this)),
      mReason(makeNote(name + "Reason", this)) {
  mBox->setObjectName(name);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(mBox);
  column->addWidget(mReason);
  setFocusProxy(mBox);
  connect(mBox, qOverload<int>(&QComboBox::activated), this, [this] {
    mReason->setText(year() ? tr("Chosen by you.") : QString());
    if (mIsToCome) mProblem = year() ? QString() : tr("Choose the year of the projections.");
    emit changed();
  });
}

std::optional<int> YearBox::year() const {
  return mBox->currentData().isValid() ? std::optional<int>(mBox->currentData().toInt()) : std::nullopt;
}

void YearBox::offer(std::optional<std::size_t> layer, const QString& field) {
  mIsToCome = false;
  read(layer, field);
}

void YearBox::offerToCome(std::optional<std::size_t> layer, const QString& field, std::optional<int> wanted) {
  mIsToCome = true;
  mWanted = wanted;
  read(layer, field);
}

void YearBox::read(std::optional<std::size_t> layer, const QString& field) {
  const int question = ++mQuestion;
  mBox->clear();
  mProblem.clear();
  mBox->setEnabled(false);
  mReason->setText(layer ? tr("The table has no field of years.") : QString());
  if (!layer || field.isEmpty()) return;
  mProblem = tr("The years of the table are being read ...");
  mReason->clear();
  mSession.wantCells(*layer, field, false, this,
                     [this, question, field](const CellCounts& cells, const QString& failure) {
                       if (question != mQuestion) return;
                       mProblem = failure;
                       show(cells, field);
                       emit changed();
                     });
}

void YearBox::show(const CellCounts& cells, const QString& field) {
  std::vector<int> years;
  for (const auto& [cell, count] : cells)
    if (const auto year = yearOf(cell)) years.push_back(*year);
  std::sort(years.begin(), years.end(), std::greater<>());
  for (const int year : years) mBox->addItem(QString::number(year), year);
  mBox->setEnabled(!years.empty());
  if (mIsToCome && years.size() > 1) return showToCome(years, field);
  mReason->setText(years.size() > 1 ? tr("Proposed: the latest of %n years in the field %1.", nullptr,
                                         static_cast<int>(years.size()))
                                          .arg(field)
                   : years.empty() ? tr("The field %1 has no years that can be read.").arg(field)
                                   : tr("The only one in the field %1.").arg(field));
}

void YearBox::showToCome(const std::vector<int>& years, const QString& field) {
  const auto wanted = std::find_if(years.begin(), years.end(), [this](int year) {
    return mWanted && (year == *mWanted || year / DAYS_IN_A_DATE == *mWanted);
  });
  if (wanted != years.end()) {
    mBox->setCurrentIndex(static_cast<int>(wanted - years.begin()));
    mReason->setText(tr("Proposed: the year of the money, in the field %1.").arg(field));
    return;
  }
  mBox->insertItem(0, tr("(choose a year)"));
  mBox->setCurrentIndex(0);
  mReason->setText(tr("The field %1 has %n years.", nullptr, static_cast<int>(years.size())).arg(field));
  mProblem = tr("Choose the year of the projections.");
}

}  // namespace fairshares::wizard
