#include "dock/inputs_view.h"

#include <QHeaderView>
#include <algorithm>

#include "dock/guarded_slot.h"
#include "dock/input_counts.h"
#include "dock/join_summary.h"
#include "ui_panel.h"

namespace fairshares::dock {

namespace {

constexpr int SOON_MILLISECONDS = 250;
constexpr int TABLE_LINES = 8;
constexpr int ROLE_LETTERS = 32;

enum Column { Role, Rows, File };

QString roleOf(const run::SurveyedTable& table) {
  QStringList keys;
  for (const std::string& key : table.keys) keys << QString::fromStdString(key);
  return keys.join(QStringLiteral(", "));
}

QTreeWidgetItem* itemOf(const run::SurveyedTable& table) {
  const QString layer = QString::fromStdString(table.layer);
  QString file = QString::fromStdString(table.file);
  if (!layer.isEmpty()) file += QStringLiteral(" | ") + layer;
  const QString rows = table.rows ? numberText(static_cast<double>(*table.rows))
                                  : QCoreApplication::translate("fairshares", "not readable");
  auto* const item = new QTreeWidgetItem({roleOf(table), rows, file});
  item->setTextAlignment(Rows, Qt::AlignRight | Qt::AlignVCenter);
  for (const int column : {Role, Rows, File}) item->setToolTip(column, item->text(column));
  return item;
}

InputCounts countsOf(const run::InputSurvey& survey) {
  InputCounts counts;
  if (survey.zones) counts.zones = static_cast<double>(*survey.zones);
  counts.persons = survey.persons;
  counts.isBeforeRebasing = survey.isRebased;
  if (survey.practices) counts.practices = static_cast<double>(*survey.practices);
  counts.programmes = static_cast<double>(survey.programmes);
  for (const run::SurveyedLevel& level : survey.levels)
    if (level.areas)
      counts.levels.append({QString::fromStdString(level.title), static_cast<double>(*level.areas)});
  return counts;
}

}  // namespace

InputsView::InputsView(Ui::Panel& form, QObject* parent) : QObject(parent), mForm(form) {
  const TellFailure tell = [this](const QString& reason) { emit failed(reason); };
  mSoon.setSingleShot(true);
  mSoon.setInterval(SOON_MILLISECONDS);
  connect(&mSoon, &QTimer::timeout, this, guardedSlot(tell, [this](const auto&...) { count(); }));
  connect(form.inputsButton, &QToolButton::toggled, this, guardedSlot(tell, [this](bool isOpen) {
            mForm.inputsTable->setVisible(isOpen);
            mForm.inputsButton->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
          }));
  form.inputsTable->hide();
  form.inputsTable->setMinimumHeight(form.inputsTable->fontMetrics().lineSpacing() * TABLE_LINES);
  form.inputsTable->header()->setSectionResizeMode(QHeaderView::Interactive);
  showNothing();
}

InputsView::~InputsView() {
  leaveTask();
  for (const QPointer<InputsTask>& task : mStopped) endTask(task.data());
}

void InputsView::showStudy(const QString& file) {
  mStudyFile = file;
  refresh();
}

void InputsView::refresh() {
  if (mForm.inputsText->isVisible()) mSoon.start();
}

void InputsView::leaveTask() {
  mStopped.erase(std::remove_if(mStopped.begin(), mStopped.end(), [](const auto& task) { return !task; }),
                 mStopped.end());
  if (!mTask) return;
  disconnect(mTask.data(), nullptr, this, nullptr);
  mTask->stop();
  mStopped.push_back(mTask);
  mTask.clear();
}

void InputsView::count() {
  leaveTask();
  if (mStudyFile.isEmpty()) return showNothing();
  mForm.inputsText->setText(tr("Counting the inputs ..."));
  mTask = new InputsTask(mStudyFile);
  const TellFailure tell = [this](const QString& reason) { emit failed(reason); };
  connect(mTask.data(), &InputsTask::ended, this,
          guardedSlot(tell, [this](const Result<run::InputSurvey>& survey) { show(survey); }));
  mTask->begin();
}

void InputsView::showNothing() {
  mForm.inputsText->setText(tr("No study is chosen yet."));
  mForm.inputsTable->clear();
  mForm.inputsButton->setEnabled(false);
}

void InputsView::show(const Result<run::InputSurvey>& survey) {
  mForm.inputsTable->clear();
  mForm.inputsButton->setEnabled(static_cast<bool>(survey));
  // In QGIS's list of tasks; what this view stops itself it does not hear of.
  if (survey.issues().contains(IssueCode::Cancelled))
    return mForm.inputsText->setText(tr("The inputs were not counted: the task was cancelled."));
  const Issues& problems = survey ? survey.value().problems : survey.issues();
  QString text = survey ? textOf(countsOf(survey.value())) : QString();
  if (problems.hasErrors()) {
    const QString wrong = tr("Not usable as it is. %1").arg(summaryOfRefusal(problems).text);
    text = text.isEmpty() ? wrong : wrong + QStringLiteral("\n") + text;
  }
  mForm.inputsText->setText(text);
  if (!survey) return;
  for (const run::SurveyedTable& table : survey.value().tables)
    mForm.inputsTable->addTopLevelItem(itemOf(table));
  for (const int column : {Role, Rows}) mForm.inputsTable->resizeColumnToContents(column);
  // Rows and files are to be seen beside what many items share.
  const int widest = mForm.inputsTable->fontMetrics().averageCharWidth() * ROLE_LETTERS;
  mForm.inputsTable->setColumnWidth(Role, std::min(mForm.inputsTable->columnWidth(Role), widest));
}

}  // namespace fairshares::dock
