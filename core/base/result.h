// Fair Shares: a value, or the reasons why there is none.
#pragma once

#include <optional>
#include <utility>

#include "base/contract.h"
#include "base/issue.h"

namespace fairshares {

/// Outcome of anything that depends on data: a value together with its warnings and notes, or the
/// complete list of problems. There is a value if and only if there is no error.
///
///   Result<ZoneLayer> zones = io::readZones(source);
///   if (!zones) { issues.append(zones.takeIssues()); return; }
///   use(zones.value());
template <typename T> class [[nodiscard]] Result {
 public:
  /// A good result, perhaps with warnings.
  Result(T value, Issues issues = {}) : mValue(std::move(value)), mIssues(std::move(issues)) {
    if (mIssues.hasErrors()) mValue.reset();
  }
  /// A refusal. `issues` must hold at least one error.
  Result(Issues issues) : mIssues(std::move(issues)) { FAIRSHARES_EXPECTS(mIssues.hasErrors()); }
  /// A refusal for one reason.
  Result(Issue issue) {
    FAIRSHARES_EXPECTS(issue.severity == Severity::Error);
    mIssues.add(std::move(issue));
  }

  explicit operator bool() const { return mValue.has_value(); }
  [[nodiscard]] bool hasValue() const { return mValue.has_value(); }
  [[nodiscard]] const T& value() const& {
    FAIRSHARES_EXPECTS(mValue.has_value());
    return *mValue;
  }
  [[nodiscard]] T& value() & {
    FAIRSHARES_EXPECTS(mValue.has_value());
    return *mValue;
  }
  [[nodiscard]] T takeValue() {
    FAIRSHARES_EXPECTS(mValue.has_value());
    return std::move(*mValue);
  }
  [[nodiscard]] const Issues& issues() const { return mIssues; }
  [[nodiscard]] Issues takeIssues() { return std::move(mIssues); }

 private:
  std::optional<T> mValue;
  Issues mIssues;
};

}  // namespace fairshares
