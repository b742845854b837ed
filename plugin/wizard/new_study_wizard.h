// Fair Shares: "New study from layers": matches the layers of the project to the parts of a study.
#pragma once

#include <qgsproject.h>

#include <QString>
#include <QWizard>

#include "wizard/wizard_session.h"

namespace fairshares::wizard {

class SummaryPage;

/// Pages namePage, zonesPage, populationPage, practicesPage, programmesPage, needsPage, remotenessPage and
/// summaryPage (their object names). Every proposal says why it was made and can be changed; nothing is
/// written before Save, and then whole or not at all.
class NewStudyWizard final : public QWizard {
  Q_OBJECT

 public:
  /// `folder` is where the study is proposed to be saved.
  NewStudyWizard(const QgsProject& project, const QString& folder, QWidget* parent = nullptr);
  ~NewStudyWizard() override;
  /// Saves; stays open where that fails.
  void accept() override;

 signals:
  /// The study has been saved.
  void saved(const QString& studyFile);

 private:
  WizardSession* mSession;  ///< a child
  SummaryPage* mSummary;    ///< a child
};

/// Where a new study is proposed to be saved: the project's folder where that can be written to, else the
/// user's documents.
QString folderForStudies(const QgsProject& project);

}  // namespace fairshares::wizard
