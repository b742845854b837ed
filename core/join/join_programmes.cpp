// Fair Shares: the programmes with their tree, money and steps.
#include "join/join_programmes.h"

#include "join/category_ratios.h"
#include "join/cost_weights.h"
#include "join/finished_index.h"
#include "join/needs_terms.h"
#include "join/travel_costs.h"
#include "join/unknown_programmes.h"

namespace fairshares::join {
namespace {

using study::StepMethod;

void joinAgeSex(const study::Programme& given, const StepContext& context, model::AgeSexInput& input) {
  input.method = given.ageSex.method;
  if (input.method == StepMethod::CostWeights) {
    FAIRSHARES_EXPECTS(given.ageSex.costWeights.has_value());
    input.costGbpByGroup = costWeights(given, context);
  } else if (input.method == StepMethod::Index) {
    FAIRSHARES_EXPECTS(given.ageSex.index.has_value());
    input.index = finishedIndex(given, *given.ageSex.index, "age-sex", context);
  }
}

void joinNeeds(const study::Programme& given, const StepContext& context, model::NeedsInput& input) {
  input.method = given.needs.method;
  if (input.method == StepMethod::Indicators) {
    input.terms = needsTerms(given, context);
    if (given.needs.rawMinimum) input.rawMinimum = given.needs.rawMinimum->value;
  } else if (input.method == StepMethod::Index) {
    FAIRSHARES_EXPECTS(given.needs.index.has_value());
    input.index = finishedIndex(given, *given.needs.index, "needs", context);
  }
}

void joinExcessCost(const study::Programme& given, const StepContext& context,
                    model::ExcessCostInput& input) {
  input.method = given.excessCost.method;
  if (given.excessCost.usesTravel()) input.costPerContactGbp = travelCosts(given, context);
  if (given.excessCost.travelShare) input.travelShare = given.excessCost.travelShare->value;
  if (given.excessCost.usesCategory()) {
    FAIRSHARES_EXPECTS(given.excessCost.ratioTable.has_value());
    input.ratio = categoryRatios(given, context);
  } else if (input.method == StepMethod::Index) {
    FAIRSHARES_EXPECTS(given.excessCost.index.has_value());
    input.ratio = finishedIndex(given, *given.excessCost.index, "excess cost", context);
  }
}

}  // namespace

std::vector<model::Programme> joinProgrammes(const StepContext& context) {
  std::vector<model::Programme> programmes = joinProgrammeTree(context.study, context.findings);
  for (std::size_t p = 0; p < programmes.size(); ++p) {
    if (!programmes[p].isLeaf()) continue;
    const study::Programme& given = context.study.programmes[p];
    joinAgeSex(given, context, programmes[p].ageSex);
    joinNeeds(given, context, programmes[p].needs);
    joinExcessCost(given, context, programmes[p].excessCost);
  }
  reportUnknownProgrammes(context);
  return programmes;
}

}  // namespace fairshares::join
