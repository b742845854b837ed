#include "wizard/programme_table.h"

#include <QHeaderView>
#include <QLocale>

namespace fairshares::wizard {

namespace {

enum Column { TITLE, BUDGET, PURPOSE, SERVES, COLUMN_COUNT };
constexpr int SHOWN_ROWS = 7;
constexpr int NARROWEST_LETTERS = 14;
/// In the formula, this programme is computed on practices and not on zones.
constexpr const char* ON_PRACTICES = "gp_prescribing";

/// Pounds as people write them: "5,400,000", "£5 400 000".
std::optional<double> poundsOf(QString text) {
  for (const QChar& filler : {QChar(','), QChar(' '), QChar(0x00a3), QChar(0x00a0), QChar('_')})
    text.remove(filler);
  bool isNumber = false;
  const double pounds = QLocale::c().toDouble(text, &isNumber);
  if (!isNumber || pounds < 0.0 || !qIsFinite(pounds)) return std::nullopt;
  return pounds;
}

QString poundsText(double pounds) {
  return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(pounds, 'f', 0);
}

QString servesText(const study::Eligibility& who) {
  const QString sexes = who.female && who.male ? ProgrammeTable::tr("both sexes")
                        : who.female           ? ProgrammeTable::tr("female")
                                               : ProgrammeTable::tr("male");
  if (who.ages.to >= OPEN_AGE) {
    return who.ages.from == 0 ? ProgrammeTable::tr("all ages, %1").arg(sexes)
                              : ProgrammeTable::tr("%1 and over, %2").arg(who.ages.from).arg(sexes);
  }
  return ProgrammeTable::tr("%1 to %2, %3").arg(who.ages.from).arg(who.ages.to).arg(sexes);
}

}  // namespace

ProgrammeTable::ProgrammeTable(QWidget* parent) : QTableWidget(parent) {
  setObjectName(QStringLiteral("programmeTable"));
  setColumnCount(COLUMN_COUNT);
  setHorizontalHeaderLabels({tr("Programme"), tr("Budget (pounds)"), tr("What it pays for"), tr("Serves")});
  horizontalHeaderItem(BUDGET)->setToolTip(
      tr("What is shared out in the year. Programmes are combined by it."));
  horizontalHeaderItem(SERVES)->setToolTip(
      tr("Read from the costs: the ages and sexes that cost something."));
  horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  horizontalHeader()->setSectionResizeMode(PURPOSE, QHeaderView::Stretch);
  horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * NARROWEST_LETTERS);
  verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);  // purposes wrap
  verticalHeader()->hide();
  setTabKeyNavigation(false);
  setAccessibleName(tr("Care programmes"));
  setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
  setMaximumHeight(fontMetrics().lineSpacing() * SHOWN_ROWS * 2);
}

void ProgrammeTable::offer(const std::vector<draft::ProgrammeChoice>& programmes) {
  const QSignalBlocker quiet(this);
  mOffered = programmes;
  setRowCount(static_cast<int>(programmes.size()));
  for (int row = 0; row < rowCount(); ++row) {
    const draft::ProgrammeChoice& programme = programmes[static_cast<std::size_t>(row)];
    auto* title = new QTableWidgetItem(QString::fromStdString(programme.title));
    title->setFlags(title->flags() | Qt::ItemIsUserCheckable);
    const bool isOnPractices = programme.id == ON_PRACTICES;
    title->setCheckState(isOnPractices ? Qt::Unchecked : Qt::Checked);
    title->setToolTip(
        isOnPractices
            ? tr("Works on the lists of GP practices, which are added to the study file by hand. Tick "
                 "it to have it on zones.")
            : tr("Rows \"%1\" of the costs").arg(QString::fromStdString(programme.id)));
    setItem(row, TITLE, title);
    setItem(row, BUDGET,
            new QTableWidgetItem(programme.budgetGbp ? poundsText(*programme.budgetGbp) : QString()));
    item(row, BUDGET)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setItem(row, PURPOSE, new QTableWidgetItem(QString::fromStdString(programme.purpose)));
    auto* serves = new QTableWidgetItem(servesText(programme.eligibility));
    serves->setFlags(serves->flags() & ~Qt::ItemIsEditable);
    setItem(row, SERVES, serves);
  }
  updateGeometry();
}

std::vector<draft::ProgrammeChoice> ProgrammeTable::chosen() const {
  std::vector<draft::ProgrammeChoice> programmes;
  for (int row = 0; row < rowCount(); ++row) {
    if (item(row, TITLE)->checkState() != Qt::Checked) continue;
    draft::ProgrammeChoice programme = mOffered[static_cast<std::size_t>(row)];
    programme.title = item(row, TITLE)->text().simplified().toStdString();
    programme.purpose = item(row, PURPOSE)->text().simplified().toStdString();
    const std::optional<double> offered = programme.budgetGbp;
    programme.budgetGbp = poundsOf(item(row, BUDGET)->text());
    if (programme.budgetGbp != offered)
      programme.budgetProvenance = {tr("entered in the wizard for a new study").toStdString(),
                                    study::Status::Assumed};
    programmes.push_back(std::move(programme));
  }
  return programmes;
}

QString ProgrammeTable::unreadableBudget() const {
  for (int row = 0; row < rowCount(); ++row) {
    const QString text = item(row, BUDGET)->text().trimmed();
    if (item(row, TITLE)->checkState() == Qt::Checked && !text.isEmpty() && !poundsOf(text)) return text;
  }
  return {};
}

void ProgrammeTable::fillEmptyBudgets(double pounds) {
  for (int row = 0; row < rowCount(); ++row)
    if (item(row, BUDGET)->text().trimmed().isEmpty()) item(row, BUDGET)->setText(poundsText(pounds));
}

}  // namespace fairshares::wizard
