// Fair Shares: where the need of each programme comes from: an index, indicators, or 1 everywhere.
#pragma once

#include <QComboBox>
#include <QFormLayout>
#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "draft/study_draft.h"
#include "wizard/wizard_session.h"

namespace fairshares::wizard {

/// A box for each programme, called needsField_ID. A finished index is proposed before indicators, and these
/// before 1; what the user has chosen stays as long as it is there to be chosen.
class NeedsChoices final : public QWidget {
  Q_OBJECT

 public:
  NeedsChoices(WizardSession& session, QWidget* parent);
  /// `index` and `practiceIndex` are the layers of finished indices; `indicators` those that are ticked.
  void offer(const std::vector<draft::ProgrammeChoice>& programmes, std::optional<std::size_t> index,
             std::optional<std::size_t> practiceIndex, const std::vector<draft::IndicatorChoice>& indicators);
  /// Puts a box's choice into its programme.
  void putInto(draft::ProgrammeChoice& programme) const;

 signals:
  void changed();

 private:
  struct Offer {
    std::string id;
    QString title;
    std::optional<std::size_t> index;
    bool hasIndicators = false;
    bool operator==(const Offer& other) const = default;
  };
  void makeBox(const Offer& offer);
  WizardSession& mSession;
  QFormLayout* mForm;
  std::vector<Offer> mOffers;
  std::map<std::string, QComboBox*> mBoxes;
  std::map<std::string, QString> mChosenByUser;  ///< data of the box
};

}  // namespace fairshares::wizard
