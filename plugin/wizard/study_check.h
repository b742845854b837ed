// Fair Shares: a drafted study checked before it is saved, as `fairshares check` would.
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "base/issue.h"
#include "wizard/study_files.h"

namespace fairshares::wizard {

/// What a check found.
struct CheckedStudy {
  Issues issues;
  std::size_t zones = 0;
  double people = 0.0;
  QString copies;                         ///< the GeoPackage of copies, in `folder`; empty: none were needed
  std::shared_ptr<QTemporaryDir> folder;  ///< holds the copies until they are saved
};

/// Copies the layers that need it into a folder of its own, writes the study there and reads and joins
/// everything. Callbacks come on this thread. Starting
/// needs draft::missingParts() to be empty.
BackgroundWork::Stop checkStudy(WizardSession& session, const StudyFiles& files,
                                std::function<void(std::shared_ptr<const CheckedStudy>)> done,
                                std::function<void(const QString& failure)> failed);

}  // namespace fairshares::wizard
