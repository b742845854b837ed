// Fair Shares: a box to choose one of the years, or dates, of a table.
#pragma once

#include <QComboBox>
#include <QWidget>
#include <optional>

#include "wizard/choice_boxes.h"

namespace fairshares::wizard {

class YearBox final : public QWidget {
  Q_OBJECT

 public:
  /// The combo box is called `name`, the reason NAMEReason.
  YearBox(WizardSession& session, const QString& name, QWidget* parent);
  /// The years in `field`, the latest chosen, as soon as they are read; without a field the table has none.
  void offer(std::optional<std::size_t> layer, const QString& field);
  /// As a study writes it: 2024, or 20251001.
  [[nodiscard]] std::optional<int> year() const;
  /// Why the choice cannot be used yet; empty: it can.
  [[nodiscard]] QString problem() const { return mProblem; }

 signals:
  void changed();

 private:
  void show(const CellCounts& cells, const QString& field);
  WizardSession& mSession;
  QComboBox* mBox;
  Note* mReason;
  QString mProblem;
  int mQuestion = 0;  ///< so that late answers to earlier ones are not shown
};

}  // namespace fairshares::wizard
