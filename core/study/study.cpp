// Fair Shares: everything a study file says, as plain values.
#include "study/study.h"

#include <algorithm>

#include "base/contract.h"

namespace fairshares::study {

std::string_view indicatorKindName(IndicatorKind kind) {
  switch (kind) {
  case IndicatorKind::Epidemiological:
    return "epidemiological";
  case IndicatorKind::Census:
    return "census";
  case IndicatorKind::Deprivation:
    return "deprivation";
  case IndicatorKind::Utilisation:
    return "utilisation";
  case IndicatorKind::Expenditure:
    return "expenditure";
  }
  return "";
}

std::string_view basisName(Basis basis) {
  return basis == Basis::Zones ? "zones" : "practices";
}

std::string_view fillRuleName(FillRule rule) {
  switch (rule) {
  case FillRule::Refuse:
    return "refuse";
  case FillRule::NationalMean:
    return "national_mean";
  case FillRule::ParentMean:
    return "parent_mean";
  }
  return "";
}

std::string_view stepMethodName(StepMethod method) {
  switch (method) {
  case StepMethod::None:
    return "none";
  case StepMethod::Index:
    return "index";
  case StepMethod::CostWeights:
    return "cost_weights";
  case StepMethod::Indicators:
    return "indicators";
  case StepMethod::CategoryRatios:
    return "category";
  case StepMethod::Travel:
    return "travel";
  case StepMethod::Mix:
    return "mix";
  }
  return "";
}

std::string_view networkMethodName(NetworkMethod method) {
  return method == NetworkMethod::Roads ? "roads" : "proximity";
}

std::string_view speedUnitName(SpeedUnit unit) {
  return unit == SpeedUnit::KmPerHour ? "km_per_hour" : "miles_per_hour";
}

std::vector<std::size_t> childrenOf(const Study& study, std::size_t programme) {
  FAIRSHARES_EXPECTS(programme < study.programmes.size());
  std::vector<std::size_t> children;
  for (std::size_t other = 0; other < study.programmes.size(); ++other)
    if (study.programmes[other].parent == study.programmes[programme].id) children.push_back(other);
  return children;
}

std::optional<std::size_t> findProgramme(const Study& study, std::string_view id) {
  const auto found = std::find_if(study.programmes.begin(), study.programmes.end(),
                                  [id](const Programme& programme) { return programme.id == id; });
  if (found == study.programmes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - study.programmes.begin());
}

}  // namespace fairshares::study
