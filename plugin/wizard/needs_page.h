// Fair Shares: the page with the needs of each programme: finished indices, or indicators with coefficients.
#pragma once

#include "wizard/coefficient_table.h"
#include "wizard/indicator_table.h"
#include "wizard/needs_choices.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class NeedsPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit NeedsPage(WizardSession& session);

 private:
  void build() override;
  void makeIndexRows();
  void makeIndicatorRows();
  void enter(bool isFirst) override;
  QString collect() override;
  void offerCodes();
  void readCoefficients();
  void offerIndicators();
  void offerCoefficients();
  [[nodiscard]] QString noteText() const;
  [[nodiscard]] QString problemOfIndices() const;
  [[nodiscard]] QString problemOfIndicators() const;
  LayerBox* mIndex = nullptr;
  Part mIndexPart;
  FieldBox* mIndexCode = nullptr;
  MatchNote* mIndexMatch = nullptr;
  Part mPracticePart, mPracticeIndexPart;
  LayerBox* mPracticeIndex = nullptr;
  FieldBox* mPracticeCode = nullptr;
  MatchNote* mPracticeMatch = nullptr;
  LayerBox* mCoefficientLayer = nullptr;
  IndicatorSources* mSources = nullptr;
  Part mIndicatorPart, mCoefficientPart;
  IndicatorTable* mIndicators = nullptr;
  CoefficientTable* mCoefficients = nullptr;
  NeedsChoices* mChoices = nullptr;
  Note* mNote = nullptr;
  CoefficientRows mRows;
  bool mHadPractices = false;
};

}  // namespace fairshares::wizard
