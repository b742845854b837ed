// Fair Shares: the tables that needs indicators are taken from, to be ticked.
#pragma once

#include <QListWidget>
#include <QVBoxLayout>
#include <QWidget>
#include <map>
#include <set>
#include <vector>

#include "draft/guess_indicators.h"
#include "wizard/choice_boxes.h"

namespace fairshares::wizard {

/// A table with its codes, its basis and the fields that may be indicators.
struct IndicatorSource {
  std::size_t layer = 0;
  draft::IndicatorTable table;
};

/// A list called indicatorTables; below it stands how many codes meet each ticked table.
class IndicatorSources final : public QWidget {
  Q_OBJECT

 public:
  IndicatorSources(WizardSession& session, QWidget* parent);
  /// Offers the tables by zone and, with `hasPractices`, those by practice. Ticked are those whose fields are
  /// among `wanted`; with nothing wanted, the one of each basis with most fields that tell their kind.
  void offer(bool hasPractices, const std::set<std::string>& wanted);
  [[nodiscard]] std::vector<IndicatorSource> chosen() const;
  /// Compares the codes of the ticked tables with those of the zones and practices.
  void compare();
  [[nodiscard]] QString problem() const;

 signals:
  void changed();

 private:
  [[nodiscard]] std::set<std::size_t> proposed(const std::set<std::string>& wanted) const;
  WizardSession& mSession;
  QListWidget* mList;
  QVBoxLayout* mNotes;
  std::vector<IndicatorSource> mOffered;
  std::map<std::size_t, bool> mTickedByUser;      ///< by layer
  std::map<std::size_t, MatchNote*> mMatchNotes;  ///< by layer
};

}  // namespace fairshares::wizard
