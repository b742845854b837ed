#include "cli/board_table.h"

#include <algorithm>
#include <array>
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
                   {"Base %", Align::Right},
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
  for (std::size_t area = 0; area < areas.areaCodes.size(); ++area) {
    const double target = weights.at(Step::ExcessCost)[area] / run.results.nationalPopulation;
    const std::string& name = areas.areaNames[area].empty() ? areas.areaCodes[area] : areas.areaNames[area];
    std::vector<std::string> row{
        name,
        thousandsText(run.results.levels[*level].population[area], 0),
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
  // Sums of the lines above, so that a slip in them would show.
  std::array<double, model::STEP_COUNT> sums{};
  for (std::size_t step = 0; step < model::STEP_COUNT; ++step)
    sums[step] = compensatedSum(weights.weight[step]);
  const double national = run.results.nationalPopulation;
  std::vector<std::string> total{"Total",
                                 thousandsText(compensatedSum(run.results.levels[*level].population), 0),
                                 percentText(sums[0] / national),
                                 indexText(model::ratio(sums[1], sums[0])),
                                 indexText(model::ratio(sums[2], sums[1])),
                                 indexText(model::ratio(sums[3], sums[2])),
                                 indexText(model::ratio(sums[3], sums[0])),
                                 percentText(sums[3] / national),
                                 millionsText(sums[3] / national * programme.budgetGbp)};
  if (!distances.empty()) {
    CompensatedSum distance;
    for (const run::Distance& one : distances) distance.add(one.gbp());
    total.push_back(millionsText(distance.value()));
    total.push_back("");
  }
  table.addRow(std::move(total));
  std::string text = table.text();
  text += "Population: residents. Base %: share before weighting (programmes on practices count list "
          "patients where the "
          "practice is).\nIndices: 1 is the national average.";
  if (!distances.empty())
    text += " From target: present allocation less target share of their sum; negative is below target.";
  return text + "\n";
}

}  // namespace fairshares::cli
