// Fair Shares: the part of the panel that shows what a study has to work with.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <vector>

#include "dock/inputs_task.h"

namespace Ui {
class Panel;
}

namespace fairshares::dock {

/// Counts the inputs of the study that is chosen, in the background, and shows them as a line and a table; or
/// what is wrong with the study, in the same place.
class InputsView final : public QObject {
  Q_OBJECT

 public:
  /// `form` must outlive the view.
  InputsView(Ui::Panel& form, QObject* parent);
  /// Stops a count under way and waits for it to end.
  ~InputsView() override;

  /// Shows the inputs of a study; an empty path shows none. Soon, not at once: a path that is being typed is
  /// a different file with every letter. While the form is out of sight nothing is read.
  void showStudy(const QString& file);
  /// The form has come into sight, or the files may have changed.
  void refresh();

 signals:
  void failed(const QString& reason);

 private:
  void count();
  void leaveTask();
  void show(const Result<run::InputSurvey>& survey);
  void showNothing();

  Ui::Panel& mForm;
  QTimer mSoon;
  QString mStudyFile;
  QPointer<InputsTask> mTask;
  std::vector<QPointer<InputsTask>> mStopped;  ///< of studies shown before, perhaps still under way
};

}  // namespace fairshares::dock
