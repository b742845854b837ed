// Fair Shares: which field of a table of finished indices belongs to which programme.
#pragma once

#include <QFormLayout>
#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "draft/guess_fields.h"
#include "wizard/choice_boxes.h"

namespace fairshares::wizard {

/// A field box for each programme, called NAME_ID. What the user has chosen stays when programmes come and
/// go, until another layer is offered.
class IndexColumns final : public QWidget {
  Q_OBJECT

 public:
  IndexColumns(WizardSession& session, const QString& name, draft::IndexKind kind, QWidget* parent);
  void offer(std::optional<std::size_t> layer, const std::vector<draft::ProgrammeChoice>& programmes);
  /// The field of a programme; empty: 1 everywhere.
  [[nodiscard]] std::string fieldOf(const std::string& programme) const;

 signals:
  void changed();

 private:
  WizardSession& mSession;
  QString mName;
  draft::IndexKind mKind;
  QFormLayout* mForm;
  std::optional<std::size_t> mLayer;
  std::vector<std::string> mIds;
  std::map<std::string, FieldBox*> mBoxes;
};

}  // namespace fairshares::wizard
