// Fair Shares: the rows of a page that ask for a table by areas of a level: projections, present allocations.
#pragma once

#include <QComboBox>
#include <QObject>

#include "wizard/choice_boxes.h"

namespace fairshares::wizard {

/// The boxes NAMELayer, NAMELevel, NAMECode and the note NAMEMatch, to be put into the form of a page.
class AreaTable final : public QObject {
  Q_OBJECT

 public:
  AreaTable(WizardSession& session, const QString& name, const QString& whenNone, QWidget* page);
  [[nodiscard]] LayerBox* layer() const { return mLayer; }
  [[nodiscard]] QComboBox* level() const { return mLevel; }
  [[nodiscard]] FieldBox* code() const { return mCode; }
  [[nodiscard]] MatchNote* match() const { return mMatch; }

  /// Proposes a layer, if the study has levels at all.
  void propose(draft::Role role);
  /// Offers the levels of the study; the one that the table has codes of is chosen, or stays chosen.
  void offerLevels();
  [[nodiscard]] draft::TableChoice table() const { return {mLayer->layer(), mCode->field()}; }
  [[nodiscard]] std::string levelId() const;
  /// Says how many of the level's areas the table has.
  void compare();
  /// What is wrong with the choice; empty: nothing.
  [[nodiscard]] QString problem() const;

 signals:
  /// The table is another one.
  void layerChanged();
  void changed();

 private:
  void chooseLevel();
  void offerCodes();
  WizardSession& mSession;
  LayerBox* mLayer;
  QComboBox* mLevel;
  FieldBox* mCode;
  MatchNote* mMatch;
};

}  // namespace fairshares::wizard
