// Fair Shares: problems of the engine as lines of a Processing log, and as the one exception that ends a run.
#pragma once

#include <qgsprocessingfeedback.h>

#include "base/issue.h"

namespace fairshares::processing {

/// Writes every problem to the log: errors as errors, warnings as warnings, notes as information.
void tellIssues(const Issues& issues, QgsProcessingFeedback& feedback);

/// Writes warnings and notes to the log. If there is an error, throws one QgsProcessingException with all
/// errors, which Processing writes to the log itself.
void refuseErrors(const Issues& issues, QgsProcessingFeedback& feedback);

}  // namespace fairshares::processing
