#include "dock/panel.h"

#include <qgsfilewidget.h>
#include <qgsmessagelog.h>

#include <QDir>
#include <QFileInfo>
#include <QScopedValueRollback>

#include "base/issue_lines.h"
#include "dock/guarded_slot.h"
#include "dock/input_counts.h"
#include "dock/inputs_view.h"
#include "dock/results_view.h"
#include "dock/sample_study.h"
#include "help/help_page.h"
#include "layers/layer_factory.h"
#include "plugin_facts.h"
#include "ui_panel.h"

namespace fairshares::dock {

namespace {

constexpr int MESSAGE_SECONDS = 8;

QStringList linesOf(const Issues& issues) {
  QStringList lines;
  const std::string whereAllAre =
      QCoreApplication::translate("fairshares", "the join report names all.").toStdString();
  for (const IssueLine& line : issueLines(issues, false, whereAllAre).lines)
    lines << QString::fromStdString(line.text);
  return lines;
}

}  // namespace

Panel::Panel(PanelPlaces places, QWidget* parent)
    : QgsDockWidget(QString::fromUtf8(plugin::PLUGIN_NAME), parent), mPlaces(std::move(places)),
      mForm(std::make_unique<Ui::Panel>()), mSession(*mPlaces.project) {
  setObjectName(QStringLiteral("FairSharesPanel"));
  auto* contents = new QWidget(this);
  mForm->setupUi(contents);
  setWidget(contents);
  mForm->studyFile->setFilter(tr("Study (*.toml);;All files (*)"));
  mForm->studyFile->setDialogTitle(tr("Choose a study"));
  mForm->resultsFile->setStorageMode(QgsFileWidget::SaveFile);
  mForm->resultsFile->setConfirmOverwrite(false);  // layers of others are kept
  mForm->resultsFile->setFilter(tr("GeoPackage (*.gpkg)"));
  mForm->resultsFile->setDialogTitle(tr("Write the results to"));
  mForm->sampleBox->setEnabled(!mPlaces.sampleStudy.isEmpty());
  mForm->newStudyButton->setVisible(static_cast<bool>(mPlaces.newStudy));
  mForm->helpButton->setVisible(static_cast<bool>(mPlaces.openHelp));
  // QGIS's file widget takes no focus itself; its line does.
  for (QgsFileWidget* file : {mForm->studyFile, mForm->resultsFile}) file->setFocusProxy(file->lineEdit());
  mResults = new ResultsView(*mForm, mPlaces.canvas, this);
  mInputs = new InputsView(*mForm, this);
  connectForm();
  connectProject();
  restore();
  showRunning(false);
}

Panel::~Panel() {
  // Nothing of the project may speak to a panel that is half gone.
  disconnect(mPlaces.project, nullptr, this, nullptr);
  disconnect(&mSession, nullptr, this, nullptr);
  delete mInputs;  // its task has to be gone while the form is still there
}

void Panel::connectForm() {
  const TellFailure fail = [this](const QString& reason) { tellFailure(reason); };
  connect(mForm->runButton, &QPushButton::clicked, this, guardedSlot(fail, [this](bool) { run(); }));
  connect(mForm->cancelButton, &QPushButton::clicked, this, guardedSlot(fail, [this](bool) {
            mForm->stageLabel->setText(tr("Stopping ..."));
            mSession.cancel();
          }));
  connect(mForm->newStudyButton, &QPushButton::clicked, this, guardedSlot(fail, [this](bool) {
            if (mPlaces.newStudy) mPlaces.newStudy();
          }));
  connect(mForm->helpButton, &QPushButton::clicked, this, guardedSlot(fail, [this](bool) {
            if (mPlaces.openHelp) mPlaces.openHelp(QString::fromLatin1(help::PANEL_PAGE));
          }));
  connect(mForm->sampleBox, &QCheckBox::toggled, this,
          guardedSlot(fail, [this](bool isOn) { useSample(isOn); }));
  connect(mForm->studyFile, &QgsFileWidget::fileChanged, this, guardedSlot(fail, [this](const QString&) {
            suggestResults();
            mInputs->showStudy(studyFile());
            keep();
          }));
  connect(mInputs, &InputsView::failed, this,
          guardedSlot(fail, [this](const QString& reason) { tellFailure(reason); }));
  connect(this, &QDockWidget::visibilityChanged, this, guardedSlot(fail, [this](bool isVisible) {
            if (isVisible) mInputs->refresh();
          }));
  connect(mForm->resultsFile, &QgsFileWidget::fileChanged, this,
          guardedSlot(fail, [this](const QString&) { keep(); }));
  connect(&mSession, &RunSession::stageChanged, mForm->stageLabel, &QLabel::setText);
  connect(&mSession, &RunSession::progressChanged, this,
          guardedSlot(fail, [this](double percent) { showProgress(percent); }));
  connect(&mSession, &RunSession::ended, this,
          guardedSlot(fail, [this](const RunOutcome& outcome, QgsLayerTreeGroup* group) {
            showEnd(outcome, group);
          }));
  connect(&mSession, &RunSession::failed, this, guardedSlot(fail, [this](const QString& reason) {
    showRunning(false);
    tellFailure(reason);
  }));
  connect(mResults, &ResultsView::choiceChanged, this, guardedSlot(fail, [this] { keep(); }));
  connect(mResults, &ResultsView::failed, this,
          guardedSlot(fail, [this](const QString& reason) { tellFailure(reason); }));
  connect(mResults, &ResultsView::tableWanted, this, guardedSlot(fail, [this](QgsVectorLayer* table) {
            if (mPlaces.openTable) mPlaces.openTable(table);
          }));
}

void Panel::connectProject() {
  const TellFailure fail = [this](const QString& reason) { tellFailure(reason); };
  connect(mPlaces.project, &QgsProject::readProject, this,
          guardedSlot(fail, [this](const QDomDocument&) { restore(); }));
  connect(mPlaces.project, &QgsProject::cleared, this, guardedSlot(fail, [this] { restore(); }));
  // Before the project writes what is kept: paths follow it to where it is saved.
  connect(mPlaces.project, &QgsProject::writeProject, this,
          guardedSlot(fail, [this](const QDomDocument&) { keep(); }));
  connect(mPlaces.project, qOverload<const QStringList&>(&QgsProject::layersRemoved), this,
          guardedSlot(fail, [this](const QStringList&) { dropLostRun(); }));
}

QString Panel::studyFile() const {
  return mForm->sampleBox->isChecked() ? mPlaces.sampleStudy : mForm->studyFile->filePath();
}

void Panel::chooseStudy(const QString& file) {
  if (isRunning()) return;
  mForm->sampleBox->setChecked(false);
  mForm->studyFile->setFilePath(file);
  mForm->runButton->setFocus();
}

void Panel::chooseSample() {
  if (isRunning() || mPlaces.sampleStudy.isEmpty()) return;
  mForm->sampleBox->setChecked(true);
  mForm->runButton->setFocus();
}

void Panel::run() {
  if (studyFile().isEmpty()) {
    tell(Qgis::MessageLevel::Warning, tr("Choose a study file, or use the sample."));
    mForm->studyFile->setFocus();
    return;
  }
  if (mForm->resultsFile->filePath().isEmpty()) suggestResults();
  showRunning(true);
  mForm->stageLabel->setText(tr("Starting ..."));
  mSession.start(studyFile(), mForm->resultsFile->filePath());
}

void Panel::showRunning(bool isRunning) {
  const bool hadFocus = mForm->runButton->hasFocus() || mForm->cancelButton->hasFocus();
  mForm->runButton->setEnabled(!isRunning);
  mForm->cancelButton->setEnabled(isRunning);
  mForm->studyGroup->setEnabled(!isRunning);
  showProgress(0.0);
  // A button that is switched off would hand the focus on to somewhere else.
  if (hadFocus) (isRunning ? mForm->cancelButton : mForm->runButton)->setFocus();
}

void Panel::showProgress(double percent) {
  mForm->progressBar->setValue(qBound(0, qRound(percent), 100));
}

void Panel::showEnd(const RunOutcome& outcome, QgsLayerTreeGroup* group) {
  showRunning(false);
  mForm->stageLabel->clear();
  if (outcome.end == RunEnd::Cancelled) {
    // An older run of the same file may have been put back.
    if (!mShown) restore();
    tell(Qgis::MessageLevel::Info, tr("The run was cancelled; earlier results are as they were."));
    return;
  }
  if (outcome.end == RunEnd::Refused) {
    if (!mShown) restore();
    mResults->showSummary(summaryOfRefusal(outcome.issues));
    tell(Qgis::MessageLevel::Critical,
         tr("The study was not run: %1").arg(summaryOfRefusal(outcome.issues).text), linesOf(outcome.issues));
    return;
  }
  if (!group) {
    tell(Qgis::MessageLevel::Info, tr("Results written to %1. Their layers were not added.")
                                       .arg(QDir::toNativeSeparators(outcome.geoPackage)));
    return;
  }
  mShown = group;
  mResults->showRun(group, mResults->programme(), mResults->measure());
  keep();
  const QStringList warnings = linesOf(outcome.issues);
  tell(warnings.isEmpty() ? Qgis::MessageLevel::Success : Qgis::MessageLevel::Warning,
       warnings.isEmpty()
           ? tr("Results written to %1.").arg(QDir::toNativeSeparators(outcome.geoPackage))
           : tr("Results written to %1, with %2.")
                 .arg(QDir::toNativeSeparators(outcome.geoPackage),
                      countedText(static_cast<double>(warnings.size()), tr("1 warning"), tr("%1 warnings"))),
       warnings);
}

void Panel::useSample(bool isSample) {
  mForm->studyFile->setEnabled(!isSample);
  mForm->studyLabel->setEnabled(!isSample);
  mInputs->showStudy(studyFile());
  if (mIsRestoring) return;
  suggestResults();
  keep();
}

void Panel::suggestResults() {
  if (mIsRestoring || studyFile().isEmpty()) return;
  const QScopedValueRollback<bool> quiet(mIsRestoring, true);  // keep() comes once, from the caller
  mForm->resultsFile->setFilePath(
      suggestedResults(studyFile(), mPlaces.project->absolutePath(), mForm->sampleBox->isChecked()));
}

void Panel::keep() {
  if (mIsRestoring) return;
  PanelState state = stateOf(*mPlaces.project);
  const PanelState before = state;
  state.isSample = mForm->sampleBox->isChecked();
  state.studyFile = mForm->studyFile->filePath();
  state.geoPackage = mForm->resultsFile->filePath();
  if (mShown) {
    state.programme = mResults->programme();
    state.measure = mResults->measure();
  }
  // A project in which nobody has used the panel stays without its state.
  if (state != before || !state.studyFile.isEmpty() || !state.geoPackage.isEmpty())
    keepState(*mPlaces.project, state);
}

QgsLayerTreeGroup* Panel::loadedRun() const {
  const QVector<QgsLayerTreeGroup*> groups = layers::runGroups(*mPlaces.project);
  const QString wanted = mForm->resultsFile->filePath();
  for (QgsLayerTreeGroup* group : groups)
    if (!wanted.isEmpty() &&
        layers::resultsPathOf(*group) == QDir::cleanPath(QFileInfo(wanted).absoluteFilePath()))
      return group;
  return groups.isEmpty() ? nullptr : groups.front();
}

void Panel::restore() {
  const QScopedValueRollback<bool> restoring(mIsRestoring, true);
  const PanelState state = stateOf(*mPlaces.project);
  mForm->sampleBox->setChecked(state.isSample && !mPlaces.sampleStudy.isEmpty());
  mForm->studyFile->setFilePath(state.studyFile);
  mForm->resultsFile->setFilePath(state.geoPackage);
  mInputs->showStudy(studyFile());
  mShown = loadedRun();
  mResults->showRun(mShown, state.programme, state.measure);
}

void Panel::dropLostRun() {
  if (!mShown || mSession.isRunning()) return;
  if (!layers::resultsPathOf(*mShown).isEmpty()) return;
  mShown = nullptr;
  mResults->showRun(nullptr, {}, layers::Measure::OverallIndex);
}

void Panel::tell(Qgis::MessageLevel level, const QString& text, const QStringList& details) {
  const QString name = QString::fromUtf8(plugin::PLUGIN_NAME);
  for (const QString& line : details) QgsMessageLog::logMessage(line, name, level, false);
  if (!mPlaces.messageBar) {
    QgsMessageLog::logMessage(text, name, level, false);
    return;
  }
  // Successes go by themselves, problems stay until somebody has read them.
  const bool isGood = level == Qgis::MessageLevel::Success || level == Qgis::MessageLevel::Info;
  const int seconds = isGood ? MESSAGE_SECONDS : 0;
  if (details.isEmpty())
    mPlaces.messageBar->pushMessage(name, text.toHtmlEscaped(), level, seconds);
  else
    mPlaces.messageBar->pushMessage(name, text.toHtmlEscaped(), details.join('\n').toHtmlEscaped(), level,
                                    seconds);
}

void Panel::tellFailure(const QString& reason) {
  tell(Qgis::MessageLevel::Critical, tr("Something went wrong: %1").arg(reason));
}

}  // namespace fairshares::dock
