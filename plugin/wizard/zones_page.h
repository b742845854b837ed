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
  void enter(bool isFirst) override;
  QString collect() override;
  void offerZoneFields();
  void offerLookupFields();
  void lookAtCodes();
  [[nodiscard]] QString problemOfZones() const;
  LayerBox* mZones;
  FieldBox* mCode;
  FieldBox* mName;
  Note* mCodes;
  LayerBox* mLookup;
  FieldBox* mLookupCode;
  FieldBox* mBoard;
  FieldBox* mBoardName;
  QListWidget* mLevels;
  MatchNote* mMatch;
  QString mRepeated;  ///< what is wrong with the codes, once they are read
  int mQuestion = 0;
};

}  // namespace fairshares::wizard
