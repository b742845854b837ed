#include "join/rejoin_excess_costs.h"

#include "join/category_ratios.h"
#include "join/travel_costs.h"

namespace fairshares::join {

Issues rejoinExcessCosts(const study::Study& study, const CategoryRatioTables& categoryRatioTables,
                         model::Model& model) {
  FAIRSHARES_EXPECTS(model.remoteness.has_value());
  FAIRSHARES_EXPECTS(study.programmes.size() == model.programmes.size());
  for (std::size_t category = 0; category < study.categories.size(); ++category)
    if (study.categories[category].derived && model.remoteness->classes)
      model.categories[category].ofZone = model.remoteness->classes->category;
  Findings findings;
  Sources sources;
  sources.categoryRatios = categoryRatioTables;
  // Finished indices do not change with remoteness, so no table of units is matched again.
  const AttributeMatches none(study::Study{}, sources, model, findings);
  const StepContext context{study, sources, model, none, findings};
  for (std::size_t programme = 0; programme < study.programmes.size(); ++programme) {
    const study::Programme& given = study.programmes[programme];
    if (!model.programmes[programme].isLeaf()) continue;
    model::ExcessCostInput& input = model.programmes[programme].excessCost;
    if (given.excessCost.usesTravel()) input.costPerContactGbp = travelCosts(given, context);
    if (given.excessCost.usesCategory()) input.ratio = categoryRatios(given, context);
  }
  return findings.takeIssues();
}

}  // namespace fairshares::join
