// Fair Shares: the page with the care programmes, their costs by age and sex, and needs indices.
#pragma once

#include "wizard/index_columns.h"
#include "wizard/programme_table.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class ProgrammesPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit ProgrammesPage(WizardSession& session);

 private:
  void enter(bool isFirst) override;
  QString collect() override;
  void offerProgrammes();
  void offerNeeds();
  LayerBox* mCosts;
  ProgrammeTable* mProgrammes;
  LayerBox* mNeeds;
  FieldBox* mNeedsCode;
  MatchNote* mMatch;
  IndexColumns* mNeedsColumns;
  Note* mNeedsNote;
  QString mCostProblem;
};

}  // namespace fairshares::wizard
