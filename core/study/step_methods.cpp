// Fair Shares: which methods a step knows and which keys each of them reads.
#include "study/step_methods.h"

#include "base/contract.h"

namespace fairshares::study {

const std::vector<StepMethod>& methodsOf(TableKind step) {
  static const std::vector<StepMethod> AGE_SEX{StepMethod::None, StepMethod::Index, StepMethod::CostWeights};
  static const std::vector<StepMethod> NEEDS{StepMethod::None, StepMethod::Index, StepMethod::Indicators};
  static const std::vector<StepMethod> EXCESS_COST{
      StepMethod::None, StepMethod::Index, StepMethod::CategoryRatios, StepMethod::Travel, StepMethod::Mix};
  FAIRSHARES_EXPECTS(step == TableKind::AgeSex || step == TableKind::Needs || step == TableKind::ExcessCost);
  if (step == TableKind::AgeSex) return AGE_SEX;
  return step == TableKind::Needs ? NEEDS : EXCESS_COST;
}

std::set<std::string> keysOf(StepMethod method) {
  switch (method) {
  case StepMethod::None:
    return {"method", "source", "status"};
  case StepMethod::Index:
    return {"method", "file", "layer", "code", "column", "source", "status"};
  case StepMethod::CostWeights:
    return {"method", "file", "layer", "rows_of", "source", "status"};
  case StepMethod::Indicators:
    return {"method", "file", "layer", "rows_of", "coefficients", "raw_minimum", "source", "status"};
  case StepMethod::CategoryRatios:
    return {"method", "category", "file", "layer", "rows_of", "source", "status"};
  case StepMethod::Travel:
    return {"method", "source", "status"};
  case StepMethod::Mix:
    return {"method", "category", "file", "layer", "rows_of", "travel_share", "source", "status"};
  }
  return {};
}

}  // namespace fairshares::study
