// GP practices and their lists.
#include "practices.h"

#include "random_source.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace sample {

namespace {

constexpr double PEOPLE_PER_PRACTICE = 7900.0;
constexpr double PEOPLE_PER_RURAL_PRACTICE = 3900.0;
constexpr double SMALLEST_PLACE_WITH_PRACTICE = 1900.0;
constexpr double SMALLEST_ISLAND_WITH_PRACTICE = 100.0;
constexpr double LIST_INFLATION = 1.07;
constexpr int PRACTICES_PER_ZONE = 3;

const char* const SURGERY_NAMES[] = {"Medical Practice", "Health Centre", "Surgery", "Medical Centre",
                                     "Group Practice"};

/// Zones grouped by what a practice is set up for: a town, an island's countryside, or a council's
/// countryside.
std::map<std::string, std::vector<int>> catchments(const Facts& facts, const std::vector<Zone>& zones) {
  std::vector<double> placePeople(facts.places.size());
  for (const Zone& zone : zones) {
    if (zone.place >= 0) placePeople[zone.place] += zone.people;
  }
  std::map<std::string, std::vector<int>> groups;
  for (std::size_t index = 0; index < zones.size(); ++index) {
    const Zone& zone = zones[index];
    if (zone.place >= 0 && placePeople[zone.place] >= SMALLEST_PLACE_WITH_PRACTICE)
      groups["town " + facts.places[zone.place].name].push_back(static_cast<int>(index));
    else if (zone.ring > 0)
      groups["island " + facts.rings[zone.ring].id].push_back(static_cast<int>(index));
    else
      groups["rural " + facts.councils[zone.council].name].push_back(static_cast<int>(index));
  }
  return groups;
}

int practicesFor(const std::string& group, double people) {
  if (group.rfind("town ", 0) == 0)
    return std::max(1, static_cast<int>(std::floor(people / PEOPLE_PER_PRACTICE + 0.5)));
  if (group.rfind("island ", 0) == 0)
    return people < SMALLEST_ISLAND_WITH_PRACTICE
               ? 0
               : std::max(1, static_cast<int>(std::floor(people / PEOPLE_PER_RURAL_PRACTICE + 0.5)));
  return static_cast<int>(std::floor(people / PEOPLE_PER_RURAL_PRACTICE + 0.5));
}

/// Chooses zones for the practices of a group: villages first, then far apart from one another.
std::vector<int> chooseZones(const std::vector<Zone>& zones, const std::vector<int>& members, int count,
                             RandomSource& random) {
  std::vector<int> chosen;
  while (static_cast<int>(chosen.size()) < count) {
    int best = -1;
    double bestScore = -1.0;
    for (const int zone : members) {
      double nearest = 30000.0;
      for (const int other : chosen)
        nearest = std::min(nearest, distanceBetween(zones[zone].access, zones[other].access) + 100.0);
      const double score = nearest * (zones[zone].place >= 0 ? 1.6 : 1.0) * random.between(0.5, 1.0);
      if (zones[zone].people > 0 && score > bestScore) {
        bestScore = score;
        best = zone;
      }
    }
    chosen.push_back(best);
  }
  return chosen;
}

void addPractices(const Facts& facts, const std::vector<Zone>& zones, std::vector<Practice>& practices) {
  RandomSource random(37, "practices");
  std::map<std::string, int> used;
  std::vector<int> homes;
  for (const auto& [group, members] : catchments(facts, zones)) {
    double people = 0.0;
    for (const int zone : members) people += zones[zone].people;
    const std::vector<int> chosen = chooseZones(zones, members, practicesFor(group, people), random);
    homes.insert(homes.end(), chosen.begin(), chosen.end());
  }
  std::sort(homes.begin(), homes.end());
  for (const int home : homes) {
    Practice practice;
    practice.code = std::string("X").append(std::to_string(1001 + practices.size()));
    const std::string plain =
        facts.places[zones[home].nearestPlace].name + " " + SURGERY_NAMES[random.below(5)];
    const int repeat = ++used[plain];
    practice.name = plain;
    if (repeat > 1) practice.name.append(" ").append(std::to_string(repeat));
    practice.name += " (synthetic)";
    practice.zone = home;
    practice.position = zones[home].access;
    practices.push_back(practice);
  }
}

struct ListSums {
  std::array<double, LIST_BANDS> female{};
  std::array<double, LIST_BANDS> male{};
  double people = 0.0;
  double illness = 0.0;
  double income = 0.0;
};

/// Shares of a zone's people between the nearest practices; the nearer, the larger. Land rings are kept
/// apart while the ring has a practice of its own.
std::vector<std::pair<int, double>> sharesOf(const std::vector<Zone>& zones,
                                             const std::vector<Practice>& practices, const Zone& zone) {
  std::vector<std::pair<double, int>> near;
  for (std::size_t practice = 0; practice < practices.size(); ++practice) {
    double distance = distanceBetween(zone.access, practices[practice].position);
    distance += zones[practices[practice].zone].ring == zone.ring ? 0.0 : 100000.0;
    near.push_back({distance, static_cast<int>(practice)});
  }
  std::partial_sort(near.begin(), near.begin() + PRACTICES_PER_ZONE, near.end());
  std::vector<std::pair<int, double>> shares;
  double total = 0.0;
  for (int order = 0; order < PRACTICES_PER_ZONE; ++order) {
    const double weight = near[order].first > 6000.0 && order > 0
                              ? 0.0
                              : 1.0 / ((near[order].first + 400.0) * (near[order].first + 400.0));
    shares.push_back({near[order].second, weight});
    total += weight;
  }
  for (auto& share : shares) share.second /= total;
  return shares;
}

std::array<double, LIST_BANDS> banded(const std::array<int, AGES>& ages) {
  std::array<double, LIST_BANDS> bands{};
  for (int age = 0; age < AGES; ++age) bands[std::min(age / 5, LIST_BANDS - 1)] += ages[age];
  return bands;
}

}  // namespace

int Practice::listSize() const {
  int sum = 0;
  for (int band = 0; band < LIST_BANDS; ++band) sum += female[band] + male[band];
  return sum;
}

std::vector<Practice> buildPractices(const Facts& facts, const std::vector<Zone>& zones,
                                     const std::vector<NeedsIndicators>& needs) {
  std::vector<Practice> practices;
  addPractices(facts, zones, practices);
  std::vector<ListSums> sums(practices.size());
  for (std::size_t index = 0; index < zones.size(); ++index) {
    const Zone& zone = zones[index];
    if (zone.people == 0) continue;
    const std::array<double, LIST_BANDS> female = banded(zone.ages.female);
    const std::array<double, LIST_BANDS> male = banded(zone.ages.male);
    for (const auto& [practice, share] : sharesOf(zones, practices, zone)) {
      ListSums& sum = sums[practice];
      for (int band = 0; band < LIST_BANDS; ++band) {
        sum.female[band] += share * female[band];
        sum.male[band] += share * male[band];
      }
      sum.people += share * zone.people;
      sum.illness += share * zone.people * needs[index].limitingIllnessRatio;
      sum.income += share * zone.people * needs[index].incomeDeprivationRate;
    }
  }

  RandomSource random(41, "list inflation");
  for (std::size_t practice = 0; practice < practices.size(); ++practice) {
    const double inflation = LIST_INFLATION + 0.02 * random.normal();
    for (int band = 0; band < LIST_BANDS; ++band) {
      const double younger = band >= 4 && band <= 8 ? 1.03 : 0.985;  // movers are counted twice more often
      practices[practice].female[band] =
          static_cast<int>(std::floor(sums[practice].female[band] * inflation * younger + 0.5));
      practices[practice].male[band] =
          static_cast<int>(std::floor(sums[practice].male[band] * inflation * younger * 1.004 + 0.5));
    }
    practices[practice].limitingIllnessRatio = sums[practice].illness / sums[practice].people;
    practices[practice].incomeDeprivationRate = sums[practice].income / sums[practice].people;
  }
  return practices;
}

}  // namespace sample
