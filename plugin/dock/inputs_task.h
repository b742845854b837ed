// Fair Shares: a study's inputs counted in the background.
#pragma once

#include <QString>

#include "base/result.h"
#include "dock/stoppable_task.h"
#include "run/survey_inputs.h"

namespace fairshares::dock {

/// Never throws. ended() comes once, on the main thread, with Cancelled if the task was stopped.
class InputsTask final : public StoppableTask {
  Q_OBJECT

 public:
  explicit InputsTask(const QString& studyFile);

 signals:
  void ended(const fairshares::Result<fairshares::run::InputSurvey>& survey);

 protected:
  bool work() override;
  void workEnded() override;

 private:
  QString mStudyFile;
  Result<run::InputSurvey> mSurvey;
};

}  // namespace fairshares::dock
