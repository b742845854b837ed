#include "wizard/new_study_wizard.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "wizard/name_page.h"
#include "wizard/needs_page.h"
#include "wizard/population_page.h"
#include "wizard/practices_page.h"
#include "wizard/programmes_page.h"
#include "wizard/remoteness_page.h"
#include "wizard/summary_page.h"
#include "wizard/zones_page.h"

namespace fairshares::wizard {

namespace {

constexpr int WIDTH_IN_LETTERS = 95;
constexpr int HEIGHT_IN_LINES = 38;

}  // namespace

NewStudyWizard::NewStudyWizard(const QgsProject& project, const QString& folder, QWidget* parent)
    : QWizard(parent), mSession(new WizardSession(project)), mSummary(new SummaryPage(*mSession)) {
  setObjectName(QStringLiteral("NewStudyWizard"));
  setWindowTitle(tr("New study from layers"));
  // The other styles paint a white banner, which a dark theme makes unreadable.
  setWizardStyle(QWizard::ClassicStyle);
  setOption(QWizard::NoBackButtonOnStartPage);
  setButtonText(QWizard::FinishButton, tr("&Save"));
  addPage(new NamePage(*mSession, folder));
  addPage(new ZonesPage(*mSession));
  addPage(new PopulationPage(*mSession));
  addPage(new PracticesPage(*mSession));
  addPage(new ProgrammesPage(*mSession));
  addPage(new NeedsPage(*mSession));
  addPage(new RemotenessPage(*mSession));
  addPage(mSummary);
  mSession->setParent(this);  // after the pages, which look at it: children go in this order
  // In letters, so that it grows with them; pages scroll where the screen is smaller.
  resize(fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS, fontMetrics().lineSpacing() * HEIGHT_IN_LINES);
}

NewStudyWizard::~NewStudyWizard() {
  mSession->work().stopAndWait();
}

void NewStudyWizard::accept() {
  if (!mSummary->save()) return;
  const QString file = mSession->studyFile;
  QWizard::accept();
  emit saved(file);
}

QString folderForStudies(const QgsProject& project) {
  const QString folder = project.absolutePath();
  if (!folder.isEmpty() && QFileInfo(folder).isDir() && QFileInfo(folder).isWritable()) return folder;
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

}  // namespace fairshares::wizard
