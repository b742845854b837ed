// Fair Shares: the last page: the study as it will be written, what a check found, and saving.
#pragma once

#include <QPlainTextEdit>
#include <QTableWidget>

#include "wizard/study_check.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class SummaryPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit SummaryPage(WizardSession& session);
  ~SummaryPage() override;
  /// False, and the page says why, if that is not possible.
  bool save();
  void cleanupPage() override;

 private:
  void enter(bool isFirst) override;
  QString collect() override;
  void offerSources();
  void takeSources();
  void startCheck();
  void showCheck(const CheckedStudy& checked);
  QPlainTextEdit* mText;
  QTableWidget* mSources;
  Note* mFilesNote;
  Note* mCheckNote;
  QPlainTextEdit* mFindings;
  StudyFiles mFiles;
  std::vector<std::size_t> mTables;  ///< [row of mSources]
  std::shared_ptr<const CheckedStudy> mChecked;
  BackgroundWork::Stop mStop;
};

}  // namespace fairshares::wizard
