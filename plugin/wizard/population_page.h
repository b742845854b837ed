// Fair Shares: the page with the people, and the projections they are scaled to.
#pragma once

#include "wizard/area_table.h"
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
  void makeRebasingRows();
  void readProjections();
  [[nodiscard]] QString problemOfPeople() const;
  [[nodiscard]] QString problemOfRebasing() const;
  LayerBox* mLayer = nullptr;
  FieldBox* mCode = nullptr;
  Note* mColumns = nullptr;
  YearBox* mYear = nullptr;
  MatchNote* mMatch = nullptr;
  QString mLayoutProblem;
  AreaTable* mRebasing = nullptr;
  Part mRebasingPart;
  YearBox* mRebasingYear = nullptr;
  Note* mRebasingColumns = nullptr;
  QString mRebasingProblem;  ///< of the columns
};

}  // namespace fairshares::wizard
