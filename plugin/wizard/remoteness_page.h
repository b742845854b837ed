// Fair Shares: the page with the excess costs of remoteness.
#pragma once

#include <map>

#include "wizard/index_columns.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class RemotenessPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit RemotenessPage(WizardSession& session);

 private:
  void makeIndexPart();
  void makeCategoryPart();
  void makeTravelPart();
  void makeRatioPart();
  void enter(bool isFirst) override;
  QString collect() override;
  void proposeMethod();
  void proposeTravel();
  void offerIndexFields();
  void offerCategoryFields();
  void readCategories();
  [[nodiscard]] draft::ExcessCosts method() const;
  [[nodiscard]] QString problemOfIndex() const;
  [[nodiscard]] QString problemOfCategory() const;
  [[nodiscard]] QString problemOfTravel() const;

  QComboBox* mMethod;
  Note* mMethodReason;
  Part mIndexPart, mCategoryPart, mTravelPart, mRatioPart;
  LayerBox* mIndex;
  FieldBox* mIndexCode;
  MatchNote* mIndexMatch;
  IndexColumns* mIndexColumns;
  LayerBox* mCategory;
  FieldBox* mCategoryCode;
  FieldBox* mCategoryField;
  MatchNote* mCategoryMatch;
  std::map<draft::Role, LayerBox*> mTravel;
  LayerBox* mRatios;
  std::vector<std::string> mReadCategories;
  QString mCategoryProblem;
  int mQuestion = 0;
};

}  // namespace fairshares::wizard
