// Fair Shares: the last page: the study as it will be written, what a check found, and saving.
#pragma once

#include <QPlainTextEdit>
#include <QTableWidget>

#include "wizard/layer_watch.h"
#include "wizard/study_check.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class SummaryPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit SummaryPage(WizardSession& session);
  ~SummaryPage() override;
  /// False, and the page says why, if that is not possible; also where a layer has changed since the check:
  /// then that is done again.
  bool save();
  void cleanupPage() override;

 private:
  void build() override;
  void enter(bool isFirst) override;
  QString collect() override;
  void offerSources();
  void takeSources();
  void watchLayers();
  void startCheck();
  void checkAgain(const QStringList& changed);
  void showCheck(const CheckedStudy& checked);
  QPlainTextEdit* mText = nullptr;
  QTableWidget* mSources = nullptr;
  Note* mFilesNote = nullptr;
  Note* mCheckNote = nullptr;
  QPlainTextEdit* mFindings = nullptr;
  StudyFiles mFiles;
  std::vector<std::size_t> mTables;  ///< [row of mSources]
  std::shared_ptr<const CheckedStudy> mChecked;
  BackgroundWork::Stop mStop;
  LayerWatch mWatch;
  QString mAgain;    ///< what the check that is being done again waits for; empty: no such check
  QString mFailure;  ///< why the check was not possible
};

}  // namespace fairshares::wizard
