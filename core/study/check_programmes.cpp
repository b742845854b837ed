// Fair Shares: whether the programmes form a tree that can be computed.
#include "study/check_programmes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "study/nearest_key.h"

namespace fairshares::study {

namespace {

std::vector<std::string> idsOf(const Study& study) {
  std::vector<std::string> ids;
  for (const Programme& programme : study.programmes) ids.push_back(programme.id);
  return ids;
}

std::string pathOf(const Programme& programme, std::string_view key) {
  return keyPathOf(keyPathOf("programmes", programme.id), key);
}

void checkParentsExist(const Study& study, StudyProblems& problems) {
  for (const Programme& programme : study.programmes)
    if (!programme.parent.empty() && !findProgramme(study, programme.parent))
      problems.refuse(IssueCode::ReferenceUnknown, pathOf(programme, "parent"), programme.parent,
                      "The parent `" + programme.parent + "` of `" + programme.id +
                          "` is no programme of the study, so its share would be lost.",
                      suggestion(programme.parent, idsOf(study)));
}

/// The tree by position, built once so that large trees are checked in no time.
struct Tree {
  std::vector<std::optional<std::size_t>> parent;
  std::vector<std::vector<std::size_t>> children;
};

Tree treeOf(const Study& study) {
  std::map<std::string_view, std::size_t> positions;
  for (std::size_t position = 0; position < study.programmes.size(); ++position)
    positions.emplace(study.programmes[position].id, position);
  Tree tree;
  tree.parent.resize(study.programmes.size());
  tree.children.resize(study.programmes.size());
  for (std::size_t position = 0; position < study.programmes.size(); ++position) {
    const auto found = positions.find(study.programmes[position].parent);
    if (found == positions.end()) continue;
    tree.parent[position] = found->second;
    tree.children[found->second].push_back(position);
  }
  return tree;
}

/// Follows the parents of every programme and names each ring once, beginning with its first programme in
/// the file. Returns whether there is any.
bool checkRings(const Study& study, const Tree& tree, StudyProblems& problems) {
  std::vector<bool> inRing(study.programmes.size(), false);
  for (std::size_t start = 0; start < study.programmes.size(); ++start) {
    if (inRing[start]) continue;
    std::vector<std::size_t> way{start};
    std::set<std::size_t> passed{start};
    auto next = tree.parent[start];
    for (; next && passed.insert(*next).second; next = tree.parent[*next]) way.push_back(*next);
    // Only the programmes that come back to themselves form the ring; others merely hang from it.
    if (!next || *next != start) continue;
    std::string ring;
    for (const std::size_t member : way) {
      inRing[member] = true;
      ring += study.programmes[member].id + " -> ";
    }
    ring += study.programmes[start].id;
    problems.refuse(IssueCode::ProgrammeCycle, pathOf(study.programmes[start], "parent"), ring,
                    "The programmes form a ring (" + ring +
                        "), so none of them can be computed before the others.",
                    "Remove the `parent` of the programme that should be on top.");
  }
  return std::find(inRing.begin(), inRing.end(), true) != inRing.end();
}

void checkLeaf(const Programme& leaf, bool hasDefaults, StudyProblems& problems) {
  const auto has = [&](std::string_view key) { return problems.hasKey(pathOf(leaf, key)); };
  const bool hasSteps = hasDefaults || has("age_sex") || has("needs") || has("excess_cost");
  const std::string path = keyPathOf("programmes", leaf.id);
  const bool isEmpty = !has("budget_gbp") && !has("eligibility") && !has("purpose");
  if (!hasSteps || (isEmpty && !has("age_sex") && !has("needs") && !has("excess_cost"))) {
    problems.refuse(
        IssueCode::ProgrammeTree, path, leaf.id,
        "`" + leaf.id +
            "` has no children and no step, so it is neither a parent nor a leaf that can be computed.",
        "Give it steps ([" + path +
            ".age_sex] ... or defaults in [age_sex]), or name it as the parent of others.");
    if (isEmpty) return;
  }
  const auto need = [&](std::string_view key, const std::string& why, const std::string& mend) {
    if (!has(key))
      problems.refuse(IssueCode::StudyKeyMissing, pathOf(leaf, key), "",
                      "`" + path + "` has no `" + std::string(key) + "`. " + why, mend);
  };
  need("budget_gbp", "The share becomes pounds through the budget.",
       "Add budget_gbp = { value = ..., source = \"...\", status = \"published\" }.");
  need("eligibility", "It must be said whom the programme serves, so that no cost falls on others.",
       "Add eligibility = { age_from = 0, age_to = 120, sexes = [\"female\", \"male\"] }.");
  need("purpose", "It must be said which outcome the money pays for.", "Add purpose = \"...\".");
}

void checkParent(const Programme& parent, StudyProblems& problems) {
  for (const char* const key : {"basis", "eligibility", "age_sex", "needs", "excess_cost"})
    if (problems.hasKey(pathOf(parent, key)))
      problems.refuse(IssueCode::ProgrammeTree, pathOf(parent, key), parent.id,
                      "`" + parent.id + "` combines the shares of its children, so its own `" +
                          std::string(key) + "` would never be used.",
                      "Move it to the children, or let no programme name `" + parent.id + "` as its parent.");
}

/// The weight of a programme among its siblings: its expenditure, else its budget, else its children's sum.
/// Nothing where a number is missing or was refused; those have their own complaints.
std::optional<double> weightOf(const Study& study, const Tree& tree, std::size_t position) {
  const Programme& programme = study.programmes[position];
  if (programme.expenditureGbp) return programme.expenditureGbp->value;
  if (programme.budgetGbp) return programme.budgetGbp->value;
  if (tree.children[position].empty()) return std::nullopt;
  double sum = 0.0;
  for (const std::size_t child : tree.children[position]) {
    const auto weight = weightOf(study, tree, child);
    if (!weight) return std::nullopt;
    sum += *weight;
  }
  return sum;
}

void checkWeights(const Study& study, const Tree& tree, std::size_t parent, StudyProblems& problems) {
  for (const std::size_t child : tree.children[parent]) {
    const auto weight = weightOf(study, tree, child);
    if (!weight || *weight > 0.0) return;
  }
  const std::string& id = study.programmes[parent].id;
  problems.refuse(IssueCode::ExpenditureZero, keyPathOf("programmes", id), id,
                  "The expenditure of the children of `" + id +
                      "` sums to zero, so their shares cannot be combined.",
                  "Give at least one child a budget_gbp or expenditure_gbp above zero.");
}

}  // namespace

void checkProgrammes(const Study& study, StudyProblems& problems) {
  constexpr std::size_t MOST_PROGRAMMES = 1000;  // far beyond any formula; keeps the walks below short
  if (study.programmes.size() > MOST_PROGRAMMES) {
    problems.refuse(IssueCode::StudyValue, "programmes", std::to_string(study.programmes.size()),
                    "The study has more than " + std::to_string(MOST_PROGRAMMES) + " programmes.",
                    "Combine programmes, or split the study.");
    return;
  }
  checkParentsExist(study, problems);
  const Tree tree = treeOf(study);
  const bool hasRings = checkRings(study, tree, problems);
  const bool hasDefaults =
      problems.hasKey("age_sex") || problems.hasKey("needs") || problems.hasKey("excess_cost");
  for (std::size_t position = 0; position < study.programmes.size(); ++position) {
    const Programme& programme = study.programmes[position];
    if (tree.children[position].empty()) {
      checkLeaf(programme, hasDefaults, problems);
      continue;
    }
    checkParent(programme, problems);
    if (!hasRings) checkWeights(study, tree, position, problems);
  }
}

}  // namespace fairshares::study
