// Fair Shares: a box to choose one of the years, or dates, of a table.
#pragma once

#include <QComboBox>
#include <QWidget>
#include <optional>
#include <vector>

#include "wizard/choice_boxes.h"

namespace fairshares::wizard {

class YearBox final : public QWidget {
  Q_OBJECT

 public:
  /// The combo box is called `name`, the reason NAMEReason.
  YearBox(WizardSession& session, const QString& name, QWidget* parent);
  /// The years in `field`, the latest chosen, as soon as they are read; without a field the table has none.
  void offer(std::optional<std::size_t> layer, const QString& field);
  /// offer(), for years to come: the year of `wanted` is chosen; without it the user must choose one of
  /// several.
  void offerToCome(std::optional<std::size_t> layer, const QString& field, std::optional<int> wanted);
  /// As a study writes it: 2024, or 20251001.
  [[nodiscard]] std::optional<int> year() const;
  /// Why the choice cannot be used yet; empty: it can.
  [[nodiscard]] QString problem() const { return mProblem; }

 signals:
  void changed();

 private:
  void read(std::optional<std::size_t> layer, const QString& field);
  void show(const CellCounts& cells, const QString& field);
  void showToCome(const std::vector<int>& years, const QString& field);
  WizardSession& mSession;
  QComboBox* mBox;
  Note* mReason;
  QString mProblem;
  bool mIsToCome = false;
  std::optional<int> mWanted;
  int mQuestion = 0;  ///< so that late answers to earlier ones are not shown
};

}  // namespace fairshares::wizard
