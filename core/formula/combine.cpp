#include "formula/combine.h"

#include "base/compensated_sum.h"
#include "base/contract.h"

namespace fairshares::formula {

model::StepWeights combineChildren(std::span<const model::StepWeights* const> children,
                                   std::span<const double> expenditureGbp) {
  FAIRSHARES_EXPECTS(!children.empty() && children.size() == expenditureGbp.size());
  const double total = compensatedSum(expenditureGbp);
  FAIRSHARES_EXPECTS(total > 0.0);
  model::StepWeights result;
  for (std::size_t step = 0; step < model::STEP_COUNT; ++step) {
    const std::size_t members = children.front()->weight[step].size();
    std::vector<double>& combined = result.weight[step];
    combined.resize(members);
    for (std::size_t member = 0; member < members; ++member) {
      CompensatedSum sum;
      for (std::size_t child = 0; child < children.size(); ++child)
        sum.add(expenditureGbp[child] / total * children[child]->weight[step][member]);
      combined[member] = sum.value();
    }
  }
  return result;
}

namespace {

void combineProgramme(std::span<const model::Programme> programmes, std::size_t programme,
                      std::vector<std::optional<model::StepWeights>>& weights) {
  const model::Programme& parent = programmes[programme];
  if (parent.isLeaf() || weights[programme]) return;
  std::vector<const model::StepWeights*> children;
  std::vector<double> expenditureGbp;
  for (const std::size_t child : parent.children) {
    combineProgramme(programmes, child, weights);
    if (!weights[child]) return;
    children.push_back(&*weights[child]);
    expenditureGbp.push_back(programmes[child].expenditureGbp);
  }
  weights[programme] = combineChildren(children, expenditureGbp);
}

}  // namespace

void combineProgrammes(std::span<const model::Programme> programmes,
                       std::vector<std::optional<model::StepWeights>>& weights) {
  FAIRSHARES_EXPECTS(programmes.size() == weights.size());
  for (std::size_t programme = 0; programme < programmes.size(); ++programme)
    combineProgramme(programmes, programme, weights);
}

}  // namespace fairshares::formula
