#include "draft/step_text.h"

#include <algorithm>
#include <array>

#include "base/number_text.h"
#include "draft/needs_text.h"

namespace fairshares::draft {

namespace {

constexpr const char* CATEGORY = "urban_rural";

const study::Provenance& notGiven() {
  static const study::Provenance provenance{"not given when the study was made from layers: 1 everywhere",
                                            study::Status::Assumed};
  return provenance;
}

std::string_view sectionOf(Role role) {
  switch (role) {
  case Role::Settlements:
    return "settlements";
  case Role::Ferries:
    return "ferries";
  case Role::FixedLinks:
    return "fixed_links";
  case Role::AccessPoints:
    return "access_points";
  case Role::ExtraCentres:
    return "extra_centres";
  default:
    return "";
  }
}

void writeNetwork(const StudyDraft& draft, TomlWriter& writer) {
  const TableChoice* roads = draft.travelTable(Role::Roads);
  if (!roads) {
    writer.section("network", {"No roads: neighbouring zones are joined instead, and every output says so.",
                               "Speeds and the circuity factor are the defaults of Fair Shares (assumed)."});
    writer.text("method", "proximity");
    writer.provenance({"proximity network of Fair Shares, not official", study::Status::Assumed});
    return;
  }
  writer.section("network", {"Where travel runs."});
  writer.text("method", "roads");
  writer.table(*roads);
  if (const std::string& crs = writer.placeOf(*roads).crs; !crs.empty()) writer.text("crs", crs);
  writer.provenance(writer.placeOf(*roads).provenance);
  writer.section("network.speeds", {"Average speed of each road class."});
  writer.tableWithProvenance(*draft.travelTable(Role::RoadSpeeds));
}

void writeTravelTable(const TravelTable& one, TomlWriter& writer) {
  const std::string_view section = sectionOf(one.role);
  if (section.empty() || !one.choice.isMade()) return;
  writer.section(section);
  writer.table(one.choice);
  // Bridges are codes only.
  if (const std::string& crs = writer.placeOf(one.choice).crs; !crs.empty() && one.role != Role::FixedLinks)
    writer.text("crs", crs);
  writer.provenance(writer.placeOf(one.choice).provenance);
}

void writeExcessIndex(const StudyDraft& draft, const ProgrammeChoice& programme, TomlWriter& writer) {
  writer.section("programmes." + programme.id + ".excess_cost");
  writer.text("method", "index");
  writer.table(draft.excessIndex);
  writer.text("column", programme.excessColumn);
  writer.provenance(writer.placeOf(draft.excessIndex).provenance);
}

bool isHospitalOrCommunity(const ProgrammeChoice& programme) {
  static constexpr std::array IDS{"acute", "mental_health", "maternity", "care_of_elderly", "community"};
  return std::find(IDS.begin(), IDS.end(), programme.id) != IDS.end();
}

std::string eligibilityText(const study::Eligibility& eligibility) {
  std::string sexes;
  if (eligibility.female) sexes += "\"female\"";
  if (eligibility.male) sexes += std::string(sexes.empty() ? "" : ", ") + "\"male\"";
  return "{ age_from = " + std::to_string(eligibility.ages.from) +
         ", age_to = " + std::to_string(eligibility.ages.to) + ", sexes = [" + sexes + "] }";
}

/// Costs with the bands of the lists; excess costs are given by zone, and are 1 on practices.
void writeStepsOnPractices(const StudyDraft& draft, const ProgrammeChoice& programme, TomlWriter& writer) {
  const std::string section = "programmes." + programme.id;
  if (draft.practices.costWeights.isMade()) {
    writer.section(section + ".age_sex", {"For the age bands of the practices' lists."});
    writer.text("method", "cost_weights");
    writer.tableWithProvenance(draft.practices.costWeights);
  }
  writer.section(
      section + ".excess_cost",
      {"Not given for practices, so 1 everywhere: medicines cost the same wherever they are taken."});
  writer.text("method", "none");
  writer.provenance({"no excess cost on GP practices when the study was made from layers: 1 everywhere",
                     study::Status::Assumed});
}

void writeProgramme(const StudyDraft& draft, const ProgrammeChoice& programme, const std::string& parent,
                    TomlWriter& writer) {
  const bool isOnPractices = programme.basis == study::Basis::Practices;
  writer.section("programmes." + programme.id);
  writer.text("title", programme.title);
  if (!parent.empty()) writer.text("parent", parent);
  if (isOnPractices) writer.text("basis", study::basisName(programme.basis));
  writer.plain("budget_gbp", "{ value = " + shortestText(*programme.budgetGbp) +
                                 ", source = " + tomlText(programme.budgetProvenance.source) + ", status = " +
                                 tomlText(study::statusName(programme.budgetProvenance.status)) + " }");
  writer.plain("eligibility", eligibilityText(programme.eligibility));
  writer.text("purpose", programme.purpose);
  writeNeedsOf(draft, programme, writer);
  if (isOnPractices) return writeStepsOnPractices(draft, programme, writer);
  if (draft.excessCosts == ExcessCosts::Index && !programme.excessColumn.empty())
    writeExcessIndex(draft, programme, writer);
}

constexpr const char* HCHS_TITLE = "Hospital and community health services";

}  // namespace

void writeRemoteness(const StudyDraft& draft, TomlWriter& writer) {
  if (draft.excessCosts == ExcessCosts::Category) {
    writer.section(std::string("categories.") + CATEGORY, {"A category of each zone, for its excess costs."});
    writer.text("title", "Urban-rural category");
    writer.table(draft.category);
    writer.text("column", draft.categoryColumn);
    writer.provenance(writer.placeOf(draft.category).provenance);
  }
  if (draft.excessCosts != ExcessCosts::Derived) return;
  writeNetwork(draft, writer);
  for (const TravelTable& one : draft.travel) writeTravelTable(one, writer);
  writer.section(
      "urban_rural",
      {"Size of settlement and drive time make the category urban_rural: 1 to 8, 5 and 8 with islands."});
  writer.provenance(
      {"Scottish Government, Urban Rural Classification: its thresholds on travel computed here",
       study::Status::Derived});
}

void writeSteps(const StudyDraft& draft, TomlWriter& writer) {
  writer.section("age_sex",
                 {"The steps after population: what every programme does unless it says otherwise.",
                  "Age and sex: pounds a head by programme, sex and age."});
  writer.text("method", "cost_weights");
  writer.tableWithProvenance(draft.costWeights);

  writeNeedsDefault(draft, writer);

  const bool isByCategory =
      draft.excessCosts == ExcessCosts::Category || draft.excessCosts == ExcessCosts::Derived;
  if (isByCategory) {
    writer.section("excess_cost", {"Excess costs of remoteness: a ratio for each category (1 = none)."});
    writer.text("method", "category");
    writer.text("category", CATEGORY);
    writer.tableWithProvenance(draft.categoryRatios);
    return;
  }
  writer.section("excess_cost", {draft.excessCosts == ExcessCosts::Index
                                     ? "Excess costs: finished ratios, each with its programme below."
                                     : "Excess costs: NOT GIVEN, so 1 everywhere. This is an assumption."});
  writer.text("method", "none");
  writer.provenance(notGiven());
}

void writeProgrammes(const StudyDraft& draft, TomlWriter& writer) {
  const std::vector<ProgrammeChoice>& programmes = draft.programmes;
  const auto count =
      static_cast<std::size_t>(std::count_if(programmes.begin(), programmes.end(), isHospitalOrCommunity));
  const bool isHchsAlone = count == programmes.size();
  const bool hasBoth = !isHchsAlone && count > 1 && draft.usesPractices();
  std::string parent;
  if (programmes.size() > 1) {
    parent = isHchsAlone ? "hchs" : "all";
    writer.section("programmes." + parent,
                   {"A parent combines the shares of its programmes, weighted by their budgets."});
    writer.text("title", isHchsAlone ? HCHS_TITLE : "All programmes");
  }
  // As the formula has it: what is on practices stands beside hospital and community services.
  if (hasBoth) {
    writer.section("programmes.hchs");
    writer.text("title", HCHS_TITLE);
    writer.text("parent", parent);
  }
  for (const ProgrammeChoice& programme : programmes)
    writeProgramme(draft, programme, hasBoth && isHospitalOrCommunity(programme) ? "hchs" : parent, writer);
}

}  // namespace fairshares::draft
