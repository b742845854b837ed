#include "wizard/programme_table.h"

#include <QHeaderView>
#include <QLocale>
#include <array>
#include <map>

#include "draft/practice_ages.h"

namespace fairshares::wizard {

namespace {

enum Column { TITLE, BUDGET, PURPOSE, SERVES, COLUMN_COUNT };
constexpr int SHOWN_ROWS = 7;
constexpr int NARROWEST_LETTERS = 14;

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

QString agesText(const study::Eligibility& who) {
  const QString sexes = who.female && who.male ? ProgrammeTable::tr("both sexes")
                        : who.female           ? ProgrammeTable::tr("female")
                                               : ProgrammeTable::tr("male");
  if (who.ages.to >= OPEN_AGE) {
    return who.ages.from == 0 ? ProgrammeTable::tr("all ages, %1").arg(sexes)
                              : ProgrammeTable::tr("%1 and over, %2").arg(who.ages.from).arg(sexes);
  }
  return ProgrammeTable::tr("%1 to %2, %3").arg(who.ages.from).arg(who.ages.to).arg(sexes);
}

QString servesText(const draft::ProgrammeChoice& programme) {
  const QString ages = agesText(programme.eligibility);
  return programme.basis == study::Basis::Practices ? ProgrammeTable::tr("%1\non GP lists").arg(ages) : ages;
}

/// In the formula it works on practices: on zones only if the user wants it so.
bool lacksPractices(const draft::ProgrammeChoice& programme) {
  return programme.id == draft::GP_PRESCRIBING && programme.basis == study::Basis::Zones;
}

QString tipOf(const draft::ProgrammeChoice& programme) {
  const QString id = QString::fromStdString(programme.id);
  if (programme.basis == study::Basis::Practices)
    return ProgrammeTable::tr("Rows \"%1\" of the costs, for the people on the lists of GP practices")
        .arg(id);
  if (lacksPractices(programme))
    return ProgrammeTable::tr("Works on the lists of GP practices, and these are not given or have other "
                              "ages than these costs. Tick it to have it on zones.");
  return ProgrammeTable::tr("Rows \"%1\" of the costs").arg(id);
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
    title->setCheckState(lacksPractices(programme) ? Qt::Unchecked : Qt::Checked);
    title->setToolTip(tipOf(programme));
    setItem(row, TITLE, title);
    setItem(row, BUDGET,
            new QTableWidgetItem(programme.budgetGbp ? poundsText(*programme.budgetGbp) : QString()));
    item(row, BUDGET)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setItem(row, PURPOSE, new QTableWidgetItem(QString::fromStdString(programme.purpose)));
    auto* serves = new QTableWidgetItem(servesText(programme));
    serves->setFlags(serves->flags() & ~Qt::ItemIsEditable);
    setItem(row, SERVES, serves);
  }
  updateGeometry();
}

void ProgrammeTable::offerAgain(const std::vector<draft::ProgrammeChoice>& programmes) {
  struct Written {
    std::array<QString, SERVES> texts;
    Qt::CheckState check = Qt::Checked;
    study::Basis basis = study::Basis::Zones;
  };
  std::map<std::string, Written> before;
  for (int row = 0; row < rowCount(); ++row) {
    const draft::ProgrammeChoice& offered = mOffered[static_cast<std::size_t>(row)];
    Written& written = before[offered.id];
    for (int column = TITLE; column < SERVES; ++column)
      written.texts[static_cast<std::size_t>(column)] = item(row, column)->text();
    written.check = item(row, TITLE)->checkState();
    written.basis = offered.basis;
  }
  offer(programmes);
  const QSignalBlocker quiet(this);
  for (int row = 0; row < rowCount(); ++row) {
    const draft::ProgrammeChoice& programme = programmes[static_cast<std::size_t>(row)];
    const auto known = before.find(programme.id);
    if (known == before.end()) continue;
    for (int column = TITLE; column < SERVES; ++column)
      item(row, column)->setText(known->second.texts[static_cast<std::size_t>(column)]);
    // On another basis it is another thing: whether it is wanted is asked anew.
    if (known->second.basis == programme.basis) item(row, TITLE)->setCheckState(known->second.check);
  }
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
