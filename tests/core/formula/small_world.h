// A world small enough to work out by hand, for the tests of core/formula.
//
//                 female          male                                  Board
//             0-64    65+     0-64    65+     people
//   Z1          10      0       10      0        20                     West
//   Z2           5      5        5      5        20                     East
//   Z3           0      0        0      0         0                     West
//   cost       100    400       50    350     pounds a head, programme acute
//
//              cost per head   age-sex          needs             excess cost
//   Z1   W0 20  1500 / 20 =  75   0.5  W1 10   raw 3   2     W2 20   ratio 1.5  1.5  W3 30
//   Z2   W0 20  4500 / 20 = 225   1.5  W1 30   raw 1   2/3   W2 20   ratio 0.5  0.5  W3 10
//   Z3   W0  0                    -    W1  0           -     W2  0              -    W3  0
//        40     6000 / 40 = 150        40      40/60 = 2/3   40      40/40 = 1       40
#pragma once

#include "model/model.h"

namespace fairshares::testing_support {

/// The world above: zones Z1, Z2, Z3; level boards with East and West; the leaf programme acute, which is
/// worth 1,000 pounds.
inline model::Model smallWorld() {
  model::Model world;
  world.zones.codes = {"Z1", "Z2", "Z3"};
  world.zones.names = {"First", "Second", "Third"};
  world.zones.bands = ageBandsFromFirstAges({0, 65});
  world.zones.persons = {10, 0, 10, 0, 5, 5, 5, 5, 0, 0, 0, 0};
  world.zones.population = {20, 20, 0};
  world.zones.populationAsRead = {20, 20, 0};
  world.zoneWkb.assign(3, "");
  world.nationalPopulation = 40;

  model::Level boards;
  boards.id = "boards";
  boards.title = "NHS Boards";
  boards.areaCodes = {"B1", "B2"};
  boards.areaNames = {"East", "West"};
  boards.areaOfZone = {1, 0, 1};
  world.levels = {boards};

  model::Programme acute;
  acute.id = "acute";
  acute.title = "Acute";
  acute.budgetGbp = 1000;
  acute.expenditureGbp = 1000;
  acute.ageSex.method = study::StepMethod::CostWeights;
  acute.ageSex.costGbpByGroup = {100, 400, 50, 350};
  acute.needs.method = study::StepMethod::Index;
  acute.needs.index = {3.0, 1.0, std::nullopt};
  acute.excessCost.method = study::StepMethod::CategoryRatios;
  acute.excessCost.ratio = {1.5, 0.5, std::nullopt};
  world.programmes = {acute};
  return world;
}

/// Gives the world two practices with 50 and 30 persons on their lists as read, all of the first group,
/// scaled to 25 and 15; Q1 lies in West, Q2 in East. A second leaf, gp_prescribing, has no step but the
/// population.
inline void addPractices(model::Model& world) {
  model::Units practices;
  practices.codes = {"Q1", "Q2"};
  practices.names = {"Surgery", "Clinic"};
  practices.bands = world.zones.bands;
  practices.persons = {25, 0, 0, 0, 15, 0, 0, 0};
  practices.population = {25, 15};
  practices.populationAsRead = {50, 30};
  world.practices = practices;
  world.practiceEasting.assign(2, std::nullopt);
  world.practiceNorthing.assign(2, std::nullopt);
  world.practiceZone.assign(2, "");
  world.listInflation = 2.0;
  world.levels[0].areaOfPractice = {1, 0};

  model::Programme prescribing;
  prescribing.id = "gp_prescribing";
  prescribing.title = "GP prescribing";
  prescribing.basis = study::Basis::Practices;
  prescribing.budgetGbp = 3000;
  prescribing.expenditureGbp = 3000;
  world.programmes.push_back(prescribing);
}

/// Makes a parent `all` of every programme that has none.
inline void addParent(model::Model& world) {
  model::Programme all;
  all.id = "all";
  all.title = "All programmes";
  for (std::size_t programme = 0; programme < world.programmes.size(); ++programme) {
    if (world.programmes[programme].parent) continue;
    world.programmes[programme].parent = world.programmes.size();
    all.children.push_back(programme);
    all.budgetGbp += world.programmes[programme].budgetGbp;
  }
  world.programmes.push_back(all);
}

/// Gives acute's needs an indicator instead of an index: Z1 has 1, Z2 has 3 and Z3, without people, 5.
///
///   mean (20 * 1 + 20 * 3) / 40 = 2, variance (20 * 1 + 20 * 1) / 40 = 1, so z = -1, 1 and 3
inline void useIndicator(model::Model& world, double coefficientPerSd) {
  model::Indicator indicator;
  indicator.id = "smr";
  indicator.values = {1.0, 3.0, 5.0};
  world.indicators = {indicator};
  model::NeedsInput& needs = world.programmes[0].needs;
  needs.method = study::StepMethod::Indicators;
  needs.index.clear();
  needs.terms = {{0, coefficientPerSd}};
}

}  // namespace fairshares::testing_support
