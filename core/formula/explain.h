// Fair Shares: the receipt, every factor behind the numbers of one zone.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/model.h"
#include "model/results.h"

namespace fairshares::formula {

/// One needs indicator's part in a raw needs value: coefficient * z.
struct ReceiptTerm {
  std::string indicator;
  std::optional<double> value;     ///< the indicator's own unit
  double nationalMean = 0.0;       ///< weighted by population
  double standardDeviation = 0.0;  ///< weighted by population
  std::optional<double> z;         ///< standard deviations, after floor and cap
  double coefficientPerSd = 0.0;
};

/// One step of one programme: index = raw * scale, weighted population after = before * index.
struct ReceiptStep {
  model::Step step = model::Step::Population;
  study::StepMethod method = study::StepMethod::None;
  std::optional<double> raw;        ///< pounds a head for cost weights, else no unit; nothing without people
  double scale = 1.0;               ///< what keeps the national total
  std::optional<double> index;      ///< nothing where nobody (or no cost) is left to multiply
  double weightedPopulation = 0.0;  ///< persons
  std::vector<ReceiptTerm> terms;   ///< needs from indicators only
};

/// What one person of a given age and sex counts in one programme.
struct ReceiptPerson {
  double costGbpPerHead = 0.0;
  std::optional<double> relativeCost;  ///< cost over the national average cost per head
  std::optional<double> weight;        ///< relative cost * needs index * excess cost index of the zone
};

struct ReceiptProgramme {
  std::string id;
  std::string title;
  bool isLeaf = true;
  std::vector<ReceiptStep> steps;  ///< all four, in order
  std::optional<double> overallIndex;
  double targetShare = 0.0;  ///< of the nation, 0 to 1
  double allocationGbp = 0.0;
  std::optional<ReceiptPerson> person;  ///< where an age and sex were asked for and cost weights are used
};

/// How far a zone is from places, and what follows.
struct ReceiptTravel {
  bool proximity = false;  ///< no roads were given; neighbouring zones stood in
  std::string settlement;  ///< it belongs to; empty: to none
  std::optional<double> settlementPopulation;
  struct Nearest {
    std::string title;  ///< "Nearest settlement of 10,000 people", "Hospitals"
    std::string place;  ///< empty where unreachable
    std::optional<double> minutes;
    std::string unreachableReason;
  };
  std::optional<Nearest> driveTime;
  std::vector<model::RouteLegText> legs;  ///< of the drive; their minutes add up to it
  std::vector<Nearest> destinations;
  struct Class {
    std::string code;
    std::string name;
    std::string category;  ///< of excess costs
    bool island = false;
    std::vector<std::pair<double, std::optional<double>>> toSpare;  ///< threshold and minutes to spare
  };
  std::optional<Class> urbanRural;
  std::optional<model::ZoneRounds> rounds;
};

/// A group of the population asked about.
struct ReceiptGroup {
  Sex sex = Sex::Female;
  int age = 0;  ///< years
};

/// Everything that made the numbers of one zone.
struct Receipt {
  std::string code;
  std::string name;
  struct Area {
    std::string level;
    std::string code;
    std::string name;
  };
  std::vector<Area> areas;
  struct CategoryOfZone {
    std::string category;
    std::string value;
  };
  std::vector<CategoryOfZone> categories;
  std::optional<ReceiptTravel> travel;  ///< with [network]
  double population = 0.0;              ///< persons
  double populationAsRead = 0.0;        ///< persons, before rebasing
  double nationalPopulation = 0.0;
  std::optional<ReceiptGroup> group;
  std::string groupLabel;               ///< "female 80-84"
  double groupPersons = 0.0;            ///< persons of that group in the zone
  std::vector<std::string> notOnZones;  ///< titles of programmes on practices, and of parents that hold one
  std::vector<ReceiptProgramme> programmes;  ///< those that exist on zones, in study order
};

/// Position of a zone by code.
std::optional<std::size_t> findZone(const model::Model& model, const std::string& code);

/// The receipt of the zone at `zone`. The numbers are those of the outputs, to the bit.
Receipt explainZone(const model::Model& model, const model::Results& results, std::size_t zone,
                    std::optional<ReceiptGroup> group);

}  // namespace fairshares::formula
