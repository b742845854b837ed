// Fair Shares: places and money of the programmes.
#include <cmath>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "join/join_programmes.h"

namespace fairshares::join {
namespace {

Place studyPlace(const study::Study& study, const std::string& programme, const std::string& key) {
  return {study.file, "", std::nullopt, "programmes." + programme + "." + key, programme};
}

void linkParents(const study::Study& study, std::vector<model::Programme>& programmes, Findings& findings) {
  for (std::size_t p = 0; p < programmes.size(); ++p) {
    const study::Programme& given = study.programmes[p];
    if (given.parent.empty()) continue;
    programmes[p].parent = study::findProgramme(study, given.parent);
    if (programmes[p].parent)
      programmes[*programmes[p].parent].children.push_back(p);
    else
      findings.error(IssueCode::ReferenceUnknown, studyPlace(study, given.id, "parent"), given.parent,
                     "The parent of the programme " + given.id + ", \"" + given.parent +
                         "\", is no programme of the study.",
                     "Correct the id, or add the programme.");
  }
}

/// Following parents must come to an end; the study reader refuses cycles, this only keeps them from hanging
/// us.
bool hasCycle(const study::Study& study, const std::vector<model::Programme>& programmes,
              Findings& findings) {
  for (const model::Programme& programme : programmes) {
    std::optional<std::size_t> above = programme.parent;
    for (std::size_t step = 0; above && step < programmes.size(); ++step) above = programmes[*above].parent;
    if (!above) continue;
    findings.error(IssueCode::ProgrammeCycle, studyPlace(study, programme.id, "parent"), programme.id,
                   "The parents of the programme " + programme.id +
                       " lead back to it, so it can be combined into nothing.",
                   "Let one of them have no parent.");
    return true;
  }
  return false;
}

double checkedMoney(const study::Study& study, const std::string& programme, const std::string& key,
                    double pounds, Findings& findings) {
  if (std::isfinite(pounds) && pounds >= 0.0) return pounds;
  findings.error(std::isfinite(pounds) ? IssueCode::ValueNegative : IssueCode::ValueNotFinite,
                 studyPlace(study, programme, key),
                 std::isfinite(pounds) ? shortestText(pounds) : std::string("not a finite number"),
                 "The programme " + programme + " must have an amount of 0 pounds or more.",
                 "Correct the amount.");
  return 0.0;
}

/// Budgets from the leaves upwards. The depth of the recursion is that of the tree, which has no cycle.
double setBudget(const study::Study& study, std::vector<model::Programme>& programmes, std::size_t p,
                 Findings& findings) {
  const study::Programme& given = study.programmes[p];
  CompensatedSum ofChildren;
  for (const std::size_t child : programmes[p].children)
    ofChildren.add(setBudget(study, programmes, child, findings));
  if (given.budgetGbp)
    programmes[p].budgetGbp = checkedMoney(study, given.id, "budget_gbp", given.budgetGbp->value, findings);
  else if (!programmes[p].isLeaf())
    programmes[p].budgetGbp = ofChildren.value();
  else
    findings.error(IssueCode::StudyKeyMissing, studyPlace(study, given.id, "budget_gbp"), "",
                   "The programme " + given.id + " has no budget, so no allocation can be made.",
                   "Add budget_gbp, in pounds, with its source and status.");
  programmes[p].expenditureGbp = given.expenditureGbp ? checkedMoney(study, given.id, "expenditure_gbp",
                                                                     given.expenditureGbp->value, findings)
                                                      : programmes[p].budgetGbp;
  return programmes[p].budgetGbp;
}

void checkExpenditure(const study::Study& study, const std::vector<model::Programme>& programmes,
                      Findings& findings) {
  for (const model::Programme& programme : programmes) {
    if (programme.isLeaf()) continue;
    CompensatedSum sum;
    for (const std::size_t child : programme.children) sum.add(programmes[child].expenditureGbp);
    if (sum.value() > 0.0) continue;
    findings.error(IssueCode::ExpenditureZero, studyPlace(study, programme.id, "expenditure_gbp"), "0",
                   "The expenditure of the children of " + programme.id +
                       " sums to zero, so there is nothing to weight their shares by.",
                   "Give at least one of them an expenditure (or budget) above 0.");
  }
}

}  // namespace

std::vector<model::Programme> joinProgrammeTree(const study::Study& study, Findings& findings) {
  std::vector<model::Programme> programmes(study.programmes.size());
  for (std::size_t p = 0; p < programmes.size(); ++p) {
    programmes[p].id = study.programmes[p].id;
    programmes[p].title = study.programmes[p].title;
    programmes[p].basis = study.programmes[p].basis;
  }
  linkParents(study, programmes, findings);
  if (hasCycle(study, programmes, findings)) return programmes;
  const std::size_t errorsBefore = findings.issues().errorCount();
  for (std::size_t p = 0; p < programmes.size(); ++p)
    if (!programmes[p].parent) setBudget(study, programmes, p, findings);
  if (findings.issues().errorCount() == errorsBefore) checkExpenditure(study, programmes, findings);
  return programmes;
}

}  // namespace fairshares::join
