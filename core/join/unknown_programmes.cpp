// Fair Shares: rows of parameter tables that no programme of the study uses.
#include "join/unknown_programmes.h"

#include <algorithm>
#include <set>

#include "study/nearest_key.h"

namespace fairshares::join {
namespace {

/// The names by which the study may mean rows: ids of programmes first, since those are what is usually
/// meant.
std::vector<std::string> knownNames(const study::Study& study) {
  std::vector<std::string> names;
  const auto add = [&names](const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const study::Programme& programme : study.programmes) add(programme.id);
  for (const study::Programme& programme : study.programmes)
    for (const std::string& name :
         {programme.ageSex.rowsOf, programme.needs.rowsOf, programme.excessCost.rowsOf})
      add(name);
  return names;
}

/// Where a name stands in a table.
struct Rows {
  std::size_t first = 0;
  std::size_t count = 0;
};

std::optional<std::string> slipOf(const std::string& name, const std::vector<std::string>& known) {
  constexpr std::size_t MOST_LETTERS_APART = 2;
  std::optional<std::string> nearest = study::nearestKey(name, known);
  if (nearest && study::editDistance(name, *nearest) > MOST_LETTERS_APART) nearest.reset();
  return nearest;
}

void report(const study::TableReference& table, const std::string& name, const Rows& rows,
            const std::vector<std::string>& known, Findings& findings) {
  const Place where = parameterPlace(table, rows.first, "programme", "");
  const std::string found =
      countText(rows.count, "row") + " of this table " + (rows.count == 1 ? "belongs" : "belong") + " to \"" +
      name + "\", which is no programme of the study, and " + (rows.count == 1 ? "is" : "are") + " not used";
  if (const std::optional<std::string> meant = slipOf(name, known))
    findings.warning(IssueCode::ReferenceUnknown, where, name,
                     found + "; did you mean " + *meant + "? Its result would lack what they say.",
                     "Write " + *meant + " in the column programme, or take the rows out.");
  else
    findings.note(IssueCode::ReferenceUnknown, where, name, found + ".",
                  "Nothing to do if the study leaves this programme out; else correct the name, or name it "
                  "with the key `rows_of`.");
}

/// The tables of one kind, each looked at once however many programmes share it.
template <typename Row> class TableCheck {
 public:
  TableCheck(const std::map<std::string, std::vector<Row>>& tables, const std::vector<std::string>& known,
             Findings& findings)
      : mTables(tables), mKnown(known), mFindings(findings) {}

  void check(const std::optional<study::TableReference>& table) {
    if (!table || !mSeen.insert(tableKey(*table)).second) return;
    const auto rows = mTables.find(tableKey(*table));
    if (rows == mTables.end()) return;  // named by a step whose method does not use it
    std::map<std::string, Rows> unknown;
    for (const Row& row : rows->second) {
      if (std::find(mKnown.begin(), mKnown.end(), row.programme) != mKnown.end()) continue;
      Rows& those = unknown[row.programme];
      those.first = those.count == 0 ? row.row : std::min(those.first, row.row);
      ++those.count;
    }
    for (const auto& [name, those] : unknown) report(*table, name, those, mKnown, mFindings);
  }

 private:
  const std::map<std::string, std::vector<Row>>& mTables;
  const std::vector<std::string>& mKnown;
  Findings& mFindings;
  std::set<std::string> mSeen;
};

}  // namespace

void reportUnknownProgrammes(const StepContext& context) {
  const std::vector<std::string> known = knownNames(context.study);
  TableCheck costs(context.sources.costWeights, known, context.findings);
  TableCheck coefficients(context.sources.coefficients, known, context.findings);
  TableCheck ratios(context.sources.categoryRatios, known, context.findings);
  for (const study::Programme& programme : context.study.programmes) {
    costs.check(programme.ageSex.costWeights);
    coefficients.check(programme.needs.coefficientTable);
    ratios.check(programme.excessCost.ratioTable);
  }
}

}  // namespace fairshares::join
