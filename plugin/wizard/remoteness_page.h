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
  void build() override;
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

  QComboBox* mMethod = nullptr;
  Note* mMethodReason = nullptr;
  Part mIndexPart, mCategoryPart, mTravelPart, mRatioPart;
  LayerBox* mIndex = nullptr;
  FieldBox* mIndexCode = nullptr;
  MatchNote* mIndexMatch = nullptr;
  IndexColumns* mIndexColumns = nullptr;
  LayerBox* mCategory = nullptr;
  FieldBox* mCategoryCode = nullptr;
  FieldBox* mCategoryField = nullptr;
  MatchNote* mCategoryMatch = nullptr;
  std::map<draft::Role, LayerBox*> mTravel;
  LayerBox* mRatios = nullptr;
  std::vector<std::string> mReadCategories;
  QString mCategoryProblem;
  int mQuestion = 0;
};

}  // namespace fairshares::wizard
