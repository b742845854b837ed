// Fair Shares: the people of every zone, and their scaling to projections.
#include "join/join_population.h"

#include "base/compensated_sum.h"
#include "base/contract.h"
#include "base/number_text.h"
#include "join/code_match.h"
#include "join/join_counts.h"

namespace fairshares::join {
namespace {

/// Persons of every area and group: [area * groupCount + group], added in zone order.
std::vector<double> personsByArea(const model::Level& level, const model::Units& zones) {
  const std::size_t groups = zones.groupCount();
  std::vector<CompensatedSum> sums(level.areaCodes.size() * groups);
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const std::uint32_t area = level.areaOfZone[zone];
    if (area == model::NO_AREA) continue;
    for (std::size_t group = 0; group < groups; ++group)
      sums[area * groups + group].add(zones.persons[zone * groups + group]);
  }
  std::vector<double> persons(sums.size());
  for (std::size_t cell = 0; cell < sums.size(); ++cell) persons[cell] = sums[cell].value();
  return persons;
}

void reportNobodyToScale(const model::Level& level, const model::Units& zones, std::size_t cell,
                         double projected, Place where, Findings& findings) {
  const std::size_t group = cell % zones.groupCount();
  const Sex sex = group < zones.bands.size() ? Sex::Female : Sex::Male;
  const std::string& area = level.areaCodes[cell / zones.groupCount()];
  where.key = area;
  where.column = std::string(sexName(sex)) + " " + ageBandLabel(zones.bands[group % zones.bands.size()]);
  findings.error(IssueCode::PeopleLost, where, shortestText(projected),
                 "The projection has " + personsText(projected) + " (" + where.column + ") in " + area +
                     ", but none of its zones has anybody of that group: nobody can be scaled up, and they "
                     "would be lost.",
                 "Check the zone counts of this group, or set the projection to 0.");
}

/// Projection over count, 1 where both are 0: [area * groupCount + group].
std::vector<double> scalingFactors(const model::Level& level, const model::Units& zones,
                                   const std::vector<double>& projected, const Place& where,
                                   Findings& findings) {
  std::vector<double> factors = personsByArea(level, zones);
  for (std::size_t cell = 0; cell < factors.size(); ++cell) {
    const double counted = factors[cell];
    if (counted == 0.0 && projected[cell] > 0.0)
      reportNobodyToScale(level, zones, cell, projected[cell], where, findings);
    factors[cell] = counted == 0.0 ? 1.0 : projected[cell] / counted;
  }
  return factors;
}

}  // namespace

void joinPopulation(model::CountTable population, model::Units& zones, Findings& findings) {
  zones.bands = population.bands;
  zones.persons = countsByUnit(zones.codes, std::move(population), "zone", findings);
  zones.population = sumOfGroups(zones.persons, zones.groupCount());
  zones.populationAsRead = zones.population;
}

void rebasePopulation(const model::Level& level, model::CountTable projections, model::Units& zones,
                      Findings& findings) {
  FAIRSHARES_EXPECTS(projections.bands == zones.bands);
  const std::string file = projections.file;
  const std::string layer = projections.layer;
  const std::size_t errorsBefore = findings.issues().errorCount();
  const std::vector<double> projected =
      countsByUnit(level.areaCodes, std::move(projections), "area", findings);
  // Factors against half a table of projections would only repeat what is already refused.
  if (findings.issues().errorCount() > errorsBefore) return;
  const std::vector<double> factors =
      scalingFactors(level, zones, projected, {file, layer, std::nullopt, "", ""}, findings);
  const std::size_t groups = zones.groupCount();
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const std::uint32_t area = level.areaOfZone[zone];
    if (area == model::NO_AREA) continue;
    for (std::size_t group = 0; group < groups; ++group)
      zones.persons[zone * groups + group] *= factors[area * groups + group];
  }
  zones.population = sumOfGroups(zones.persons, groups);

  model::JoinEntry summary;
  summary.event = model::JoinEvent::Matched;
  summary.source = sourceName(file, layer);
  summary.column = "rebasing";
  summary.count = static_cast<double>(level.areaCodes.size());
  summary.persons = compensatedSum(zones.population);
  summary.note = "Zone counts scaled to " + countText(level.areaCodes.size(), "area") + " of " + level.id +
                 " by age and sex: " + personsText(compensatedSum(zones.populationAsRead)) + " before, " +
                 personsText(*summary.persons) + " after.";
  findings.add(std::move(summary));
}

}  // namespace fairshares::join
