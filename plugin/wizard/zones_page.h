// Fair Shares: the page with the zones and the areas they lie in.
#pragma once

#include <QListWidget>

#include "wizard/wizard_page.h"

namespace fairshares::wizard {

class ZonesPage final : public WizardPage {
  Q_OBJECT

 public:
  explicit ZonesPage(WizardSession& session);

 private:
  void build() override;
  void enter(bool isFirst) override;
  QString collect() override;
  void offerZoneFields();
  void offerLookupFields();
  void lookAtCodes();
  [[nodiscard]] QString problemOfZones() const;
  LayerBox* mZones = nullptr;
  FieldBox* mCode = nullptr;
  FieldBox* mName = nullptr;
  Note* mCodes = nullptr;
  LayerBox* mLookup = nullptr;
  FieldBox* mLookupCode = nullptr;
  FieldBox* mBoard = nullptr;
  FieldBox* mBoardName = nullptr;
  QListWidget* mLevels = nullptr;
  MatchNote* mMatch = nullptr;
  QString mRepeated;  ///< what is wrong with the codes, once they are read
  int mQuestion = 0;
};

}  // namespace fairshares::wizard
