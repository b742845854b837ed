#include "cli/receipt_text.h"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "base/number_text.h"
#include "cli/text_table.h"

namespace fairshares::cli {

namespace {

using model::Step;

constexpr const char* NOTHING = "-";

std::string numberText(const std::optional<double>& value, int decimals) {
  return value ? fixedText(*value, decimals) : NOTHING;
}

std::string basisText(const formula::ReceiptStep& step) {
  switch (step.method) {
  case study::StepMethod::CostWeights:
    return "cost per head GBP " + numberText(step.raw, 2) + ", nation GBP " + fixedText(1.0 / step.scale, 2);
  case study::StepMethod::Indicators:
    return "raw needs value " + numberText(step.raw, 4) + ", rescaled by " + fixedText(step.scale, 6);
  case study::StepMethod::CategoryRatios:
    return "category ratio " + numberText(step.raw, 4) + ", rescaled by " + fixedText(step.scale, 6);
  case study::StepMethod::Index:
    return "given index " + numberText(step.raw, 4) + ", rescaled by " + fixedText(step.scale, 6);
  case study::StepMethod::Travel:
    return "cost of a nurse's contact over the national mean " + numberText(step.raw, 4) + ", rescaled by " +
           fixedText(step.scale, 6);
  case study::StepMethod::Mix:
    return "travel and clinic costs mixed by spending " + numberText(step.raw, 4) + ", rescaled by " +
           fixedText(step.scale, 6);
  case study::StepMethod::None:
    break;
  }
  return step.step == Step::Population ? "people" : "not applied";
}

std::string termText(const formula::ReceiptTerm& term) {
  std::string text = "      " + term.indicator + " " + numberText(term.value, 4) + ", nation " +
                     fixedText(term.nationalMean, 4) + " (s.d. " + fixedText(term.standardDeviation, 4) +
                     "): z = " + numberText(term.z, 3) + ", times " + shortestText(term.coefficientPerSd);
  if (term.z) text += " = " + fixedText(*term.z * term.coefficientPerSd, 4);
  return text + "\n";
}

std::string programmeText(const formula::ReceiptProgramme& programme) {
  std::string text = "\n" + programme.title + " (" + programme.id + ")\n";
  for (const formula::ReceiptStep& step : programme.steps) {
    std::string name = "  " + std::string(model::stepName(step.step));
    name.resize(14, ' ');
    text += name + "index " + numberText(step.index, 4) + "  weighted population " +
            thousandsText(step.weightedPopulation, 2);
    if (programme.isLeaf)
      text += "  (" + basisText(step) + ")";
    else if (step.step != Step::Population)
      text += "  (ratio of the children's combined shares)";
    text += "\n";
    for (const formula::ReceiptTerm& term : step.terms) text += termText(term);
  }
  text += "  overall     index " + numberText(programme.overallIndex, 4) + "  share of the nation " +
          fixedText(100.0 * programme.targetShare, 6) + " %  allocation GBP " +
          thousandsText(programme.allocationGbp, 2) + "\n";
  if (programme.person && programme.person->costGbpPerHead == 0.0)
    text += "  this programme has no cost for people of this age and sex\n";
  else if (programme.person)
    text += "  this person cost GBP " + fixedText(programme.person->costGbpPerHead, 2) + " a head, " +
            numberText(programme.person->relativeCost, 4) + " of the average; counts as " +
            numberText(programme.person->weight, 4) + " persons here\n";
  return text;
}

std::string nearestText(const std::string& title, const formula::ReceiptTravel::Nearest& nearest) {
  if (!nearest.minutes) return title + ": unreachable, " + nearest.unreachableReason;
  return title + ": " + nearest.place + ", " + fixedText(*nearest.minutes, 1) + " minutes";
}

std::string roundsText(const model::ZoneRounds& rounds) {
  std::string text = "  nurse's day: ";
  if (!rounds.simulated) return text + "not simulated, " + rounds.state + "\n";
  text += fixedText(rounds.minutesPerContact, 1) + " minutes a contact (" + fixedText(rounds.minutesLow, 1) +
          " to " + fixedText(rounds.minutesHigh, 1) + "; square-root law " +
          fixedText(rounds.closedFormMinutesPerContact, 1) + "), " +
          fixedText(100.0 * rounds.travelShare, 0) + " % on the way, " + fixedText(rounds.visitsPerShift, 1) +
          " visits a shift, GBP " + fixedText(rounds.costPerContactGbp, 2) + " a contact, from " +
          rounds.base;
  if (!rounds.state.empty()) text += " (" + rounds.state + ")";
  return text + "\n";
}

/// How near the zone is to the limits of its class.
std::string limitsText(const std::vector<std::pair<double, std::optional<double>>>& toSpare) {
  std::string text;
  for (const auto& [limit, minutes] : toSpare)
    if (minutes)
      text += "      " + fixedText(std::abs(*minutes), 1) + " minutes " +
              (*minutes >= 0.0 ? "within" : "over") + " the limit of " + shortestText(limit) + "\n";
  return text;
}

std::string travelText(const formula::ReceiptTravel& travel) {
  std::string text;
  if (travel.proximity)
    text += "  minutes are rough: no roads were given, a proximity network of neighbouring zones stood in\n";
  if (travel.settlementPopulation)
    text += "  lies in the settlement " + travel.settlement + ", " +
            thousandsText(*travel.settlementPopulation, 0) + " people\n";
  else if (travel.driveTime)
    text += "  lies in no settlement\n";
  if (travel.driveTime)
    text += "  " + nearestText("Nearest centre of a large settlement", *travel.driveTime) + "\n";
  for (const model::RouteLegText& leg : travel.legs) {
    text += "      " + leg.what + ": " + fixedText(leg.minutes, 1) + " minutes";
    if (leg.kilometres > 0.0) text += ", " + fixedText(leg.kilometres, 1) + " km";
    text += "\n";
  }
  if (const auto& found = travel.urbanRural) {
    text += "  urban-rural class: " + found->code + ", " + found->name +
            (found->island ? ", on an island" : "") + "; category of excess costs: " + found->category + "\n";
    text += limitsText(found->toSpare);
  }
  for (const auto& nearest : travel.destinations) text += "  " + nearestText(nearest.title, nearest) + "\n";
  if (travel.rounds) text += roundsText(*travel.rounds);
  return text;
}

}  // namespace

std::string receiptText(const formula::Receipt& receipt) {
  std::string text = "Receipt for data zone " + receipt.code;
  if (!receipt.name.empty()) text += " " + receipt.name;
  text += "\n";
  for (const auto& area : receipt.areas)
    text += "  " + area.level + ": " + area.code + (area.name.empty() ? "" : " " + area.name) + "\n";
  for (const auto& category : receipt.categories)
    text += "  " + category.category + ": " + (category.value.empty() ? NOTHING : category.value) + "\n";
  if (receipt.travel) text += travelText(*receipt.travel);
  text += "  population: " + thousandsText(receipt.population, 2);
  if (receipt.population != receipt.populationAsRead)
    text += " after rebasing, " + thousandsText(receipt.populationAsRead, 0) + " as read";
  text += " (of " + thousandsText(receipt.nationalPopulation, 0) + ")\n";
  if (!receipt.groupLabel.empty())
    text += "  of whom " + receipt.groupLabel + ": " + thousandsText(receipt.groupPersons, 2) + "\n";
  if (receipt.population == 0.0) text += "  Nobody lives here: the zone carries weight 0 and has no index.\n";
  for (const formula::ReceiptProgramme& programme : receipt.programmes) text += programmeText(programme);
  for (const std::string& programme : receipt.notOnZones)
    text += "\n" + programme + ": not shown, it works on GP practices and reaches areas, not zones.\n";
  return text;
}

}  // namespace fairshares::cli
