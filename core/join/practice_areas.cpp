// Fair Shares: where each GP practice lies, at every level.
#include "join/practice_areas.h"

#include <algorithm>

#include "base/number_text.h"
#include "join/area_cells.h"
#include "join/code_match.h"

namespace fairshares::join {
namespace {

using Areas = std::vector<std::uint32_t>;

/// For each area of `inner`, the one area of `outer` all its zones lie in; NO_AREA where they lie in several.
Areas nesting(const model::Level& inner, const model::Level& outer) {
  Areas parents(inner.areaCodes.size(), model::NO_AREA);
  std::vector<bool> isSplit(parents.size(), false);
  for (std::size_t zone = 0; zone < inner.areaOfZone.size(); ++zone) {
    const std::uint32_t area = inner.areaOfZone[zone];
    if (area == model::NO_AREA) continue;
    const std::uint32_t parent = outer.areaOfZone[zone];
    if (parents[area] == model::NO_AREA) parents[area] = parent;
    if (parents[area] != parent) isSplit[area] = true;
  }
  for (std::size_t area = 0; area < parents.size(); ++area)
    if (isSplit[area]) parents[area] = model::NO_AREA;
  return parents;
}

/// Text cells of the practices in practice order, empty strings without a column.
std::vector<std::string> cellsByPractice(const std::optional<std::string>& column, const MatchedTable& table,
                                         std::size_t practices, Findings& findings) {
  std::vector<std::string> cells(practices);
  if (!column) return cells;
  const model::AttributeTable& source = *table.table;
  const model::AttributeTable::TextColumn* found = source.findText(*column);
  if (!found) {
    findings.error(IssueCode::ColumnMissing, {source.file, source.layer, std::nullopt, *column, ""}, *column,
                   "The table of practices has no column " + *column +
                       ", so practices cannot be placed by it.",
                   "Correct the column's name under [practices].");
    return cells;
  }
  for (std::size_t practice = 0; practice < practices; ++practice)
    cells[practice] = found->values[table.match.entryOfUnit[practice]];
  return cells;
}

class Placement {
 public:
  Placement(const study::Study& study, const MatchedTable& table, model::Model& model, Findings& findings)
      : mStudy(study), mTable(table), mModel(model), mFindings(findings), mPractices(*model.practices) {}

  void run() {
    placeInZones();
    for (std::size_t level = 0; level < mModel.levels.size(); ++level) readExplicitAreas(level);
    for (std::size_t level = 0; level < mModel.levels.size(); ++level) placeAtLevel(level);
  }

 private:
  void placeInZones() {
    const std::optional<std::string>& column = mStudy.practices->zone;
    mModel.practiceZone = cellsByPractice(column, mTable, mPractices.size(), mFindings);
    mZone.assign(mPractices.size(), NO_ENTRY);
    for (std::size_t practice = 0; practice < mPractices.size(); ++practice) {
      std::string& code = mModel.practiceZone[practice];
      if (code.empty()) continue;
      mZone[practice] = findCode(mModel.zones.codes, code);
      if (mZone[practice] != NO_ENTRY) continue;
      reportUnknownZone(*column, practice, code);
      code.clear();
    }
  }

  void reportUnknownZone(const std::string& column, std::size_t practice, const std::string& code) {
    const std::string& key = mPractices.codes[practice];
    mFindings.warning(IssueCode::CodeUnknown, mTable.placeOf(column, practice, key), code,
                      "The practice " + key + " lies in " + code +
                          ", which is no zone of the study; its areas cannot be taken from it.",
                      "Correct the zone, or give the practice its areas in columns of their own.");
    model::JoinEntry line;
    line.event = model::JoinEvent::UnmatchedSource;
    line.source = sourceName(mTable.table->file, mTable.table->layer);
    line.column = column;
    line.code = key;
    line.persons = mPractices.populationAsRead[practice];
    line.note = "The zone of this practice, " + code + ", is no zone of the study.";
    mFindings.add(std::move(line));
  }

  void readExplicitAreas(std::size_t level) {
    const auto column = mStudy.practices->levels.find(mModel.levels[level].id);
    Areas& areas = mExplicit.emplace_back(mPractices.size(), model::NO_AREA);
    if (column == mStudy.practices->levels.end()) return;
    std::vector<std::string> cells = cellsByPractice(column->second, mTable, mPractices.size(), mFindings);
    const model::AttributeTable& table = *mTable.table;
    if (auto recoded =
            withCurrentCodes(cells, {table.file, table.layer, std::nullopt, column->second, ""}, mFindings))
      cells = std::move(*recoded);
    for (std::size_t practice = 0; practice < mPractices.size(); ++practice) {
      if (cells[practice].empty()) continue;
      areas[practice] = findCode(mModel.levels[level].areaCodes, cells[practice]);
      if (areas[practice] != NO_ENTRY) continue;
      mFindings.error(IssueCode::CodeUnknown,
                      mTable.placeOf(column->second, practice, mPractices.codes[practice]), cells[practice],
                      "The practice " + mPractices.codes[practice] + " lies in " + cells[practice] +
                          ", which is no area of the level " + mModel.levels[level].id + ": its " +
                          personsText(mPractices.populationAsRead[practice]) + " would be lost to it.",
                      "Correct the code, or leave the cell empty.");
    }
  }

  void placeAtLevel(std::size_t level) {
    model::Level& target = mModel.levels[level];
    target.areaOfPractice.assign(mPractices.size(), model::NO_AREA);
    std::vector<Areas> parentsFrom(mModel.levels.size());
    for (std::size_t inner = 0; inner < mModel.levels.size(); ++inner)
      if (inner != level && hasExplicit(inner)) parentsFrom[inner] = nesting(mModel.levels[inner], target);
    for (std::size_t practice = 0; practice < mPractices.size(); ++practice) {
      const std::uint32_t zone = mZone[practice];
      Candidates candidates;
      candidates.ownColumn = mExplicit[level][practice];
      candidates.ofZone = zone == NO_ENTRY ? model::NO_AREA : target.areaOfZone[zone];
      for (std::size_t inner = 0; inner < parentsFrom.size(); ++inner)
        if (!parentsFrom[inner].empty() && mExplicit[inner][practice] != model::NO_AREA)
          candidates.nested.push_back(parentsFrom[inner][mExplicit[inner][practice]]);
      choose(target, practice, candidates);
    }
  }

  [[nodiscard]] bool hasExplicit(std::size_t level) const {
    return mStudy.practices->levels.count(mModel.levels[level].id) > 0;
  }

  /// The areas a practice may lie in, as far as they are known.
  struct Candidates {
    std::uint32_t ownColumn = model::NO_AREA;
    std::uint32_t ofZone = model::NO_AREA;
    Areas nested;
  };

  void choose(model::Level& level, std::size_t practice, const Candidates& candidates) {
    // Where the zone and a nested area disagree, the zone disagrees with the column the nesting started from
    // as well, and that is said at the level of that column.
    Areas inOrder{candidates.ownColumn, candidates.ofZone};
    if (candidates.ownColumn != model::NO_AREA || candidates.ofZone == model::NO_AREA)
      inOrder.insert(inOrder.end(), candidates.nested.begin(), candidates.nested.end());
    std::uint32_t& chosen = level.areaOfPractice[practice];
    for (const std::uint32_t candidate : inOrder) {
      if (candidate == model::NO_AREA) continue;
      if (chosen == model::NO_AREA) chosen = candidate;
      if (chosen == candidate) continue;
      reportContradiction(level, practice, chosen, candidate);
      break;
    }
    if (chosen == model::NO_AREA) reportUnknownArea(level, practice);
  }

  void reportContradiction(const model::Level& level, std::size_t practice, std::uint32_t chosen,
                           std::uint32_t other) {
    const std::string& key = mPractices.codes[practice];
    const std::string& used = level.areaCodes[chosen];
    const std::string& unused = level.areaCodes[other];
    mFindings.warning(IssueCode::NestingBroken, mTable.placeOf(level.id, practice, key), used,
                      "The practice " + key + " is placed in " + level.areaNames[chosen] + " (" + used +
                          ") at the level " + level.id + ", but its zone or its other areas lie in " +
                          level.areaNames[other] + " (" + unused + "); " + used + " is used.",
                      "Check the practice's zone and areas.");
  }

  void reportUnknownArea(const model::Level& level, std::size_t practice) {
    const std::string& key = mPractices.codes[practice];
    const double persons = mPractices.populationAsRead[practice];
    const Place where = mTable.placeOf(level.id, practice, key);
    // A zone without an area is refused where the levels are joined, and strange zone codes of the practices
    // where vintages are: the practices would only repeat it.
    const bool isToldAlready = mZone[practice] != NO_ENTRY ||
                               mFindings.isExplained(sourceName(mTable.table->file, mTable.table->layer));
    if (isToldAlready) return;
    if (&level == boardLevel(mModel.levels) && persons > 0.0) {
      mFindings.error(
          IssueCode::PeopleLost, where, shortestText(persons),
          "It is not known in which area of the level " + level.id + " the practice " + key + " lies: its " +
              personsText(persons) + " would be lost.",
          "Give the practice its zone, or its area in a column named by `levels` of [practices].");
      return;
    }
    mFindings.warning(
        IssueCode::CodeUnmatched, where, key,
        "It is not known in which area of the level " + level.id + " the practice " + key + " (" +
            personsText(persons) + ") lies; it does not count there.",
        "Give the practice its zone, or its area in a column named by `levels` of [practices].");
    model::JoinEntry line;
    line.event = model::JoinEvent::AreaUnknown;
    line.source = sourceName(mTable.table->file, mTable.table->layer);
    line.column = level.id;
    line.code = key;
    line.persons = persons;
    line.note = "Its area of the level " + level.id + " is not known; it does not count there.";
    mFindings.add(std::move(line));
  }

  const study::Study& mStudy;
  const MatchedTable& mTable;
  model::Model& mModel;
  Findings& mFindings;
  const model::Units& mPractices;
  Areas mZone;                   ///< [practice] position of its zone, NO_ENTRY where not known
  std::vector<Areas> mExplicit;  ///< [level][practice] from the level's own column
};

}  // namespace

const model::Level* boardLevel(const std::vector<model::Level>& levels) {
  const auto boards = std::find_if(levels.begin(), levels.end(),
                                   [](const model::Level& level) { return level.id == "boards"; });
  if (boards != levels.end()) return &*boards;
  return levels.empty() ? nullptr : &levels.front();
}

void placePractices(const study::Study& study, const MatchedTable& table, model::Model& model,
                    Findings& findings) {
  static_assert(NO_ENTRY == model::NO_AREA, "a code that is not found is an area that is not known");
  Placement(study, table, model, findings).run();
}

}  // namespace fairshares::join
