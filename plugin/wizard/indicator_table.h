// Fair Shares: the fields that may be needs indicators, as a table to tick and to fill in.
#pragma once

#include <QTableWidget>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "draft/study_draft.h"
#include "wizard/indicator_sources.h"

namespace fairshares::wizard {

/// A row a field: whether it is an indicator, its title, where it is from, its kind, and what is done about
/// people without a value. What the user has written stays when tables come and go.
class IndicatorTable final : public QTableWidget {
  Q_OBJECT

 public:
  IndicatorTable(const WizardSession& session, QWidget* parent);
  /// Ticked are the fields whose ids are among `wanted`, until the user says otherwise.
  void offer(const std::vector<IndicatorSource>& sources, const std::set<std::string>& wanted);
  /// Those that are ticked. One whose kind is not chosen yet is named by problem().
  [[nodiscard]] std::vector<draft::IndicatorChoice> chosen() const;
  [[nodiscard]] QString problem() const;
  /// The ids of all that are offered.
  [[nodiscard]] std::set<std::string> offeredIds() const;

 signals:
  void changed();

 private:
  using Key = std::pair<std::size_t, std::string>;  ///< layer and field
  struct Answer {
    std::optional<bool> isTicked;
    QString title;
    std::optional<study::IndicatorKind> kind;
    study::FillRule fill = study::FillRule::Refuse;
    std::string fillLevel;
  };
  struct Row {
    Key key;
    std::string id;
    draft::IndicatorChoice choice;  ///< basis, table, column
  };
  void fillRow(int row, bool isTicked);
  void addBoxes(int row);
  void keepItem(const QTableWidgetItem* item);
  const WizardSession& mSession;
  std::vector<Row> mRows;
  std::map<Key, Answer> mAnswers;
};

}  // namespace fairshares::wizard
