#include "cli/board_table.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/compensated_sum.h"
#include "base/number_text.h"
#include "cli/text_table.h"
#include "run/output_layers.h"

namespace fairshares::cli {

namespace {

using model::Step;

constexpr const char* NOTHING = "-";

std::string indexText(const std::optional<double>& index) {
  return index ? fixedText(*index, 4) : NOTHING;
}
std::string percentText(double share) {
  return fixedText(100.0 * share, 3);
}
std::string millionsText(double gbp) {
  return thousandsText(gbp / 1e6, 1);
}

/// "boards" where there is such a level, else the first.
std::optional<std::size_t> shownLevel(const model::Model& model) {
  for (std::size_t level = 0; level < model.levels.size(); ++level)
    if (model.levels[level].id == "boards") return level;
  return model.levels.empty() ? std::nullopt : std::optional<std::size_t>(0);
}

}  // namespace

std::string boardTable(const run::FinishedRun& run) {
  const model::Model& model = run.joined.model;
  const std::optional<std::size_t> level = shownLevel(model);
  const std::optional<std::size_t> whole = run::wholeFormula(model);
  if (!level || !whole || !run.results.levels[*level].programmes[*whole]) return {};
  const model::StepWeights& weights = *run.results.levels[*level].programmes[*whole];
  const model::Level& areas = model.levels[*level];
  const std::vector<run::Distance> distances = run::distanceFromTarget(model, run.results, *level);
  const model::Programme& programme = model.programmes[*whole];

  TextTable table({{areas.title, Align::Left},
                   {"Population", Align::Right},
                   {"Pop. %", Align::Right},
                   {"Age-sex", Align::Right},
                   {"Needs", Align::Right},
                   {"Excess", Align::Right},
                   {"Overall", Align::Right},
                   {"Target %", Align::Right},
                   {"GBP m", Align::Right}});
  if (!distances.empty()) {
    table.addColumn({"From target m", Align::Right});
    table.addColumn({"%", Align::Right});
  }
  CompensatedSum share;
  CompensatedSum pounds;
  for (std::size_t area = 0; area < areas.areaCodes.size(); ++area) {
    const double target = weights.at(Step::ExcessCost)[area] / run.results.nationalPopulation;
    share.add(target);
    pounds.add(target * programme.budgetGbp);
    const std::string& name = areas.areaNames[area].empty() ? areas.areaCodes[area] : areas.areaNames[area];
    std::vector<std::string> row{
        name,
        thousandsText(weights.at(Step::Population)[area], 0),
        percentText(weights.at(Step::Population)[area] / run.results.nationalPopulation),
        indexText(model::stepIndex(weights, Step::AgeSex, area)),
        indexText(model::stepIndex(weights, Step::Needs, area)),
        indexText(model::stepIndex(weights, Step::ExcessCost, area)),
        indexText(model::overallIndex(weights, area)),
        percentText(target),
        millionsText(target * programme.budgetGbp)};
    if (!distances.empty()) {
      row.push_back(millionsText(distances[area].gbp()));
      row.push_back(distances[area].percent() ? fixedText(*distances[area].percent(), 1) : NOTHING);
    }
    table.addRow(std::move(row));
  }
  table.addRule();
  std::vector<std::string> total{"Total",
                                 thousandsText(run.results.nationalPopulation, 0),
                                 percentText(1.0),
                                 "1.0000",
                                 "1.0000",
                                 "1.0000",
                                 "1.0000",
                                 percentText(share.value()),
                                 millionsText(pounds.value())};
  if (!distances.empty()) {
    CompensatedSum distance;
    for (const run::Distance& one : distances) distance.add(one.gbp());
    total.push_back(millionsText(distance.value()));
    total.push_back("");
  }
  table.addRow(std::move(total));
  return table.text();
}

}  // namespace fairshares::cli
