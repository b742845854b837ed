// Fair Shares: the page with the GP practices and the people on their lists.
#pragma once

#include "wizard/wizard_page.h"
#include "wizard/year_box.h"

namespace fairshares::wizard {

class PracticesPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit PracticesPage(WizardSession& session);

 private:
  void makePracticeRows();
  void makeListRows();
  void build() override;
  void enter(bool isFirst) override;
  QString collect() override;
  void offerPracticeFields();
  void offerListFields();
  void lookAtCodes();
  void makeFindRow();
  /// Whether the zones can be looked up: the layer has points, or fields with a position.
  [[nodiscard]] bool hasPositions() const;
  void proposeToFind();
  void putPositions();
  void findZonesOfPractices();
  void showFound();
  void readColumns();
  void putIntoDraft();
  [[nodiscard]] QString problemOfPractices() const;
  [[nodiscard]] QString problemOfLists() const;
  LayerBox* mPractices = nullptr;
  Part mPracticePart, mListPart;
  FieldBox* mCode = nullptr;
  Note* mCodes = nullptr;
  FieldBox* mName = nullptr;
  FieldBox* mZone = nullptr;
  MatchNote* mZoneMatch = nullptr;
  FieldBox* mBoard = nullptr;
  FieldBox* mX = nullptr;
  FieldBox* mY = nullptr;
  LayerBox* mLists = nullptr;
  FieldBox* mListCode = nullptr;
  MatchNote* mListMatch = nullptr;
  YearBox* mYear = nullptr;
  Note* mColumns = nullptr;
  QCheckBox* mFind = nullptr;
  Note* mFound = nullptr;
  QString mFindProblem;
  std::shared_ptr<const FoundZones> mFoundZones;
  QString mFindKey;  ///< what the zones were last looked up for
  BackgroundWork::Stop mFindStop;
  QString mCodeProblem;    ///< what is wrong with the codes, once they are read
  QString mLayoutProblem;  ///< of the lists
  int mQuestion = 0;
};

}  // namespace fairshares::wizard
