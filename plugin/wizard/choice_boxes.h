// Fair Shares: boxes to choose a layer or one of its fields, each with the reason for what is proposed.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QWidget>
#include <optional>

#include "draft/guess_fields.h"
#include "wizard/note.h"
#include "wizard/wizard_session.h"

namespace fairshares::wizard {

/// A label of several lines that can be read by keyboard and screen reader, and copied.
Note* makeNote(const QString& name, QWidget* parent);

/// Chooses a layer. Below it stands why it was proposed and, for a layer that is no file, what will be done
/// about that, with a tick.
class LayerBox final : public QWidget {
  Q_OBJECT

 public:
  /// The combo box is called `name`, the reason NAMEReason, the tick NAMECopy.
  LayerBox(WizardSession& session, const QString& name, const QString& whenNone, QWidget* parent);

  /// A table that the wizard writes itself, after the layers.
  void addOwnTable(std::size_t table, const QString& text);
  /// What was guessed; with nothing guessed nothing is chosen.
  void propose(const draft::RoleGuess& guess);
  void choose(std::optional<std::size_t> table, const QString& reason);
  [[nodiscard]] std::optional<std::size_t> table() const;
  /// The chosen table, if it is a layer.
  [[nodiscard]] std::optional<std::size_t> layer() const;
  /// What is wrong with the choice; empty: nothing.
  [[nodiscard]] QString problem() const;
  [[nodiscard]] QComboBox* box() const { return mBox; }

 signals:
  void changed();

 private:
  void showSource();
  WizardSession& mSession;
  QComboBox* mBox;
  Note* mReason;
  QCheckBox* mCopy;
};

/// Chooses a field of a layer.
class FieldBox final : public QWidget {
  Q_OBJECT

 public:
  FieldBox(WizardSession& session, const QString& name, const QString& whenNone, QWidget* parent);
  /// The fields of `layer`, with the guessed one chosen.
  void offer(std::optional<std::size_t> layer, const draft::FieldGuess& guess);
  [[nodiscard]] std::string field() const;
  [[nodiscard]] QComboBox* box() const { return mBox; }

 signals:
  void changed();

 private:
  WizardSession& mSession;
  QString mWhenNone;
  QComboBox* mBox;
  Note* mReason;
};

/// What is compared, for the words of it.
enum class Meeting {
  ZonesInTable,      ///< how many zones a table has
  PracticesInLists,  ///< how many practices have a list
  AreasInTable,      ///< how many areas of a level a table has
  ZonesOfPractices   ///< how many of the zones that practices lie in are zones of the study
};

/// Says how many codes of the zones meet those of a table, as soon as both are read.
class MatchNote final : public Note {
  Q_OBJECT

 public:
  MatchNote(WizardSession& session, const QString& name, QWidget* parent);
  /// What every text begins with, where several tables are compared at one place.
  void setBeginning(const QString& beginning) { mBeginning = beginning; }
  /// Nothing is compared, and nothing said, without a table.
  void compare(const draft::TableChoice& table);
  /// How many codes of `wanted` are in `table`.
  void compare(const draft::TableChoice& wanted, const draft::TableChoice& table, Meeting meeting);

 private:
  void tell(const QString& text);
  WizardSession& mSession;
  QString mBeginning;
  int mQuestion = 0;  ///< so that late answers to earlier ones are not shown
};

}  // namespace fairshares::wizard
