#include "processing/tell_issues.h"

#include <qgsexception.h>

#include <QCoreApplication>

#include "base/issue_lines.h"

namespace fairshares::processing {

namespace {

/// Where those are that a log does not repeat.
std::string whereAllAre() {
  return QCoreApplication::translate("fairshares",
                                     "the command \"fairshares check STUDY --json\" names them all")
      .toStdString();
}

void tellLine(const IssueLine& line, QgsProcessingFeedback& feedback) {
  const QString text = QString::fromStdString(line.text);
  if (line.severity == Severity::Error)
    feedback.reportError(text, false);
  else if (line.severity == Severity::Warning)
    feedback.pushWarning(text);
  else
    feedback.pushInfo(text);
}

}  // namespace

void tellIssues(const Issues& issues, QgsProcessingFeedback& feedback) {
  for (const IssueLine& line : issueLines(issues, true, whereAllAre()).lines) tellLine(line, feedback);
}

void refuseErrors(const Issues& issues, QgsProcessingFeedback& feedback) {
  QStringList errors;
  for (const IssueLine& line : issueLines(issues, true, whereAllAre()).lines) {
    if (line.severity == Severity::Error)
      errors << QString::fromStdString(line.text);
    else
      tellLine(line, feedback);
  }
  if (!errors.isEmpty()) throw QgsProcessingException(errors.join('\n'));
}

}  // namespace fairshares::processing
