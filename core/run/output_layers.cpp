#include "run/output_layers.h"

#include <algorithm>
#include <utility>

#include "base/compensated_sum.h"
#include "formula/aggregate.h"
#include "geography/polygon_area.h"
#include "run/output_columns.h"
#include "run/remoteness_layers.h"

namespace fairshares::run {

namespace {

using model::OutputColumn;
using model::OutputTable;
using model::Step;

/// Area of each polygon; empty where there is none.
OutputColumn areaColumn(const std::vector<std::optional<std::string>>& wkb) {
  OutputColumn::Reals areas;
  areas.reserve(wkb.size());
  for (const std::optional<std::string>& polygon : wkb)
    areas.push_back(polygon ? geography::areaSquareKilometres(*polygon) : std::nullopt);
  return {"area_km2", "Area", "square kilometres", std::move(areas)};
}

constexpr const char* INDEX_UNIT = "ratio to the national average";

/// The columns every geography has for one programme.
void addProgrammeColumns(OutputTable& table, const model::Programme& programme,
                         const model::StepWeights& weights) {
  const std::size_t members = weights.at(Step::Population).size();
  for (const Step step : {Step::AgeSex, Step::Needs, Step::ExcessCost}) {
    OutputColumn::Reals values(members);
    for (std::size_t member = 0; member < members; ++member)
      values[member] = model::stepIndex(weights, step, member);
    const std::string name(model::stepName(step));
    std::string words = name;
    std::replace(words.begin(), words.end(), '_', '-');
    if (step == Step::ExcessCost) words = "excess cost";
    table.columns.push_back({programme.id + "_" + name + "_index", programme.title + ": " + words + " index",
                             INDEX_UNIT, std::move(values)});
  }
  OutputColumn::Reals overall(members);
  for (std::size_t member = 0; member < members; ++member)
    overall[member] = model::overallIndex(weights, member);
  table.columns.push_back(
      {programme.id + "_overall_index", programme.title + ": overall index", INDEX_UNIT, std::move(overall)});
  table.columns.push_back(realColumn(programme.id + "_weighted_population",
                                     programme.title + ": weighted population", "persons",
                                     weights.at(Step::ExcessCost)));
}

/// The columns only areas have for one programme.
void addShareColumns(OutputTable& table, const model::Programme& programme, const model::StepWeights& weights,
                     double national) {
  const std::size_t members = weights.at(Step::Population).size();
  OutputColumn::Reals populationShare(members);
  OutputColumn::Reals targetShare(members);
  OutputColumn::Reals allocation(members);
  for (std::size_t member = 0; member < members; ++member) {
    const double share = weights.at(Step::ExcessCost)[member] / national;
    populationShare[member] = weights.at(Step::Population)[member] / national;
    targetShare[member] = share;
    allocation[member] = share * programme.budgetGbp;
  }
  table.columns.push_back({programme.id + "_population_share", programme.title + ": population share",
                           "share of the nation, 0 to 1", std::move(populationShare)});
  table.columns.push_back({programme.id + "_target_share", programme.title + ": target share",
                           "share of the nation, 0 to 1", std::move(targetShare)});
  table.columns.push_back(
      {programme.id + "_allocation_gbp", programme.title + ": allocation", "GBP", std::move(allocation)});
}

const model::Level* findLevel(const model::Model& model, const std::string& id) {
  const auto found = std::find_if(model.levels.begin(), model.levels.end(),
                                  [&](const model::Level& level) { return level.id == id; });
  return found == model.levels.end() ? nullptr : &*found;
}

std::vector<std::string> areaCodesOf(const model::Level& level, const std::vector<std::uint32_t>& areaOf) {
  std::vector<std::string> codes;
  codes.reserve(areaOf.size());
  for (const std::uint32_t area : areaOf)
    codes.push_back(area == model::NO_AREA ? std::string() : level.areaCodes[area]);
  return codes;
}

/// The Board of each area of a level, "" where its zones lie in several.
std::vector<std::string> boardOfAreas(const model::Level& level, const model::Level& boards) {
  std::vector<std::uint32_t> board(level.areaCodes.size(), model::NO_AREA);
  std::vector<bool> several(level.areaCodes.size(), false);
  for (std::size_t zone = 0; zone < level.areaOfZone.size(); ++zone) {
    const std::uint32_t area = level.areaOfZone[zone];
    const std::uint32_t found = boards.areaOfZone[zone];
    if (board[area] != model::NO_AREA && board[area] != found) several[area] = true;
    board[area] = found;
  }
  for (std::size_t area = 0; area < board.size(); ++area)
    if (several[area]) board[area] = model::NO_AREA;
  return areaCodesOf(boards, board);
}

/// The output column of a category: the urban-rural category is the world's urban_rural_class.
std::string categoryColumnName(const std::string& id) {
  return id == "urban_rural" ? "urban_rural_class" : id;
}

void addDistanceColumns(OutputTable& table, const std::vector<Distance>& distances) {
  if (distances.empty()) return;
  OutputColumn::Reals current;
  OutputColumn::Reals target;
  OutputColumn::Reals pounds;
  OutputColumn::Reals percent;
  for (const Distance& distance : distances) {
    current.push_back(distance.currentGbp);
    target.push_back(distance.targetGbp);
    pounds.push_back(distance.gbp());
    percent.push_back(distance.percent());
  }
  table.columns.push_back({"current_allocation_gbp", "Current allocation", "GBP", std::move(current)});
  table.columns.push_back(
      {"target_allocation_gbp", "Target share of the sum of current allocations", "GBP", std::move(target)});
  table.columns.push_back(
      {"distance_from_target_gbp", "Distance from target (current less target)", "GBP", std::move(pounds)});
  table.columns.push_back(
      {"distance_from_target_percent", "Distance from target", "per cent of target", std::move(percent)});
}

}  // namespace

std::string layerTitle(const study::Study& study, const std::string& what) {
  std::string title = what + ": " + study.title;
  if (!study.year.empty()) title += ", " + study.year;
  if (study.synthetic) title += " (synthetic)";
  return title;
}

std::string layerDescription(const study::Study& study, const std::string& what) {
  std::string text =
      what + " " + std::string(model::OUTPUT_MARK) + " from the study \"" + study.title + "\".";
  if (standsIn(study)) text += " " + std::string(PROXIMITY_SENTENCE);
  if (study.synthetic) text += " SYNTHETIC data: not for decisions.";
  return text;
}

std::optional<std::size_t> wholeFormula(const model::Model& model) {
  std::optional<std::size_t> firstRoot;
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
    if (model.programmes[programme].parent) continue;
    if (model.programmes[programme].id == "all") return programme;
    if (!firstRoot) firstRoot = programme;
  }
  return firstRoot;
}

std::optional<double> Distance::percent() const {
  if (targetGbp == 0.0) return std::nullopt;
  return 100.0 * gbp() / targetGbp;
}

std::vector<Distance> distanceFromTarget(const model::Model& model, const model::Results& results,
                                         std::size_t level) {
  const auto& current = model.levels[level].currentAllocationGbp;
  const std::optional<std::size_t> whole = wholeFormula(model);
  if (current.empty() || !whole || !results.levels[level].programmes[*whole]) return {};
  CompensatedSum total;
  for (const std::optional<double>& pounds : current) total.add(pounds.value_or(0.0));
  const std::vector<double>& weights = results.levels[level].programmes[*whole]->at(Step::ExcessCost);
  std::vector<Distance> distances;
  for (std::size_t area = 0; area < current.size(); ++area)
    distances.push_back(
        {current[area].value_or(0.0), weights[area] / results.nationalPopulation * total.value()});
  return distances;
}

model::OutputTable zonesLayer(const FinishedRun& run) {
  const study::Study& study = run.joined.study;
  const model::Model& model = run.joined.model;
  OutputTable table;
  table.name = "zones";
  table.title = layerTitle(study, "Data zones");
  table.description = layerDescription(
      study,
      "One row a data zone: population, indices of each step and weighted population by care programme.");
  setGeometry(table, model::GeometryKind::MultiPolygon, study.crs, model.zoneWkb);
  table.columns.push_back(textColumn("code", "Data zone code", model.zones.codes));
  table.columns.push_back(textColumn("name", "Data zone", model.zones.names));
  for (const model::Level& level : model.levels)
    table.columns.push_back(textColumn(level.id == "boards" ? "board" : level.id, level.title + ": code",
                                       areaCodesOf(level, level.areaOfZone)));
  table.columns.push_back(realColumn("population", "Population", "persons", model.zones.population));
  table.columns.push_back(areaColumn(table.wkb));
  for (std::size_t category = 0; category < model.categories.size(); ++category)
    if (!study.categories[category].derived)
      table.columns.push_back(textColumn(categoryColumnName(model.categories[category].id),
                                         model.categories[category].id == "urban_rural"
                                             ? "Urban-rural class"
                                             : model.categories[category].id,
                                         model.categories[category].ofZone));
  if (model.remoteness) addRemotenessColumns(table, *model.remoteness);
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme)
    if (run.results.zones.programmes[programme])
      addProgrammeColumns(table, model.programmes[programme], *run.results.zones.programmes[programme]);
  return table;
}

model::OutputTable levelLayer(const FinishedRun& run, std::size_t level, std::vector<std::string> wkb) {
  const study::Study& study = run.joined.study;
  const model::Model& model = run.joined.model;
  const model::Level& definition = model.levels[level];
  const model::GeographyResult& result = run.results.levels[level];
  OutputTable table;
  table.name = definition.id;
  table.title = layerTitle(study, definition.title);
  table.description =
      layerDescription(study, "One row an area: population, indices as ratios of sums, weighted populations, "
                              "target shares and allocations by care programme.");
  setGeometry(table, model::GeometryKind::MultiPolygon, study.crs, std::move(wkb));
  table.columns.push_back(textColumn("code", "Code", definition.areaCodes));
  table.columns.push_back(textColumn("name", definition.title, definition.areaNames));
  if (const model::Level* boards = findLevel(model, "boards"))
    table.columns.push_back(textColumn("board", "NHS Board: code", boardOfAreas(definition, *boards)));
  table.columns.push_back(realColumn("population", "Population", "persons", result.population));
  table.columns.push_back(areaColumn(table.wkb));
  if (model.remoteness) addRemotenessColumns(table, *model.remoteness, model.zones, definition);
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
    if (!result.programmes[programme]) continue;
    addProgrammeColumns(table, model.programmes[programme], *result.programmes[programme]);
    addShareColumns(table, model.programmes[programme], *result.programmes[programme],
                    run.results.nationalPopulation);
  }
  addDistanceColumns(table, distanceFromTarget(model, run.results, level));
  return table;
}

model::OutputTable practicesLayer(const FinishedRun& run) {
  const study::Study& study = run.joined.study;
  const model::Model& model = run.joined.model;
  const model::Units& practices = *model.practices;
  OutputTable table;
  table.name = "practices";
  table.title = layerTitle(study, "GP practices");
  table.description = layerDescription(study, "One row a GP practice: list, population scaled to residents, "
                                              "indices and weighted population of programmes on practices.");
  std::vector<std::string> points(practices.size());
  for (std::size_t practice = 0; practice < practices.size(); ++practice)
    if (practice < model.practiceEasting.size() && model.practiceEasting[practice] &&
        model.practiceNorthing[practice])
      points[practice] = pointWkb(*model.practiceEasting[practice], *model.practiceNorthing[practice]);
  setGeometry(table, model::GeometryKind::Point, study.crs, std::move(points));
  table.columns.push_back(textColumn("code", "Practice code", practices.codes));
  table.columns.push_back(textColumn("name", "Practice", practices.names));
  for (const model::Level& level : model.levels)
    table.columns.push_back(textColumn(level.id == "boards" ? "board" : level.id, level.title + ": code",
                                       areaCodesOf(level, level.areaOfPractice)));
  table.columns.push_back(textColumn("zone", "Data zone of the practice", model.practiceZone));
  table.columns.push_back(
      realColumn("list_population", "List population as read", "persons", practices.populationAsRead));
  table.columns.push_back(
      realColumn("population", "Population scaled to residents", "persons", practices.population));
  for (std::size_t programme = 0; programme < model.programmes.size(); ++programme)
    if (run.results.practices->programmes[programme])
      addProgrammeColumns(table, model.programmes[programme], *run.results.practices->programmes[programme]);
  return table;
}

}  // namespace fairshares::run
