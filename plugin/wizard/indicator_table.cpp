#include "wizard/indicator_table.h"

#include <QHeaderView>
#include <algorithm>
#include <array>

namespace fairshares::wizard {

namespace {

enum Column { TITLE, KIND, MISSING, FIELD, COLUMN_COUNT };
constexpr int SHOWN_LINES = 14;
constexpr int TITLE_LETTERS = 24;
constexpr int MISSING_LETTERS = 10;

using study::FillRule;
using study::IndicatorKind;

QString kindWord(IndicatorKind kind) {
  switch (kind) {
  case IndicatorKind::Epidemiological:
    return IndicatorTable::tr("epidemiological");
  case IndicatorKind::Census:
    return IndicatorTable::tr("census");
  case IndicatorKind::Deprivation:
    return IndicatorTable::tr("deprivation");
  case IndicatorKind::Utilisation:
    return IndicatorTable::tr("utilisation");
  case IndicatorKind::Expenditure:
    break;
  }
  return IndicatorTable::tr("expenditure");
}

QComboBox* makeKindBox(std::optional<IndicatorKind> kind) {
  auto* box = new QComboBox;
  box->addItem(IndicatorTable::tr("(choose)"), -1);
  for (const IndicatorKind one :
       {IndicatorKind::Epidemiological, IndicatorKind::Census, IndicatorKind::Deprivation,
        IndicatorKind::Utilisation, IndicatorKind::Expenditure})
    box->addItem(kindWord(one), static_cast<int>(one));
  box->setCurrentIndex(kind ? box->findData(static_cast<int>(*kind)) : 0);
  return box;
}

/// What is done about people without a value: the rule, and a level's id behind it.
QComboBox* makeMissingBox(const std::vector<draft::LevelChoice>& levels, FillRule fill,
                          const std::string& level) {
  auto* box = new QComboBox;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(MISSING_LETTERS);
  box->addItem(IndicatorTable::tr("refuse"),
               QStringList{QString::number(static_cast<int>(FillRule::Refuse)), {}});
  box->addItem(IndicatorTable::tr("national mean"),
               QStringList{QString::number(static_cast<int>(FillRule::NationalMean)), {}});
  for (const draft::LevelChoice& one : levels)
    box->addItem(
        IndicatorTable::tr("mean of %1").arg(QString::fromStdString(one.title)),
        QStringList{QString::number(static_cast<int>(FillRule::ParentMean)), QString::fromStdString(one.id)});
  box->setCurrentIndex(std::max(
      0, box->findData(QStringList{QString::number(static_cast<int>(fill)), QString::fromStdString(level)})));
  return box;
}

}  // namespace

IndicatorTable::IndicatorTable(const WizardSession& session, QWidget* parent)
    : QTableWidget(parent), mSession(session) {
  setObjectName(QStringLiteral("indicatorTable"));
  setColumnCount(COLUMN_COUNT);
  setHorizontalHeaderLabels({tr("Indicator"), tr("Kind"), tr("If missing"), tr("Field")});
  horizontalHeaderItem(KIND)->setToolTip(
      tr("What the numbers are of. Use of services and spending are no measure of need: the study warns."));
  horizontalHeaderItem(MISSING)->setToolTip(
      tr("What is done about people in a place without a value. Each filled value is listed."));
  horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  horizontalHeader()->setSectionResizeMode(TITLE, QHeaderView::Interactive);
  setColumnWidth(TITLE, fontMetrics().averageCharWidth() * TITLE_LETTERS);
  verticalHeader()->hide();
  setTabKeyNavigation(false);
  setAccessibleName(tr("Indicators of need"));
  setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
  setMaximumHeight(fontMetrics().lineSpacing() * SHOWN_LINES);
  connect(this, &QTableWidget::itemChanged, this, &IndicatorTable::keepItem);
}

void IndicatorTable::offer(const std::vector<IndicatorSource>& sources, const std::set<std::string>& wanted) {
  std::vector<std::pair<study::Basis, std::string>> fields;
  mRows.clear();
  for (const IndicatorSource& source : sources)
    for (const std::string& field : source.table.fields) {
      Row row{{source.layer, field}, {}, {}};
      row.choice.basis = source.table.basis;
      row.choice.table = {source.layer, source.table.code};
      row.choice.column = field;
      mRows.push_back(std::move(row));
      fields.emplace_back(source.table.basis, field);
    }
  const std::vector<std::string> ids = draft::indicatorIds(fields);
  const QSignalBlocker quiet(this);
  setRowCount(0);
  setRowCount(static_cast<int>(mRows.size()));
  for (std::size_t row = 0; row < mRows.size(); ++row) {
    mRows[row].id = ids[row];
    const bool isNew = !mAnswers.count(mRows[row].key);
    Answer& answer = mAnswers[mRows[row].key];
    if (isNew) {
      const QString title = QString::fromStdString(draft::titleOfHeader(mRows[row].choice.column));
      answer.title =
          mRows[row].choice.basis == study::Basis::Zones ? title : tr("%1 of practices").arg(title);
      answer.kind = draft::guessIndicatorKind(mRows[row].choice.column);
    }
    fillRow(static_cast<int>(row), answer.isTicked.value_or(wanted.count(ids[row]) > 0));
  }
  updateGeometry();
}

void IndicatorTable::fillRow(int row, bool isTicked) {
  const Row& offered = mRows[static_cast<std::size_t>(row)];
  auto* title = new QTableWidgetItem(mAnswers[offered.key].title);
  title->setFlags(title->flags() | Qt::ItemIsUserCheckable);
  title->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
  title->setToolTip(tr("In the study: %1").arg(QString::fromStdString(offered.id)));
  setItem(row, TITLE, title);
  auto* field =
      new QTableWidgetItem(tr("%1 of %2")
                               .arg(QString::fromStdString(offered.key.second),
                                    QString::fromStdString(mSession.description(offered.key.first).name)));
  field->setFlags(field->flags() & ~Qt::ItemIsEditable);
  setItem(row, FIELD, field);
  for (const int column : {KIND, MISSING}) {
    auto* empty = new QTableWidgetItem;
    empty->setFlags(Qt::NoItemFlags);
    setItem(row, column, empty);
  }
  // Boxes for the ticked ones alone: a published table may have a hundred fields.
  if (isTicked) addBoxes(row);
}

void IndicatorTable::addBoxes(int row) {
  const Key key = mRows[static_cast<std::size_t>(row)].key;
  const Answer& answer = mAnswers[key];
  QComboBox* kind = makeKindBox(answer.kind);
  kind->setObjectName(QStringLiteral("kind_") +
                      QString::fromStdString(mRows[static_cast<std::size_t>(row)].id));
  kind->setAccessibleName(tr("Kind of %1").arg(answer.title));
  setCellWidget(row, KIND, kind);
  QComboBox* missing = makeMissingBox(mSession.draft.levels, answer.fill, answer.fillLevel);
  missing->setObjectName(QStringLiteral("missing_") +
                         QString::fromStdString(mRows[static_cast<std::size_t>(row)].id));
  missing->setAccessibleName(tr("What is done where %1 is missing").arg(answer.title));
  setCellWidget(row, MISSING, missing);
  connect(kind, qOverload<int>(&QComboBox::activated), this, [this, key, kind] {
    const int chosen = kind->currentData().toInt();
    mAnswers[key].kind = chosen < 0 ? std::nullopt : std::optional(static_cast<IndicatorKind>(chosen));
    emit changed();
  });
  connect(missing, qOverload<int>(&QComboBox::activated), this, [this, key, missing] {
    const QStringList chosen = missing->currentData().toStringList();
    mAnswers[key].fill = static_cast<FillRule>(chosen.front().toInt());
    mAnswers[key].fillLevel = chosen.back().toStdString();
    emit changed();
  });
}

void IndicatorTable::keepItem(const QTableWidgetItem* item) {
  if (item->column() != TITLE) return;
  const int row = item->row();
  Answer& answer = mAnswers[mRows[static_cast<std::size_t>(row)].key];
  answer.title = item->text().simplified();
  const bool isTicked = item->checkState() == Qt::Checked;
  if (isTicked != (cellWidget(row, KIND) != nullptr)) {
    answer.isTicked = isTicked;
    const QSignalBlocker quiet(this);
    if (isTicked) {
      addBoxes(row);
    } else {
      removeCellWidget(row, KIND);
      removeCellWidget(row, MISSING);
    }
  }
  emit changed();
}

std::vector<draft::IndicatorChoice> IndicatorTable::chosen() const {
  std::vector<draft::IndicatorChoice> indicators;
  for (std::size_t row = 0; row < mRows.size(); ++row) {
    if (item(static_cast<int>(row), TITLE)->checkState() != Qt::Checked) continue;
    const Answer& answer = mAnswers.at(mRows[row].key);
    draft::IndicatorChoice choice = mRows[row].choice;
    choice.id = mRows[row].id;
    choice.title = answer.title.isEmpty() ? choice.id : answer.title.toStdString();
    choice.kind = answer.kind.value_or(IndicatorKind::Deprivation);
    choice.fill = answer.fill;
    choice.fillLevel = answer.fillLevel;
    indicators.push_back(std::move(choice));
  }
  return indicators;
}

QString IndicatorTable::problem() const {
  for (std::size_t row = 0; row < mRows.size(); ++row) {
    const Answer& answer = mAnswers.at(mRows[row].key);
    if (item(static_cast<int>(row), TITLE)->checkState() == Qt::Checked && !answer.kind)
      return tr("Choose the kind of the indicator %1.").arg(answer.title);
  }
  return {};
}

std::set<std::string> IndicatorTable::offeredIds() const {
  std::set<std::string> ids;
  for (const Row& row : mRows) ids.insert(row.id);
  return ids;
}

}  // namespace fairshares::wizard
