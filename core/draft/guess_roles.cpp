#include "draft/guess_roles.h"

#include <algorithm>

#include "draft/guess_fields.h"
#include "draft/guess_levels.h"
#include "draft/practice_ages.h"
#include "io/count_columns.h"
#include "io/header_names.h"
#include "io/road_schema.h"

namespace fairshares::draft {

namespace {

const Fit NO_FIT{};

bool nameHas(const LayerDescription& layer, const std::vector<std::string_view>& words) {
  const std::string plain = io::plainHeader(layer.name);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

bool hasAll(const LayerDescription& layer, const std::vector<std::string_view>& plainNames) {
  return std::all_of(plainNames.begin(), plainNames.end(),
                     [&](std::string_view name) { return fieldCalled(layer, {name}).has_value(); });
}

/// The field of data zone codes of a table by zone: usual header or telling values.
std::optional<std::size_t> zoneField(const LayerDescription& layer) {
  if (const auto own = ownCodeField(layer, io::CodeKind::Zone)) return own;
  const FieldGuess guess = guessCodeField(layer, io::CodeKind::Zone);
  if (guess.field && holdsDataZones(layer.fields[*guess.field])) return guess.field;
  return std::nullopt;
}

/// A list of practices, hospitals or postcodes: it has zones in it, but not a row for each.
bool isListOfPlaces(const LayerDescription& layer) {
  return std::any_of(layer.fields.begin(), layer.fields.end(), [](const FieldDescription& field) {
    const std::string plain = io::plainHeader(field.name);
    return plain.starts_with("practice") || plain.starts_with("gppractice") || plain.starts_with("prac") ||
           plain.starts_with("hospital") || plain.starts_with("sitecode") || plain == "postcode";
  });
}

/// Of costs: for programmes on practices, by the name of the table or by the only programme in it.
bool isOfPractices(const LayerDescription& layer) {
  if (nameHas(layer, {"practice"})) return true;
  const auto programme = fieldCalled(layer, {"programme"});
  if (!programme || layer.fields[*programme].samples.empty()) return false;
  const std::vector<std::string>& samples = layer.fields[*programme].samples;
  return std::all_of(samples.begin(), samples.end(),
                     [](const std::string& id) { return id == GP_PRESCRIBING; });
}

Fit fitZones(const LayerDescription& layer) {
  if (layer.shape != Shape::Polygons) return NO_FIT;
  const FieldGuess code = guessCodeField(layer, io::CodeKind::Zone);
  if (!code.field) return NO_FIT;
  Fit fit{10, "it has polygons, and " + code.reason};
  if (holdsDataZones(layer.fields[*code.field])) fit.score += 40;
  if (ownCodeField(layer, io::CodeKind::Zone)) fit.score += 30;
  return fit;
}

Fit fitLookup(const LayerDescription& layer) {
  const auto zone = zoneField(layer);
  const auto board = ownCodeField(layer, io::CodeKind::Board);
  if (!zone || !board || isListOfPlaces(layer) || fieldCalled(layer, {"sex"})) return NO_FIT;
  Fit fit{20, "it has a field of zones (" + layer.fields[*zone].name + ") and one of NHS Boards (" +
                  layer.fields[*board].name + ")"};
  for (const io::CodeKind kind : {io::CodeKind::CouncilArea, io::CodeKind::OtherArea})
    if (ownCodeField(layer, kind)) fit.score += 5;
  return fit;
}

Fit fitPopulation(const LayerDescription& layer) {
  const auto zone = zoneField(layer);
  if (!zone || isListOfPlaces(layer)) return NO_FIT;
  const auto columns = io::findCountColumns(headerOf(layer), io::CodeKind::Zone, layer.fields[*zone].name,
                                            {layer.name, "", std::nullopt, "", ""});
  if (!columns) return NO_FIT;
  if (!columns.value().isWide())
    return {40, "it has a row for each zone, sex and age (" + layer.fields[columns.value().age].name + ")"};
  const std::vector<io::AgeColumn>& ages = columns.value().ages;
  return {50, "it has zones, sex and " + std::to_string(ages.size()) + " fields of ages (" +
                  layer.fields[ages.front().column].name + " to " + layer.fields[ages.back().column].name +
                  ")"};
}

Fit fitHeaders(const LayerDescription& layer, const std::vector<std::string_view>& plainNames) {
  if (!hasAll(layer, plainNames)) return NO_FIT;
  std::string names;
  for (const std::string_view name : plainNames)
    names += (names.empty() ? "" : ", ") + layer.fields[*fieldCalled(layer, {name})].name;
  return {50, "it has the fields " + names};
}

Fit fitCostWeights(const LayerDescription& layer) {
  Fit fit = fitHeaders(layer, {"programme", "sex", "agefrom", "ageto", "costgbpperhead"});
  // Programmes on practices have tables of their own, with the bands of the lists.
  if (fit.score > 0 && isOfPractices(layer)) fit.score -= 20;
  return fit;
}

Fit fitPracticeCosts(const LayerDescription& layer) {
  if (fitCostWeights(layer).score == 0 || !isOfPractices(layer)) return NO_FIT;
  return {50, "it has costs, and its name or its programmes speak of practices"};
}

/// A row a practice: with a name, a zone, a Board or a position, and neither sex nor people by age.
Fit fitPractices(const LayerDescription& layer) {
  const auto code = ownCodeField(layer, io::CodeKind::Practice);
  if (!code || layer.shape == Shape::Lines || fieldCalled(layer, {"sex", "gender"})) return NO_FIT;
  const bool hasZone = zoneField(layer).has_value();
  const bool hasBoard = ownCodeField(layer, io::CodeKind::Board).has_value();
  const bool hasPosition = guessPosition(layer).isFound();
  const bool hasName = guessNameField(layer, io::CodeKind::Practice).field.has_value();
  // A table of indicators by practice has none of these.
  if (!hasZone && !hasBoard && !hasPosition && layer.shape != Shape::Points) return NO_FIT;
  Fit fit{20, "it has practice codes (" + layer.fields[*code].name + ")"};
  const auto add = [&fit](bool isThere, int score, const char* what) {
    if (!isThere) return;
    fit.score += score;
    fit.reason += std::string(", ") + what;
  };
  add(hasZone, 30, "the zone of each");
  add(hasBoard, 10, "the NHS Board of each");
  add(hasName, 10, "names");
  add(hasPosition, 5, "positions");
  return fit;
}

Fit fitPracticeLists(const LayerDescription& layer) {
  const auto code = ownCodeField(layer, io::CodeKind::Practice);
  if (!code) return NO_FIT;
  const auto columns = io::findCountColumns(headerOf(layer), io::CodeKind::Practice, layer.fields[*code].name,
                                            {layer.name, "", std::nullopt, "", ""});
  if (!columns) return NO_FIT;
  if (!columns.value().isWide()) return {40, "it has a row for each practice, sex and age"};
  return {50, "it has practices, sex and " + std::to_string(columns.value().ages.size()) + " fields of ages"};
}

/// The codes of areas in a table that has neither zones nor practices in it.
std::optional<std::size_t> areaField(const LayerDescription& layer) {
  if (zoneField(layer) || ownCodeField(layer, io::CodeKind::Practice) || isListOfPlaces(layer))
    return std::nullopt;
  const std::vector<LevelChoice> levels = guessLevels(layer);
  return levels.empty() ? std::nullopt : findField(layer, levels.front().code);
}

/// Estimates of years gone by look alike: the name must speak of projections.
Fit fitProjections(const LayerDescription& layer) {
  const auto area = areaField(layer);
  if (!area || !nameHas(layer, {"proj"})) return NO_FIT;
  const auto columns = io::findCountColumns(headerOf(layer), io::CodeKind::OtherArea,
                                            layer.fields[*area].name, {layer.name, "", std::nullopt, "", ""});
  if (!columns) return NO_FIT;
  return {50, "its name speaks of projections, and it has people by " + layer.fields[*area].name +
                  ", sex and age"};
}

Fit fitAllocations(const LayerDescription& layer) {
  const auto area = areaField(layer);
  const FieldGuess pounds = guessPoundsField(layer);
  if (!area || !pounds.field || fieldCalled(layer, {"sex", "gender", "programme"})) return NO_FIT;
  return {nameHas(layer, {"alloc"}) ? 50 : 30,
          "it has pounds (" + layer.fields[*pounds.field].name + ") by " + layer.fields[*area].name};
}

Fit fitIndex(const LayerDescription& layer, IndexKind kind) {
  const std::vector<std::size_t> fields = indexFields(layer, kind);
  if (!zoneField(layer) || fields.empty() || isListOfPlaces(layer)) return NO_FIT;
  return {30, "it has zones and the field " + layer.fields[fields.front()].name};
}

Fit fitPracticeNeedsIndex(const LayerDescription& layer) {
  const std::vector<std::size_t> fields = indexFields(layer, IndexKind::Needs);
  if (!ownCodeField(layer, io::CodeKind::Practice) || fields.empty()) return NO_FIT;
  return {30, "it has practices and the field " + layer.fields[fields.front()].name};
}

Fit fitCategory(const LayerDescription& layer) {
  const FieldGuess category = guessCategoryField(layer);
  if (!zoneField(layer) || !category.field || isListOfPlaces(layer) || fieldCalled(layer, {"ratio"}))
    return NO_FIT;
  return {layer.shape == Shape::Table ? 31 : 30, category.reason};
}

Fit fitSettlements(const LayerDescription& layer) {
  const auto people = peopleField(layer);
  if (!people || !hasPositions(layer) || zoneField(layer) || isListOfPlaces(layer)) return NO_FIT;
  const bool isCalledSo = nameHas(layer, {"settlement", "localit", "town"}) ||
                          fieldCalled(layer, {"settlement", "settlementid", "settlementcode",
                                              "settlementname", "locality", "localitycode"})
                              .has_value();
  if (!isCalledSo) return NO_FIT;
  return {layer.shape == Shape::Polygons ? 50 : 30,
          "it is called so or its fields are, and it has people (" + layer.fields[*people].name + ")"};
}

Fit fitRoads(const LayerDescription& layer) {
  if (layer.shape != Shape::Lines) return NO_FIT;
  const auto schema =
      io::findRoadSchema(headerOf(layer), std::nullopt, {layer.name, "", std::nullopt, "", ""});
  if (!schema || schema.value().kind == io::RoadSchemaKind::Mapped) return NO_FIT;
  const bool isOpenRoads = schema.value().kind == io::RoadSchemaKind::OpenRoads;
  return {schema.value().hasNodeIds() ? 60 : 40, isOpenRoads
                                                     ? "it has lines with the fields of OS Open Roads"
                                                     : "it has lines with the fields of OpenStreetMap"};
}

Fit fitFerries(const LayerDescription& layer) {
  const auto minutes = fieldCalled(
      layer, {"minutes", "crossingminutes", "crossing", "crossingtime", "duration", "medianminutes"});
  if (!minutes) return NO_FIT;
  const bool hasEnds = hasAll(layer, {"fromlon", "fromlat", "tolon", "tolat"}) ||
                       hasAll(layer, {"fromlongitude", "fromlatitude", "tolongitude", "tolatitude"}) ||
                       hasAll(layer, {"fromeasting", "fromnorthing", "toeasting", "tonorthing"});
  const bool isFerryLine = layer.shape == Shape::Lines && nameHas(layer, {"ferr"});
  if (!hasEnds && !isFerryLine) return NO_FIT;
  int score = hasEnds ? 50 : 30;
  if (fieldCalled(layer, {"minutes"})) score += 5;
  return {score, "it has two ends and the field " + layer.fields[*minutes].name};
}

Fit fitAccessPoints(const LayerDescription& layer) {
  const auto zone = zoneField(layer);
  if (!zone || layer.shape == Shape::Polygons || !hasPositions(layer) || isListOfPlaces(layer)) return NO_FIT;
  const bool isCalledSo = nameHas(layer, {"cent", "access"});
  return {isCalledSo ? 50 : 40, "it has a position for each zone (" + layer.fields[*zone].name + ")"};
}

Fit fitExtraCentres(const LayerDescription& layer) {
  if (!nameHas(layer, {"extracentre"}) || !fieldCalled(layer, {"name"}) || !hasPositions(layer) ||
      zoneField(layer))
    return NO_FIT;
  return {30, "it is called so, and has names and positions"};
}

bool isBetter(const LayerDescription& layer, const Fit& fit, const LayerDescription& best,
              const Fit& bestFit) {
  if (fit.score != bestFit.score) return fit.score > bestFit.score;
  return layer.rows.value_or(0) > best.rows.value_or(0);
}

}  // namespace

Fit fitOf(Role role, const LayerDescription& layer) {
  switch (role) {
  case Role::Zones:
    return fitZones(layer);
  case Role::Lookup:
    return fitLookup(layer);
  case Role::Population:
    return fitPopulation(layer);
  case Role::CostWeights:
    return fitCostWeights(layer);
  case Role::NeedsIndex:
    return fitIndex(layer, IndexKind::Needs);
  case Role::ExcessIndex:
    return fitIndex(layer, IndexKind::ExcessCost);
  case Role::Category:
    return fitCategory(layer);
  case Role::CategoryRatios:
    return fitHeaders(layer, {"programme", "category", "ratio"});
  case Role::Settlements:
    return fitSettlements(layer);
  case Role::Roads:
    return fitRoads(layer);
  case Role::RoadSpeeds:
    return fitHeaders(layer, {"roadclass", "kmperhour"});
  case Role::Ferries:
    return fitFerries(layer);
  case Role::FixedLinks:
    return fitHeaders(layer, {"zonea", "zoneb"});
  case Role::AccessPoints:
    return fitAccessPoints(layer);
  case Role::ExtraCentres:
    return fitExtraCentres(layer);
  case Role::Practices:
    return fitPractices(layer);
  case Role::PracticeLists:
    return fitPracticeLists(layer);
  case Role::PracticeCosts:
    return fitPracticeCosts(layer);
  case Role::Projections:
    return fitProjections(layer);
  case Role::Allocations:
    return fitAllocations(layer);
  case Role::NeedsCoefficients:
    return fitHeaders(layer, {"programme", "indicator", "coefficientpersd"});
  case Role::PracticeNeedsIndex:
    return fitPracticeNeedsIndex(layer);
  }
  return NO_FIT;
}

RoleGuess guessRole(Role role, const std::vector<LayerDescription>& layers) {
  RoleGuess guess;
  Fit best;
  std::vector<std::size_t> fitting;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    const Fit fit = fitOf(role, layers[layer]);
    if (fit.score == 0) continue;
    fitting.push_back(layer);
    if (guess.layer && !isBetter(layers[layer], fit, layers[*guess.layer], best)) continue;
    guess.layer = layer;
    best = fit;
  }
  guess.reason = best.reason;
  std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(guess.others),
               [&](std::size_t layer) { return layer != guess.layer; });
  return guess;
}

}  // namespace fairshares::draft
