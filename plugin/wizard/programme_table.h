// Fair Shares: the care programmes as a table to fill in.
#pragma once

#include <QTableWidget>
#include <vector>

#include "draft/study_draft.h"

namespace fairshares::wizard {

/// A row a programme: whether it is used, its title, its budget in pounds, its purpose, whom it serves.
class ProgrammeTable final : public QTableWidget {
  Q_OBJECT

 public:
  explicit ProgrammeTable(QWidget* parent);
  void offer(const std::vector<draft::ProgrammeChoice>& programmes);
  /// offer(), with what the user has written and ticked for programmes of the same id.
  void offerAgain(const std::vector<draft::ProgrammeChoice>& programmes);
  /// Those that are ticked, as they stand in the table.
  [[nodiscard]] std::vector<draft::ProgrammeChoice> chosen() const;
  /// The budget as it is written where it is no number; empty: all budgets can be read.
  [[nodiscard]] QString unreadableBudget() const;
  /// Writes a budget where there is none, as assumed.
  void fillEmptyBudgets(double pounds);

 private:
  std::vector<draft::ProgrammeChoice> mOffered;
};

}  // namespace fairshares::wizard
