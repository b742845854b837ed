// Fair Shares: the excess cost ratio of every unit, from its category.
#include "join/category_ratios.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/compensated_sum.h"
#include "base/number_text.h"

namespace fairshares::join {
namespace {

/// Ratio by category, from the rows of one programme.
std::map<std::string, double> readRatios(const study::Programme& programme, const StepContext& context) {
  const study::TableReference& table = *programme.excessCost.ratioTable;
  const std::vector<model::CategoryRatioRow>& rows = parameterRows(context.sources.categoryRatios, table);
  std::map<std::string, double> ratios;
  std::map<std::string, std::size_t> rowOf;
  std::size_t used = 0;
  for (const model::CategoryRatioRow& row : rows) {
    if (row.programme != rowsOf(programme.excessCost.rowsOf, programme)) continue;
    ++used;
    const Place where = parameterPlace(table, row.row, "ratio", programme.id);
    const auto [first, isNew] = rowOf.emplace(row.category, row.row);
    if (!isNew)
      context.findings.error(IssueCode::CodeDuplicate, where, row.category,
                             "The ratio of the category " + row.category + " stands in row " +
                                 std::to_string(first->second) + " and again in row " +
                                 std::to_string(row.row) + "; which of them counts is not known.",
                             "Keep one of the rows.");
    else if (!std::isfinite(row.ratio))
      context.findings.error(IssueCode::ValueNotFinite, where, "not a finite number",
                             "A ratio that is no finite number would spoil every index.",
                             "Correct the ratio.");
    else if (row.ratio <= 0.0)
      context.findings.error(IssueCode::ValueOutOfRange, where, shortestText(row.ratio),
                             "The ratio of the category " + row.category +
                                 " must be above 0: 1 means no excess cost, and care is nowhere free.",
                             "Correct the ratio.");
    ratios.emplace(row.category, row.ratio);
  }
  reportRowsUsed(table, used, rows.size(), programme.id, context.findings);
  return ratios;
}

/// Category of each practice by its zone. Nothing where some practice with people has no zone.
std::optional<std::vector<std::string>> categoryOfPractices(const study::Programme& programme,
                                                            const model::Category& category,
                                                            const StepContext& context) {
  const model::Model& model = context.model;
  std::vector<std::string> found(model.practices->size());
  std::size_t unplaced = 0;
  std::string first;
  for (std::size_t practice = 0; practice < found.size(); ++practice) {
    const std::uint32_t zone = findCode(model.zones.codes, model.practiceZone[practice]);
    if (zone != NO_ENTRY) found[practice] = category.ofZone[zone];
    if (zone == NO_ENTRY && model.practices->population[practice] != 0.0 && unplaced++ == 0)
      first = model.practices->codes[practice];
  }
  if (unplaced == 0) return found;
  context.findings.error(
      IssueCode::StudyValue,
      {context.study.file, "", std::nullopt, "programmes." + programme.id + ".excess_cost.method",
       programme.id},
      std::string(stepMethodName(study::StepMethod::CategoryRatios)),
      "The programme " + programme.id +
          " works on practices and takes its excess cost from the category of a practice's zone, but the "
          "zone of " +
          countText(unplaced, "practice") + " is not known (the first is " + first + ").",
      "Name the column with the zone of a practice under [practices], or set method = \"none\".");
  return std::nullopt;
}

/// Units and persons of a category that has no ratio.
struct WithoutRatio {
  std::size_t units = 0;
  CompensatedSum persons;
};

void refuseWithoutRatio(const study::Programme& programme, const std::map<std::string, WithoutRatio>& lacking,
                        Findings& findings) {
  const study::TableReference& table = *programme.excessCost.ratioTable;
  for (const auto& [category, who] : lacking)
    findings.error(IssueCode::ReferenceUnknown, {table.file, table.layer, std::nullopt, "category", category},
                   std::to_string(who.units),
                   "The category " + category + " of " + countText(who.units, unitNoun(programme.basis)) +
                       " with " + personsText(who.persons.value()) + " has no ratio for the programme " +
                       programme.id + ".",
                   "Add a row with its ratio, or correct the category.");
}

void refuseWithoutCategory(const study::Programme& programme, const std::string& code, double persons,
                           const StepContext& context) {
  context.findings.error(IssueCode::ValueMissing,
                         {context.study.file, "", std::nullopt, programme.excessCost.category, code}, "",
                         "The practice " + code + " (" + personsText(persons) +
                             ") lies in a zone that has no category " + programme.excessCost.category + ".",
                         "Give the zone its category.");
}

std::vector<std::optional<double>> ratiosOf(const study::Programme& programme,
                                            const std::vector<std::string>& categoryOf,
                                            const std::map<std::string, double>& ratios,
                                            const StepContext& context) {
  const model::Units& units = context.model.units(programme.basis);
  std::vector<std::optional<double>> found(units.size());
  std::map<std::string, WithoutRatio> lacking;
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const bool hasPeople = units.population[unit] != 0.0;
    if (const auto ratio = ratios.find(categoryOf[unit]); ratio != ratios.end()) {
      found[unit] = ratio->second;
    } else if (!categoryOf[unit].empty() && hasPeople) {
      ++lacking[categoryOf[unit]].units;
      lacking[categoryOf[unit]].persons.add(units.population[unit]);
    } else if (hasPeople && programme.basis == study::Basis::Practices) {
      refuseWithoutCategory(programme, units.codes[unit], units.populationAsRead[unit], context);
    }  // zones with people and without a category are refused where the category is joined
  }
  refuseWithoutRatio(programme, lacking, context.findings);
  return found;
}

}  // namespace

std::vector<std::optional<double>> categoryRatios(const study::Programme& programme,
                                                  const StepContext& context) {
  const std::vector<model::Category>& categories = context.model.categories;
  const auto category = std::find_if(categories.begin(), categories.end(), [&](const model::Category& c) {
    return c.id == programme.excessCost.category;
  });
  const std::map<std::string, double> ratios = readRatios(programme, context);
  if (category == categories.end()) {
    context.findings.error(IssueCode::ReferenceUnknown,
                           {context.study.file, "", std::nullopt,
                            "programmes." + programme.id + ".excess_cost.category", programme.id},
                           programme.excessCost.category,
                           "The programme " + programme.id + " takes its excess cost from the category \"" +
                               programme.excessCost.category + "\", which the study does not have.",
                           "Name one of the study's categories.");
    return std::vector<std::optional<double>>(context.model.units(programme.basis).size());
  }
  if (programme.basis == study::Basis::Zones) return ratiosOf(programme, category->ofZone, ratios, context);
  const auto ofPractices = categoryOfPractices(programme, *category, context);
  if (!ofPractices) return std::vector<std::optional<double>>(context.model.practices->size());
  return ratiosOf(programme, *ofPractices, ratios, context);
}

}  // namespace fairshares::join
