// Fair Shares: the made-up tables of the starter study.
#include "study/starter_tables.h"

#include <algorithm>
#include <array>

#include "base/age_band.h"
#include "base/number_text.h"

namespace fairshares::study {

namespace {

/// One toy zone: a square of ten kilometres in the open North Sea, so that nobody takes it for a real place.
struct ToyZone {
  const char* code;
  const char* name;
  const char* board;
  const char* boardName;
  int column;   ///< squares east of the corner
  int row;      ///< squares north of the corner
  int size;     ///< how many times the basic pattern of people
  int elderly;  ///< additional persons at every age from 65
  const char* indicators;
  const char* urbanRural;
};

constexpr std::array<ToyZone, 6> TOY_ZONES{
    {{"TOYZONE1", "Toy Harbour", "TOYBOARD1", "Toy Board South", 0, 0, 3, 0, "118,1.21", "1"},
     {"TOYZONE2", "Toy Market", "TOYBOARD1", "Toy Board South", 1, 0, 2, 1, "104,1.08", "2"},
     {"TOYZONE3", "Toy Meadow", "TOYBOARD1", "Toy Board South", 2, 0, 1, 1, "88,0.91", "5"},
     {"TOYZONE4", "Toy Mill", "TOYBOARD2", "Toy Board North", 0, 1, 1, 2, "96,1.02", "3"},
     {"TOYZONE5", "Toy Glen", "TOYBOARD2", "Toy Board North", 1, 1, 1, 3, "91,0.87", "6"},
     {"TOYZONE6", "Toy Point", "TOYBOARD2", "Toy Board North", 2, 1, 1, 4, "83,0.82", "6"}}};

constexpr int OLDEST_SINGLE_YEAR = 89;
constexpr int FIRST_OLD_AGE = 65;

int toyPersons(const ToyZone& zone, Sex sex, int age) {
  const int basic = age < 20 ? 5 : age < 45 ? 7 : age < FIRST_OLD_AGE ? 6 : age < 75 ? 4 : age < 85 ? 2 : 1;
  const int longerLife = sex == Sex::Female && age >= 75 ? 1 : 0;
  return zone.size * (basic + longerLife) + (age >= FIRST_OLD_AGE ? zone.elderly : 0);
}

std::string zonesGeoJson() {
  constexpr int WEST = 500000;  // metres of British National Grid
  constexpr int SOUTH = 900000;
  constexpr int SIDE = 10000;
  std::string text =
      "{\n\"type\": \"FeatureCollection\",\n\"name\": \"zones\",\n"
      "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::27700\"}},\n"
      "\"features\": [\n";
  for (const ToyZone& zone : TOY_ZONES) {
    const auto corner = [&zone](int east, int north) {
      return "[" + std::to_string(WEST + (zone.column + east) * SIDE) + ", " +
             std::to_string(SOUTH + (zone.row + north) * SIDE) + "]";
    };
    text += std::string("{\"type\": \"Feature\", \"properties\": {\"DataZone\": \"") + zone.code +
            "\", \"Name\": \"" + zone.name +
            "\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[" + corner(0, 0) + ", " +
            corner(1, 0) + ", " + corner(1, 1) + ", " + corner(0, 1) + ", " + corner(0, 0) + "]]}}" +
            (&zone == &TOY_ZONES.back() ? "\n" : ",\n");
  }
  return text + "]\n}\n";
}

std::string lookupCsv() {
  std::string text = "DataZone,DataZoneName,HB,HBName\n";
  for (const ToyZone& zone : TOY_ZONES)
    text += std::string(zone.code) + "," + zone.name + "," + zone.board + "," + zone.boardName + "\n";
  return text;
}

/// The layout in which populations of data zones are published: wide by single year of age.
std::string populationCsv() {
  std::string text = "Year,DataZone,Sex,AllAges";
  for (int age = 0; age <= OLDEST_SINGLE_YEAR; ++age) text += ",Age" + std::to_string(age);
  text += ",Age90plus\n";
  for (const ToyZone& zone : TOY_ZONES) {
    for (const char* const sex : {"All", "Female", "Male"}) {
      const bool female = std::string_view(sex) != "Male";
      const bool male = std::string_view(sex) != "Female";
      std::string ages;
      int total = 0;
      for (int age = 0; age <= OLDEST_SINGLE_YEAR + 1; ++age) {
        const int persons =
            (female ? toyPersons(zone, Sex::Female, age) : 0) + (male ? toyPersons(zone, Sex::Male, age) : 0);
        total += persons;
        ages += "," + std::to_string(persons);
      }
      text += std::string("2024,") + zone.code + "," + sex + "," + std::to_string(total) + ages + "\n";
    }
  }
  return text;
}

std::string indicatorsCsv() {
  std::string text = "DataZone,smr,limiting_illness_ratio\n";
  for (const ToyZone& zone : TOY_ZONES) text += std::string(zone.code) + "," + zone.indicators + "\n";
  return text;
}

std::string urbanRuralCsv() {
  std::string text = "DataZone,UrbanRural6fold\n";
  for (const ToyZone& zone : TOY_ZONES) text += std::string(zone.code) + "," + zone.urbanRural + "\n";
  return text;
}

std::string costRow(const char* programme, Sex sex, const AgeBand& band, int costGbp) {
  return std::string(programme) + "," + std::string(sexName(sex)) + "," + std::to_string(band.from) + "," +
         std::to_string(band.to) + "," + std::to_string(costGbp) + "\n";
}

/// All twenty bands for acute care; for maternity the ages it serves (15 to 49).
std::string costPerHeadCsv() {
  std::string text = "programme,sex,age_from,age_to,cost_gbp_per_head\n";
  for (const Sex sex : {Sex::Female, Sex::Male})
    for (const AgeBand& band : nracAgeBands()) {
      const int costGbp = band.from == 0 ? 1500 : 300 + band.from * band.from / 2;
      text += costRow("acute", sex, band,
                      sex == Sex::Male && band.from >= FIRST_OLD_AGE ? costGbp + 200 : costGbp);
    }
  for (const AgeBand& band : nracAgeBands())
    if (band.from >= 15 && band.to <= 49)
      text += costRow("maternity", Sex::Female, band, 600 - 40 * std::max(band.from - 30, 30 - band.from));
  return text;
}

}  // namespace

std::vector<StarterFile> starterTables() {
  const std::string coefficients = "programme,indicator,coefficient_per_sd\n"
                                   "acute,smr,0.06\n"
                                   "acute,limiting_illness_ratio,0.12\n"
                                   "maternity,smr,0.03\n";
  std::string ratios = "programme,category,ratio\n";
  for (const char* const programme : {"acute", "maternity"})
    for (const char* const row :
         {",1,1.00\n", ",2,1.00\n", ",3,1.01\n", ",4,1.03\n", ",5,1.02\n", ",6,1.08\n"})
      ratios += std::string(programme) + row;
  const std::string allocations = "HB,current_allocation_gbp\n"
                                  "TOYBOARD1,13400000\n"
                                  "TOYBOARD2,8100000\n";
  return {{"zones.geojson", zonesGeoJson()},        {"lookup.csv", lookupCsv()},
          {"population.csv", populationCsv()},      {"indicators.csv", indicatorsCsv()},
          {"urban_rural.csv", urbanRuralCsv()},     {"cost_per_head.csv", costPerHeadCsv()},
          {"needs_coefficients.csv", coefficients}, {"excess_cost_ratios.csv", ratios},
          {"allocations.csv", allocations}};
}

}  // namespace fairshares::study
