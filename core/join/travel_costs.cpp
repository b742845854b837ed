// Fair Shares: what a visit at home costs in every zone, from the simulated days of community nurses.
#include "join/travel_costs.h"

namespace fairshares::join {

std::vector<std::optional<double>> travelCosts(const study::Programme& programme,
                                               const StepContext& context) {
  const model::Units& zones = context.model.zones;
  std::vector<std::optional<double>> costs(zones.size());
  const auto& remoteness = context.model.remoteness;
  if (!remoteness || !remoteness->rounds) return costs;  // what went wrong has been told
  for (std::size_t zone = 0; zone < zones.size(); ++zone) {
    const model::ZoneRounds& rounds = (*remoteness->rounds)[zone];
    if (rounds.simulated) costs[zone] = rounds.costPerContactGbp;
    if (rounds.simulated || zones.population[zone] == 0.0) continue;
    context.findings.error(
        IssueCode::ValueMissing,
        {context.study.file, "", std::nullopt, "programmes." + programme.id + ".excess_cost",
         zones.codes[zone]},
        "",
        "The zone " + zones.codes[zone] + " has " + personsText(zones.population[zone]) +
            " but no nurse's day could be simulated there (" + rounds.state +
            "), so its cost of a contact is not known; it is never filled in.",
        "Mend the network, the ferries or the bases around the zone, or choose another method.");
  }
  return costs;
}

}  // namespace fairshares::join
