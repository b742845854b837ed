// Fair Shares: coefficients of needs indicators, programmes as columns.
#pragma once

#include <QTableWidget>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "draft/study_draft.h"
#include "wizard/coefficient_rows.h"

namespace fairshares::wizard {

/// A row an indicator, a column a programme; an empty cell: the indicator says nothing of that programme.
/// Cells of indicators of another basis than the programme's cannot be written to.
class CoefficientTable final : public QTableWidget {
  Q_OBJECT

 public:
  explicit CoefficientTable(QWidget* parent);
  /// Cells hold what the user has typed, else what stands in `given`.
  void offer(const std::vector<draft::IndicatorChoice>& indicators,
             const std::vector<draft::ProgrammeChoice>& programmes, const CoefficientRows& given);
  /// By indicator; cells that cannot be read are left out.
  [[nodiscard]] std::map<std::string, double> coefficientsOf(const std::string& programme) const;
  /// Whether a programme's coefficients are exactly the rows of the given table.
  [[nodiscard]] bool isAsGiven(const std::string& programme) const;
  /// A cell that is no number; empty: all can be read.
  [[nodiscard]] QString unreadable() const;

 signals:
  void changed();

 private:
  using Cell = std::pair<std::string, std::string>;  ///< programme and indicator
  [[nodiscard]] QString textOf(const Cell& cell) const;
  [[nodiscard]] std::string givenOf(const Cell& cell) const;
  void keepItem(const QTableWidgetItem* item);
  std::vector<draft::IndicatorChoice> mIndicators;
  std::vector<draft::ProgrammeChoice> mProgrammes;
  CoefficientRows mGiven;
  std::map<Cell, QString> mTyped;
};

}  // namespace fairshares::wizard
