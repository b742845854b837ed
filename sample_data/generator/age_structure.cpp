// The age and sex of the people of each zone, and the zone's level of deprivation.
#include "age_structure.h"

#include "random_source.h"

#include <algorithm>
#include <cmath>

namespace sample {

namespace {

constexpr int BANDS = 19;  // 0-4, 5-9, ... 85-89, 90 and over

/// Rounded national age structure: thousands of people in each five-year band.
constexpr std::array<double, BANDS> THOUSANDS = {238, 277, 302, 300, 340, 360, 378, 361, 337, 320,
                                                 383, 402, 373, 318, 278, 229, 142, 82,  44};
constexpr std::array<double, BANDS> MALE_SHARE = {.512, .512, .512, .513, .505, .495, .488, .487, .488, .487,
                                                  .485, .485, .484, .480, .475, .465, .435, .385, .300};

/// National weight of one single year of age, from straight lines between the middles of the bands.
double nationalWeight(int age) {
  if (age >= 90) return THOUSANDS[18];
  const double position = (age - 2.0) / 5.0;
  const int lower = std::clamp(static_cast<int>(std::floor(position)), 0, 16);
  const double along = std::clamp(position - lower, 0.0, 1.4);
  return (THOUSANDS[lower] + along * (THOUSANDS[lower + 1] - THOUSANDS[lower])) / 5.0;
}

double maleShare(int age) {
  return MALE_SHARE[std::min(age / 5, 18)];
}

/// How much commoner an age is in places of this character.
double characterFactor(Character character, int age) {
  switch (character) {
  case Character::Student:
    return age >= 18 && age <= 24 ? 2.7 : age <= 34 && age > 24 ? 1.6 : age >= 65 || age < 16 ? 0.68 : 0.85;
  case Character::YoungFamilies:
    return age < 12 ? 1.28 : age >= 28 && age < 46 ? 1.25 : age >= 65 ? 0.72 : 0.95;
  case Character::Retirement:
    return age >= 65 ? 1.42 : age >= 50 ? 1.15 : age >= 18 && age < 35 ? 0.74 : 0.88;
  case Character::Ordinary:
    return 1.0;
  }
  return 1.0;
}

double countrysideFactor(int age) {
  return age >= 75 ? 1.08 : age >= 50 ? 1.25 : age >= 18 && age < 32 ? 0.66 : 0.95;
}

}  // namespace

int AgeCounts::total() const {
  int sum = 0;
  for (int age = 0; age < AGES; ++age) sum += female[age] + male[age];
  return sum;
}

void setDeprivation(const Facts& facts, std::vector<Zone>& zones) {
  struct Bump {
    Point middle;
    double height = 0.0;
    double reach = 0.0;
  };
  std::vector<std::vector<Bump>> bumps(facts.places.size());
  for (std::size_t place = 0; place < facts.places.size(); ++place) {
    const PlaceFact& fact = facts.places[place];
    RandomSource random(19, "bumps " + fact.name);
    const int count = 2 + static_cast<int>(fact.population / 12000.0);
    for (int bump = 0; bump < count; ++bump)
      bumps[place].push_back({{fact.position.x + fact.spread * random.between(-0.8, 0.8),
                               fact.position.y + fact.spread * random.between(-0.8, 0.8)},
                              random.between(-1.0, 1.0),
                              std::max(600.0, 0.45 * fact.spread)});
  }

  RandomSource random(23, "deprivation");
  double people = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  for (Zone& zone : zones) {
    double level = 0.45 * facts.councils[zone.council].deprivation - 0.15 + 0.33 * random.normal();
    if (zone.place >= 0) {
      level = facts.places[zone.place].deprivation + 0.42 * random.normal();
      for (const Bump& bump : bumps[zone.place])
        level += bump.height * std::max(0.0, 1.0 - distanceBetween(zone.access, bump.middle) / bump.reach);
    }
    zone.deprivation = level;
    people += zone.people;
    sum += zone.people * level;
    squares += zone.people * level * level;
  }
  const double mean = sum / people;
  const double deviation = std::sqrt(squares / people - mean * mean);
  for (Zone& zone : zones) zone.deprivation = (zone.deprivation - mean) / deviation;
}

void drawAges(const Facts& facts, std::vector<Zone>& zones) {
  RandomSource random(29, "ages");
  for (Zone& zone : zones) {
    const double tilt = 0.22 * random.normal();
    const double strength = random.between(0.5, 1.3);
    std::array<double, 2 * AGES> upTo{};
    double total = 0.0;
    for (int age = 0; age < AGES; ++age) {
      double weight = nationalWeight(age) * std::exp(tilt * (age - 40.0) / 40.0);
      if (zone.place >= 0)
        weight *=
            std::max(0.1, 1.0 + strength * (characterFactor(facts.places[zone.place].character, age) - 1.0));
      else
        weight *= countrysideFactor(age);
      if (zone.ring > 0) weight *= age >= 60 ? 1.12 : 1.0;
      if (age >= 75)
        weight *= std::exp(-0.13 * zone.deprivation);
      else if (age < 16)
        weight *= std::exp(0.05 * zone.deprivation);
      total += weight * (1.0 - maleShare(age));
      upTo[2 * age] = total;
      total += weight * maleShare(age);
      upTo[2 * age + 1] = total;
    }
    for (int person = 0; person < zone.people; ++person) {
      const auto drawn =
          std::upper_bound(upTo.begin(), upTo.end() - 1, random.uniform() * total) - upTo.begin();
      ++(drawn % 2 == 0 ? zone.ages.female : zone.ages.male)[drawn / 2];
    }
  }
}

AgeCounts sumOfAges(const std::vector<const Zone*>& zones) {
  AgeCounts sum;
  for (const Zone* zone : zones) {
    for (int age = 0; age < AGES; ++age) {
      sum.female[age] += zone->ages.female[age];
      sum.male[age] += zone->ages.male[age];
    }
  }
  return sum;
}

}  // namespace sample
