#include "dock/inputs_task.h"

#include <functional>

namespace fairshares::dock {

namespace {

class StopMonitor final : public Monitor {
 public:
  explicit StopMonitor(std::function<bool()> mustStop) : mMustStop(std::move(mustStop)) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mMustStop(); }

 private:
  std::function<bool()> mMustStop;
};

Issue defect(const std::string& what) {
  return {Severity::Error,
          IssueCode::Internal,
          {},
          what,
          QCoreApplication::translate("fairshares", "The inputs could not be counted.").toStdString(),
          QCoreApplication::translate("fairshares", "Please report this.").toStdString()};
}

}  // namespace

InputsTask::InputsTask(const QString& studyFile)
    : StoppableTask(tr("Fair Shares: inputs of %1").arg(studyFile), QgsTask::CanCancel),
      mStudyFile(studyFile), mSurvey(cancelledIssue()) {}

bool InputsTask::work() {
  try {
    StopMonitor monitor([this] { return mustStop(); });
    mSurvey = run::surveyInputs(mStudyFile.toStdString(), monitor);
  } catch (const std::exception& failure) {
    mSurvey = defect(failure.what());
  } catch (...) {
    mSurvey = defect("");
  }
  return true;
}

void InputsTask::workEnded() {
  emit ended(mSurvey);
}

}  // namespace fairshares::dock
