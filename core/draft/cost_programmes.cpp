#include "draft/cost_programmes.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/contract.h"
#include "study/read_study.h"
#include "study/starter_study.h"

namespace fairshares::draft {

namespace {

struct KnownProgramme {
  const char* id;
  const char* title;
  const char* purpose;
};

constexpr std::array<KnownProgramme, 6> KNOWN_PROGRAMMES{
    {{"acute", "Acute", "Timely hospital treatment"},
     {"mental_health", "Mental health and learning difficulties",
      "Recovery and a good life with mental illness or learning difficulties"},
     {"maternity", "Maternity", "Safe births and healthy newborn children"},
     {"care_of_elderly", "Care of the elderly", "Independence and good care in old age"},
     {"community", "Community", "Care at home and in clinics"},
     {"gp_prescribing", "GP prescribing", "Medicines that keep people well at home"}}};

ProgrammeChoice withKnownWords(const std::string& id) {
  ProgrammeChoice programme;
  programme.id = id;
  programme.title = id;
  for (const KnownProgramme& known : KNOWN_PROGRAMMES)
    if (id == known.id) {
      programme.title = known.title;
      programme.purpose = known.purpose;
    }
  programme.budgetProvenance = {"entered when the study was made from layers", study::Status::Assumed};
  return programme;
}

/// Of the groups that cost something.
study::Eligibility eligibilityOf(const std::vector<model::CostWeightRow>& rows, const std::string& id) {
  study::Eligibility served{{OPEN_AGE, 0}, false, false};
  for (const model::CostWeightRow& row : rows) {
    if (row.programme != id || row.costGbpPerHead <= 0.0) continue;
    served.ages.from = std::min(served.ages.from, row.band.from);
    served.ages.to = std::max(served.ages.to, row.band.to);
    (row.sex == Sex::Female ? served.female : served.male) = true;
  }
  if (!served.female && !served.male) return {};
  return served;
}

}  // namespace

std::vector<ProgrammeChoice> programmesOf(const std::vector<model::CostWeightRow>& rows) {
  std::vector<ProgrammeChoice> programmes;
  for (const model::CostWeightRow& row : rows) {
    const bool isKnown = std::any_of(programmes.begin(), programmes.end(),
                                     [&](const ProgrammeChoice& one) { return one.id == row.programme; });
    if (isKnown) continue;
    ProgrammeChoice programme = withKnownWords(row.programme);
    programme.eligibility = eligibilityOf(rows, row.programme);
    programmes.push_back(std::move(programme));
  }
  return programmes;
}

std::vector<int> firstAgesOf(const std::vector<model::CostWeightRow>& rows) {
  std::set<int> ages{0};
  for (const model::CostWeightRow& row : rows) {
    ages.insert(row.band.from);
    if (row.band.to < OPEN_AGE) ages.insert(row.band.to + 1);
  }
  std::vector<int> first(ages.begin(), ages.end());
  // A table of one programme names only the ages it serves; the formula's edges hold for the rest.
  const bool fitsNrac = std::all_of(rows.begin(), rows.end(), [](const model::CostWeightRow& row) {
    const std::vector<AgeBand> bands = nracAgeBands();
    return std::find(bands.begin(), bands.end(), row.band) != bands.end();
  });
  return fitsNrac ? std::vector<int>{} : first;
}

std::vector<ProgrammeChoice> starterProgrammes() {
  const Result<study::Study> starter = study::readStudyText(study::starterStudy(), "study.toml");
  FAIRSHARES_EXPECTS(starter.hasValue());
  std::vector<ProgrammeChoice> programmes;
  for (std::size_t one = 0; one < starter.value().programmes.size(); ++one) {
    const study::Programme& programme = starter.value().programmes[one];
    if (!study::childrenOf(starter.value(), one).empty()) continue;
    ProgrammeChoice choice;
    choice.id = programme.id;
    choice.title = programme.title;
    choice.purpose = programme.purpose;
    choice.eligibility = programme.eligibility;
    choice.budgetGbp = programme.budgetGbp->value;
    choice.budgetProvenance = programme.budgetGbp->provenance;
    programmes.push_back(std::move(choice));
  }
  return programmes;
}

std::string starterCosts() {
  for (const study::StarterFile& file : study::starterFiles())
    if (file.name == "cost_per_head.csv") return file.content;
  return {};
}

std::string ratiosOfOne(const std::vector<ProgrammeChoice>& programmes,
                        const std::vector<std::string>& categories) {
  std::string text = "programme,category,ratio\n";
  for (const ProgrammeChoice& programme : programmes) {
    if (programme.basis == study::Basis::Practices) continue;
    for (const std::string& category : categories) {
      const bool needsQuotes = category.find_first_of(",\"\n") != std::string::npos;
      std::string cell;
      for (const char letter : category) cell += letter == '"' ? std::string("\"\"") : std::string(1, letter);
      text += programme.id + "," + (needsQuotes ? "\"" + cell + "\"" : category) + ",1.00\n";
    }
  }
  return text;
}

const std::vector<std::string>& derivedCategories() {
  static const std::vector<std::string> categories{"1", "2", "3", "4", "5M", "5I", "6", "7", "8M", "8I"};
  return categories;
}

}  // namespace fairshares::draft
