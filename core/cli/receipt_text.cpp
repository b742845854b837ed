#include "cli/receipt_text.h"

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

}  // namespace

std::string receiptText(const formula::Receipt& receipt) {
  std::string text = "Receipt for data zone " + receipt.code;
  if (!receipt.name.empty()) text += " " + receipt.name;
  text += "\n";
  for (const auto& area : receipt.areas)
    text += "  " + area.level + ": " + area.code + (area.name.empty() ? "" : " " + area.name) + "\n";
  for (const auto& category : receipt.categories)
    text += "  " + category.category + ": " + (category.value.empty() ? NOTHING : category.value) + "\n";
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
