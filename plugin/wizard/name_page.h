// Fair Shares: the page with the name of the study and its file.
#pragma once

#include <qgsfilewidget.h>

#include <QCheckBox>
#include <QLineEdit>

#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class NamePage final : public WizardPage {
  Q_OBJECT

 public:
  /// `folder` is where the study is proposed to be saved.
  NamePage(WizardSession& session, const QString& folder);

 private:
  void build() override;
  void enter(bool isFirst) override;
  QString collect() override;
  QLineEdit* mTitle = nullptr;
  QLineEdit* mYear = nullptr;
  QgsFileWidget* mFile = nullptr;
  QCheckBox* mReplace = nullptr;
  QCheckBox* mSynthetic = nullptr;
  QString mFolder;
};

}  // namespace fairshares::wizard
