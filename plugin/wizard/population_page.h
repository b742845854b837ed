// Fair Shares: the page with the people.
#pragma once

#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class PopulationPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit PopulationPage(WizardSession& session);

 private:
  void enter(bool isFirst) override;
  QString collect() override;
  void offerFields();
  void readColumns();
  void offerYears(const QString& field);
  LayerBox* mLayer;
  FieldBox* mCode;
  Note* mColumns;
  QComboBox* mYear;
  Note* mYearNote;
  MatchNote* mMatch;
  QString mLayoutProblem;
  QString mYearProblem;
  int mQuestion = 0;
};

}  // namespace fairshares::wizard
