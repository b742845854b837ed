// Fair Shares: what the parts of the join find: problems for people and lines of the join report.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "model/join_report.h"

namespace fairshares::join {

/// Collects the problems and the report of one join.
///
/// The lines of the report are kept by source. Sources come in the order they were declared (the order of the
/// study), lines within one by event, column and code: the order in which the parts of the join work, or in
/// which an input has its rows, never shows.
class Findings {
 public:
  /// Fixes the place of a source in the report. Sources that were not declared follow as they are met.
  void declareSource(const std::string& source);
  /// Adds a line to the section of `entry.source`.
  void add(model::JoinEntry entry);

  void error(IssueCode code, Place where, std::string value, std::string message, std::string mend);
  void warning(IssueCode code, Place where, std::string value, std::string message, std::string mend);
  void note(IssueCode code, Place where, std::string value, std::string message, std::string mend);

  /// A source whose codes are of another vintage or hardly meet: one message explains all that does not, so
  /// the parts of the join leave out their lines about single codes that this source does not have or that
  /// only this source has.
  void setExplained(const std::string& source) { mExplained[source] = true; }
  [[nodiscard]] bool isExplained(const std::string& source) const { return mExplained.count(source) > 0; }

  [[nodiscard]] const Issues& issues() const { return mIssues; }
  [[nodiscard]] Issues takeIssues() { return std::move(mIssues); }
  [[nodiscard]] model::JoinReport takeReport();

 private:
  Issues mIssues;
  std::vector<model::JoinReport> mSections;
  std::map<std::string, std::size_t> mSectionOf;
  std::map<std::string, bool> mExplained;
};

/// How the report names a source: the file, and the layer where there is one.
std::string sourceName(std::string_view file, std::string_view layer);

/// "812 persons", "5,466,000 persons", "0.25 persons": for sentences.
std::string personsText(double persons);
/// "1 zone", "6,976 zones": for sentences. The plural of every word used here is made with an s.
std::string countText(std::size_t count, std::string_view noun);

}  // namespace fairshares::join
