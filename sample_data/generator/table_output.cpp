// The tables of the sample study.
#include "table_output.h"

#include "age_structure.h"
#include "csv_file.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sample {

namespace {

constexpr const char* BASE_YEAR = "2024";
constexpr const char* PROJECTED_YEAR = "2026";
constexpr const char* LIST_DATE = "20251001";
constexpr double TOTAL_ALLOCATION_GBP = 10.18e9;  // about the total of parameters/expenditure.csv

std::string whole(double value) {
  return fixedDecimals(value, 0);
}

std::string boardLabel(const BoardFact& board) {
  return board.name + " (synthetic)";
}

const BoardFact& boardOf(const SampleStudy& study, const Zone& zone) {
  return study.facts.boards[study.facts.councils[zone.council].board];
}

std::vector<std::string> ageHeader(std::vector<std::string> header) {
  for (int age = 0; age < AGES - 1; ++age) header.push_back(std::string("Age").append(std::to_string(age)));
  header.push_back("Age90plus");
  return header;
}

std::string bandLabel(int band) {
  if (band == LIST_BANDS - 1) return "Ages90plus";
  const auto twoDigits = [](int number) {
    return std::string(number < 10 ? "0" : "").append(std::to_string(number));
  };
  return std::string("Ages").append(twoDigits(band * 5)).append("to").append(twoDigits(band * 5 + 4));
}

void writeLookup(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/lookup.csv");
  writer.writeRow({"DataZone", "DataZoneName", "IntZone", "IntZoneName", "CA", "CAName", "HB", "HBName"});
  for (const Zone& zone : study.zones) {
    const IntermediateZone& group = study.intermediateZones[zone.intermediateZone];
    const CouncilFact& council = study.facts.councils[zone.council];
    const BoardFact& board = boardOf(study, zone);
    writer.writeRow({zone.code, zone.name, group.code, group.name, council.code,
                     council.name + " (synthetic)", board.code, boardLabel(board)});
  }
}

void writePopulation(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/population.csv");
  writer.writeRow(ageHeader({"Year", "DataZone", "Sex", "AllAges"}));
  for (const Zone& zone : study.zones) {
    for (const bool isFemale : {true, false}) {
      const std::array<int, AGES>& ages = isFemale ? zone.ages.female : zone.ages.male;
      std::vector<std::string> row = {BASE_YEAR, zone.code, isFemale ? "Female" : "Male",
                                      std::to_string(std::accumulate(ages.begin(), ages.end(), 0))};
      for (const int count : ages) row.push_back(std::to_string(count));
      writer.writeRow(row);
    }
  }
}

void writeCentroids(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/centroids.csv");
  writer.writeRow({"DataZone", "easting", "northing"});
  for (const Zone& zone : study.zones)
    writer.writeRow({zone.code, whole(zone.access.x), whole(zone.access.y)});
}

/// The zone with people whose limiting illness is unknown: the middle zone of Orkney's council.
std::size_t zoneWithUnknownIllness(const SampleStudy& study) {
  std::vector<std::size_t> members;
  for (std::size_t zone = 0; zone < study.zones.size(); ++zone) {
    if (study.facts.councils[study.zones[zone].council].name == "Orkney Islands") members.push_back(zone);
  }
  return members.empty() ? 0 : members[members.size() / 2];
}

void writeIndicators(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/indicators.csv");
  writer.writeRow({"DataZone", "smr", "limiting_illness_ratio", "income_deprivation_rate",
                   "employment_deprivation_rate", "alcohol_admission_ratio", "birth_ratio",
                   "drive_gp_minutes"});
  const std::size_t unknown = zoneWithUnknownIllness(study);
  for (std::size_t index = 0; index < study.zones.size(); ++index) {
    const Zone& zone = study.zones[index];
    const NeedsIndicators& needs = study.needs[index];
    const std::string minutes = zone.doctorMinutes < 0.0 ? "" : fixedDecimals(zone.doctorMinutes, 2);
    if (zone.people == 0)
      writer.writeRow({zone.code, "", "", "", "", "", "", ""});
    else
      writer.writeRow(
          {zone.code, fixedDecimals(needs.smr, 2),
           index == unknown ? "*" : fixedDecimals(needs.limitingIllnessRatio, 4),
           fixedDecimals(needs.incomeDeprivationRate, 4), fixedDecimals(needs.employmentDeprivationRate, 4),
           fixedDecimals(needs.alcoholAdmissionRatio, 2), fixedDecimals(needs.birthRatio, 4), minutes});
  }
}

void writeCategories(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/urban_rural.csv");
  writer.writeRow({"DataZone", "category"});
  for (const Zone& zone : study.zones) writer.writeRow({zone.code, zone.category});
}

void writePracticeTables(const SampleStudy& study, const std::string& folder) {
  CsvWriter sites(folder + "/practices.csv");
  CsvWriter indicators(folder + "/practice_indicators.csv");
  sites.writeRow(
      {"PracticeCode", "GPPracticeName", "PracticeListSize", "HB", "CA", "DataZone", "Easting", "Northing"});
  indicators.writeRow({"PracticeCode", "limiting_illness_ratio", "income_deprivation_rate"});
  for (const Practice& practice : study.practices) {
    const Zone& zone = study.zones[practice.zone];
    sites.writeRow({practice.code, practice.name, std::to_string(practice.listSize()),
                    boardOf(study, zone).code, study.facts.councils[zone.council].code, zone.code,
                    whole(practice.position.x), whole(practice.position.y)});
    indicators.writeRow({practice.code, fixedDecimals(practice.limitingIllnessRatio, 4),
                         fixedDecimals(practice.incomeDeprivationRate, 4)});
  }
}

void writePracticeLists(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/practice_lists.csv");
  std::vector<std::string> header = {"Date", "PracticeCode", "HB",      "HSCP",
                                     "Sex",  "SexQF",        "AllAges", "AllAgesQF"};
  for (int band = 0; band < LIST_BANDS; ++band) {
    header.push_back(bandLabel(band));
    header.push_back(bandLabel(band) + "QF");
  }
  writer.writeRow(header);
  for (const Practice& practice : study.practices) {
    const Zone& zone = study.zones[practice.zone];
    for (const std::string sex : {"All", "Female", "Male"}) {
      std::vector<std::string> row = {LIST_DATE,
                                      practice.code,
                                      boardOf(study, zone).code,
                                      std::string("XH").append(study.facts.councils[zone.council].code, 2),
                                      sex,
                                      sex == "All" ? "d" : ""};
      std::array<int, LIST_BANDS> counts{};
      for (int band = 0; band < LIST_BANDS; ++band)
        counts[band] =
            (sex != "Male" ? practice.female[band] : 0) + (sex != "Female" ? practice.male[band] : 0);
      row.push_back(std::to_string(std::accumulate(counts.begin(), counts.end(), 0)));
      row.push_back("");
      for (const int count : counts) {
        row.push_back(std::to_string(count));
        row.push_back("");
      }
      writer.writeRow(row);
    }
  }
}

/// Probability of being alive a year later, a smooth illustrative curve.
double survival(int age) {
  return 1.0 - std::min(0.25, 0.00004 * std::exp(0.096 * age));
}

/// Two years on: everybody two years older, some die, some move, and children are born.
std::array<double, AGES> aged(const std::array<int, AGES>& ages, double births, double growth) {
  std::array<double, AGES> later{};
  for (int age = 0; age < AGES; ++age)
    later[std::min(age + 2, AGES - 1)] += ages[age] * survival(age) * survival(age + 1);
  later[0] += births;
  later[1] += births;
  for (int age = 18; age < 45; ++age) later[age] *= growth;
  return later;
}

void writeProjections(const SampleStudy& study, const std::string& folder) {
  CsvWriter writer(folder + "/projections.csv");
  writer.writeRow(ageHeader({"Year", "HB", "HBQF", "Sex", "SexQF", "AllAges"}));
  for (const bool isBaseYear : {true, false}) {
    for (std::size_t board = 0; board < study.facts.boards.size(); ++board) {
      std::vector<const Zone*> members;
      for (const Zone& zone : study.zones) {
        if (study.facts.councils[zone.council].board == static_cast<int>(board)) members.push_back(&zone);
      }
      const AgeCounts sum = sumOfAges(members);
      const double growth =
          1.0 + 0.004 * (static_cast<double>(board * 5 % 7) - 1.0);  // a different pull per Board
      const auto rows = [&](bool isFemale) {
        std::array<double, AGES> counts{};
        const std::array<int, AGES>& ages = isFemale ? sum.female : sum.male;
        std::copy(ages.begin(), ages.end(), counts.begin());
        return isBaseYear ? counts : aged(ages, ages[0] * 0.99, growth);
      };
      const std::array<double, AGES> female = rows(true);
      const std::array<double, AGES> male = rows(false);
      for (const std::string sex : {"All", "Female", "Male"}) {
        std::vector<std::string> row = {isBaseYear ? BASE_YEAR : PROJECTED_YEAR,
                                        study.facts.boards[board].code, "", sex, sex == "All" ? "d" : ""};
        std::vector<std::string> counts;
        double total = 0.0;
        for (int age = 0; age < AGES; ++age) {
          const double count = (sex != "Male" ? std::floor(female[age] + 0.5) : 0.0) +
                               (sex != "Female" ? std::floor(male[age] + 0.5) : 0.0);
          counts.push_back(whole(count));
          total += count;
        }
        row.push_back(whole(total));
        row.insert(row.end(), counts.begin(), counts.end());
        writer.writeRow(row);
      }
    }
  }
}

void writeAllocations(const SampleStudy& study, const std::string& folder) {
  std::vector<double> weights(study.facts.boards.size());
  for (const Zone& zone : study.zones) weights[study.facts.councils[zone.council].board] += zone.people;
  for (std::size_t board = 0; board < weights.size(); ++board)
    weights[board] *= 1.0 + study.facts.boards[board].distanceFromParity / 100.0;
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);

  CsvWriter writer(folder + "/allocations.csv");
  writer.writeRow({"HB", "HBName", "current_allocation_gbp"});
  for (std::size_t board = 0; board < weights.size(); ++board) {
    const double thousands = std::floor(TOTAL_ALLOCATION_GBP * weights[board] / total / 1000.0 + 0.5);
    writer.writeRow(
        {study.facts.boards[board].code, boardLabel(study.facts.boards[board]), whole(thousands * 1000.0)});
  }
}

void writeTransport(const SampleStudy& study, const std::string& folder) {
  CsvWriter ferries(folder + "/ferries.csv");
  ferries.writeRow(
      {"from", "from_lon", "from_lat", "to", "to_lon", "to_lat", "minutes", "waiting_minutes", "basis"});
  for (const FerryFact& ferry : study.facts.ferries)
    ferries.writeRow({ferry.from, ferry.fromDegrees[0], ferry.fromDegrees[1], ferry.to, ferry.toDegrees[0],
                      ferry.toDegrees[1], whole(ferry.minutes), whole(ferry.waitingMinutes),
                      "synthetic: rounded, from general knowledge"});
  CsvWriter links(folder + "/fixed_links.csv");
  links.writeRow({"link", "zone_a", "zone_b"});
  for (const FixedLink& link : study.transport.fixedLinks)
    links.writeRow({link.name, study.zones[link.firstZone].code, study.zones[link.secondZone].code});
  CsvWriter centres(folder + "/extra_centres.csv");
  centres.writeRow({"name", "easting", "northing", "population"});
  for (const ExtraCentre& centre : study.facts.extraCentres)
    centres.writeRow(
        {centre.name, whole(centre.position.x), whole(centre.position.y), whole(centre.population)});
}

}  // namespace

void writeTables(const SampleStudy& study, const std::string& folder) {
  writeLookup(study, folder);
  writePopulation(study, folder);
  writeCentroids(study, folder);
  writeIndicators(study, folder);
  writeCategories(study, folder);
  writePracticeTables(study, folder);
  writePracticeLists(study, folder);
  writeProjections(study, folder);
  writeAllocations(study, folder);
  writeTransport(study, folder);
}

void writePracticeCosts(const SampleStudy& study, const std::string& folder) {
  std::vector<const Zone*> all;
  for (const Zone& zone : study.zones) all.push_back(&zone);
  const AgeCounts nation = sumOfAges(all);
  const std::vector<CsvRow> costs = readCsv(folder + "/cost_per_head.csv");

  CsvWriter writer(folder + "/cost_per_head_practices.csv");
  writer.writeRow({"programme", "sex", "age_from", "age_to", "cost_gbp_per_head"});
  for (const std::string sex : {"male", "female"}) {
    const std::array<int, AGES>& people = sex == "male" ? nation.male : nation.female;
    for (int band = 0; band < LIST_BANDS; ++band) {
      const int lastAge = band == LIST_BANDS - 1 ? AGES - 1 : band * 5 + 4;
      double cost = 0.0;
      double persons = 0.0;
      for (int age = band * 5; age <= lastAge; ++age) {
        for (const CsvRow& row : costs) {
          if (row.at("programme") != "gp_prescribing" || row.at("sex") != sex ||
              numberIn(row, "age_from") > age || numberIn(row, "age_to") < age)
            continue;
          cost += people[age] * numberIn(row, "cost_gbp_per_head");
          persons += people[age];
        }
      }
      writer.writeRow({"gp_prescribing", sex, std::to_string(band * 5),
                       band == LIST_BANDS - 1 ? "120" : std::to_string(lastAge),
                       fixedDecimals(cost / persons, 2)});
    }
  }
}

}  // namespace sample
