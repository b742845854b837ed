#include "cli/json_output.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "run/output_layers.h"
#include "run/remoteness_layers.h"

namespace fairshares::cli {

namespace {

using Json = nlohmann::ordered_json;

Json optionalNumber(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json issueJson(const Issue& issue) {
  constexpr std::array<const char*, 3> SEVERITIES{"error", "warning", "note"};
  Json json;
  json["severity"] = SEVERITIES[static_cast<std::size_t>(issue.severity)];
  json["code"] = issueCodeName(issue.code);
  json["file"] = issue.where.file;
  json["layer"] = issue.where.layer;
  json["row"] = issue.where.row ? Json(*issue.where.row) : Json(nullptr);
  json["column"] = issue.where.column;
  json["key"] = issue.where.key;
  json["value"] = issue.value;
  json["message"] = issue.message;
  json["mend"] = issue.mend;
  return json;
}

/// What `check` says of the network: its facts, and how zones get to each kind of place.
Json networkJson(const model::Remoteness& remoteness) {
  Json json{{"proximity", remoteness.proximity}, {"facts", Json::array()}, {"destinations", Json::array()}};
  for (const model::NetworkFact& fact : remoteness.networkFacts)
    json["facts"].push_back({{"item", fact.item},
                             {"name", fact.name},
                             {"value", optionalNumber(fact.value)},
                             {"unit", fact.unit},
                             {"note", fact.note}});
  const auto add = [&](const model::NearestPlaces& nearest) {
    std::size_t reached = 0;
    std::optional<double> longest;
    for (const auto& minutes : nearest.minutes) {
      if (minutes) ++reached;
      if (minutes) longest = std::max(longest.value_or(0.0), *minutes);
    }
    json["destinations"].push_back({{"id", nearest.id},
                                    {"title", nearest.title},
                                    {"places", nearest.names.size()},
                                    {"zones_reached", reached},
                                    {"longest_minutes", optionalNumber(longest)}});
  };
  if (remoteness.driveTime) add(*remoteness.driveTime);
  for (const model::NearestPlaces& nearest : remoteness.destinations) add(nearest);
  if (!remoteness.classes) return json;
  json["categories"] = Json::object();
  for (const std::string& category : remoteness.classes->category) {
    Json& count = json["categories"][category];
    count = count.is_null() ? 1 : count.get<int>() + 1;
  }
  return json;
}

Json joinedJson(const run::JoinedStudy& joined) {
  Json json;
  json["title"] = joined.study.title;
  json["year"] = joined.study.year;
  json["synthetic"] = joined.study.synthetic;
  json["proximity_network"] = run::standsIn(joined.study);
  json["zones"] = joined.model.zones.size();
  json["population"] = joined.model.nationalPopulation;
  json["practices"] = joined.model.practices ? joined.model.practices->size() : 0;
  Json inputs = Json::array();
  for (const run::InputFile& input : joined.inputs)
    inputs.push_back({{"file", input.file}, {"sha256", input.sha256}});
  json["inputs"] = std::move(inputs);
  if (joined.model.remoteness) json["network"] = networkJson(*joined.model.remoteness);
  return json;
}

Json levelsJson(const run::FinishedRun& run) {
  const model::Model& model = run.joined.model;
  Json levels = Json::array();
  for (std::size_t level = 0; level < model.levels.size(); ++level) {
    const model::GeographyResult& result = run.results.levels[level];
    Json areas = Json::array();
    for (std::size_t area = 0; area < model.levels[level].areaCodes.size(); ++area) {
      Json json{{"code", model.levels[level].areaCodes[area]},
                {"name", model.levels[level].areaNames[area]},
                {"population", result.population[area]}};
      for (std::size_t programme = 0; programme < model.programmes.size(); ++programme) {
        if (!result.programmes[programme]) continue;
        const model::StepWeights& weights = *result.programmes[programme];
        Json values;
        for (const model::Step step : {model::Step::AgeSex, model::Step::Needs, model::Step::ExcessCost})
          values[std::string(model::stepName(step)) + "_index"] =
              optionalNumber(model::stepIndex(weights, step, area));
        values["overall_index"] = optionalNumber(model::overallIndex(weights, area));
        values["weighted_population"] = weights.at(model::Step::ExcessCost)[area];
        values["target_share"] = weights.at(model::Step::ExcessCost)[area] / run.results.nationalPopulation;
        values["allocation_gbp"] = weights.at(model::Step::ExcessCost)[area] /
                                   run.results.nationalPopulation * model.programmes[programme].budgetGbp;
        json["programmes"][model.programmes[programme].id] = std::move(values);
      }
      areas.push_back(std::move(json));
    }
    levels.push_back({{"level", model.levels[level].id}, {"areas", std::move(areas)}});
  }
  return levels;
}

Json nearestJson(const formula::ReceiptTravel::Nearest& nearest) {
  return {{"title", nearest.title},
          {"place", nearest.place},
          {"minutes", optionalNumber(nearest.minutes)},
          {"unreachable", nearest.unreachableReason}};
}

Json travelJson(const formula::ReceiptTravel& travel) {
  Json json{{"proximity", travel.proximity},
            {"settlement", travel.settlement},
            {"settlement_population", optionalNumber(travel.settlementPopulation)}};
  if (travel.driveTime) json["drive_time"] = nearestJson(*travel.driveTime);
  for (const model::RouteLegText& leg : travel.legs)
    json["legs"].push_back({{"what", leg.what}, {"minutes", leg.minutes}, {"km", leg.kilometres}});
  for (const auto& nearest : travel.destinations) json["destinations"].push_back(nearestJson(nearest));
  if (const auto& found = travel.urbanRural) {
    json["urban_rural"] = {{"class", found->code},
                           {"name", found->name},
                           {"category", found->category},
                           {"island", found->island}};
    for (const auto& [threshold, toSpare] : found->toSpare)
      json["urban_rural"]["minutes_to_spare"].push_back(
          {{"threshold", threshold}, {"minutes", optionalNumber(toSpare)}});
  }
  if (const auto& rounds = travel.rounds)
    json["nurse_rounds"] = {{"note", rounds->state},
                            {"simulated", rounds->simulated},
                            {"base", rounds->base},
                            {"minutes_per_contact", rounds->minutesPerContact},
                            {"minutes_low", rounds->minutesLow},
                            {"minutes_high", rounds->minutesHigh},
                            {"minutes_closed_form", rounds->closedFormMinutesPerContact},
                            {"travel_share", rounds->travelShare},
                            {"visits_per_shift", rounds->visitsPerShift},
                            {"km_per_contact", rounds->kilometresPerContact},
                            {"cost_gbp_per_contact", rounds->costPerContactGbp}};
  return json;
}

Json receiptJson(const formula::Receipt& receipt) {
  Json json{{"zone", receipt.code},
            {"name", receipt.name},
            {"population", receipt.population},
            {"population_as_read", receipt.populationAsRead}};
  for (const auto& area : receipt.areas)
    json["areas"].push_back({{"level", area.level}, {"code", area.code}, {"name", area.name}});
  for (const auto& category : receipt.categories) json["categories"][category.category] = category.value;
  if (receipt.group) json["group"] = {{"label", receipt.groupLabel}, {"persons", receipt.groupPersons}};
  if (receipt.travel) json["travel"] = travelJson(*receipt.travel);
  for (const formula::ReceiptProgramme& programme : receipt.programmes) {
    Json steps = Json::array();
    for (const formula::ReceiptStep& step : programme.steps) {
      Json line{{"step", model::stepName(step.step)},  {"method", study::stepMethodName(step.method)},
                {"raw", optionalNumber(step.raw)},     {"scale", step.scale},
                {"index", optionalNumber(step.index)}, {"weighted_population", step.weightedPopulation}};
      for (const formula::ReceiptTerm& term : step.terms)
        line["terms"].push_back({{"indicator", term.indicator},
                                 {"value", optionalNumber(term.value)},
                                 {"national_mean", term.nationalMean},
                                 {"standard_deviation", term.standardDeviation},
                                 {"z", optionalNumber(term.z)},
                                 {"coefficient_per_sd", term.coefficientPerSd}});
      steps.push_back(std::move(line));
    }
    Json entry{{"id", programme.id},
               {"title", programme.title},
               {"steps", std::move(steps)},
               {"overall_index", optionalNumber(programme.overallIndex)},
               {"target_share", programme.targetShare},
               {"allocation_gbp", programme.allocationGbp}};
    if (programme.person)
      entry["person"] = {{"cost_gbp_per_head", programme.person->costGbpPerHead},
                         {"relative_cost", optionalNumber(programme.person->relativeCost)},
                         {"weight", optionalNumber(programme.person->weight)}};
    json["programmes"].push_back(std::move(entry));
  }
  return json;
}

Json checksJson(const std::vector<run::Check>& checks) {
  Json json = Json::array();
  for (const run::Check& check : checks)
    json.push_back({{"what", check.what},
                    {"expected", check.expected},
                    {"found", check.found},
                    {"relative_difference", check.relativeDifference()},
                    {"holds", check.holds()}});
  return json;
}

}  // namespace

std::string jsonText(const JsonFacts& facts) {
  Json json;
  json["exit_status"] = static_cast<int>(facts.status);
  json["issues"] = Json::array();
  if (facts.issues) {
    for (const Issue& issue : facts.issues->list()) json["issues"].push_back(issueJson(issue));
    json["issues_not_listed"] = facts.issues->unlisted();
  }
  if (facts.joined) json["study"] = joinedJson(*facts.joined);
  if (facts.run) {
    json["levels"] = levelsJson(*facts.run);
    json["checks"] = checksJson(facts.run->checks);
  }
  if (facts.receipt) json["receipt"] = receiptJson(*facts.receipt);
  for (const io::WrittenFile& file : facts.written)
    json["written"].push_back({{"path", file.path}, {"bytes", file.bytes}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace fairshares::cli
