// Fair Shares: the page with the people.
#pragma once

#include "wizard/wizard_page.h"
#include "wizard/year_box.h"

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
  LayerBox* mLayer;
  FieldBox* mCode;
  Note* mColumns;
  YearBox* mYear;
  MatchNote* mMatch;
  QString mLayoutProblem;
};

}  // namespace fairshares::wizard
