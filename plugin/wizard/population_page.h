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
  void build() override;
  void enter(bool isFirst) override;
  QString collect() override;
  void offerFields();
  void readColumns();
  LayerBox* mLayer = nullptr;
  FieldBox* mCode = nullptr;
  Note* mColumns = nullptr;
  YearBox* mYear = nullptr;
  MatchNote* mMatch = nullptr;
  QString mLayoutProblem;
};

}  // namespace fairshares::wizard
