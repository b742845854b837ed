#include "draft/guess_fields.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "io/code_columns.h"
#include "io/header_names.h"
#include "io/number_cells.h"

namespace fairshares::draft {

namespace {

/// Headers that may stand for the codes of anything: they say nothing about the layer.
bool isGeneralHeader(const std::string& plain) {
  static constexpr std::array GENERAL{"code",        "areacode", "geographycode", "geographyareacode",
                                      "featurecode", "geocode",  "gsscode",       "zone",
                                      "zonecode",    "id"};
  return std::find(GENERAL.begin(), GENERAL.end(), plain) != GENERAL.end();
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Place placeOf(const LayerDescription& layer) {
  return {layer.name, "", std::nullopt, "", ""};
}

/// How finely a header of categories divides: 8fold before 6fold; 0 for one that is none.
int categoryFineness(const std::string& plain) {
  const bool isUrbanRural = contains(plain, "urbanrural") || (plain.starts_with("ur") && plain.size() > 2 &&
                                                              plain[2] >= '0' && plain[2] <= '9');
  if (contains(plain, "name") || contains(plain, "desc")) return 0;
  if (isUrbanRural)
    for (const int folds : {8, 6, 3, 2})
      if (contains(plain, std::to_string(folds) + "fold") || contains(plain, "ur" + std::to_string(folds)))
        return 10 + folds;
  if (isUrbanRural) return 10;
  return plain == "category" || plain == "remotenesscategory" ? 1 : 0;
}

bool speaksOf(const std::string& plain, IndexKind kind) {
  if (contains(plain, "rank")) return false;
  if (kind == IndexKind::Needs)
    return contains(plain, "mlc") || contains(plain, "needsindex") || contains(plain, "needindex");
  return contains(plain, "xsindex") || contains(plain, "excesscost") || plain == "xs" ||
         contains(plain, "xscost");
}

}  // namespace

FieldGuess guessCodeField(const LayerDescription& layer, io::CodeKind kind) {
  const std::vector<std::string> header = headerOf(layer);
  const Result<std::size_t> found = io::findCodeColumn(header, kind, std::nullopt, placeOf(layer));
  const std::string codes = io::codeKindTitle(kind) + " codes";
  if (found) {
    const std::size_t field = found.value();
    std::string reason = "the header " + header[field] + " is usual for " + codes;
    if (kind == io::CodeKind::Zone && holdsDataZones(layer.fields[field]))
      reason += ", and its values are (" + layer.fields[field].samples.front() + ")";
    return {field, reason};
  }
  if (found.issues().contains(IssueCode::ColumnAmbiguous))
    return {std::nullopt, found.issues().list().front().message};
  if (kind == io::CodeKind::Zone)
    for (std::size_t field = 0; field < layer.fields.size(); ++field)
      if (holdsDataZones(layer.fields[field]))
        return {field, "the values of " + header[field] + " are data zone codes (" +
                           layer.fields[field].samples.front() + ")"};
  return {std::nullopt, "no header is usual for " + codes};
}

FieldGuess guessNameField(const LayerDescription& layer, io::CodeKind kind) {
  const std::vector<std::string> header = headerOf(layer);
  if (const auto found = io::findNameColumn(header, kind))
    return {found, "the header " + header[*found] + " is usual for names"};
  return {std::nullopt, "no header is usual for names"};
}

std::optional<std::size_t> ownCodeField(const LayerDescription& layer, io::CodeKind kind) {
  const std::vector<std::string> header = headerOf(layer);
  const Result<std::size_t> found = io::findCodeColumn(header, kind, std::nullopt, placeOf(layer));
  if (!found || isGeneralHeader(io::plainHeader(header[found.value()]))) return std::nullopt;
  return found.value();
}

FieldGuess guessCategoryField(const LayerDescription& layer) {
  std::optional<std::size_t> best;
  int finest = 0;
  for (std::size_t field = 0; field < layer.fields.size(); ++field)
    if (const int fineness = categoryFineness(io::plainHeader(layer.fields[field].name)); fineness > finest) {
      finest = fineness;
      best = field;
    }
  if (!best) return {std::nullopt, "no header speaks of urban-rural classes or categories"};
  return {best, "the header " + layer.fields[*best].name + " is usual for categories of zones"};
}

std::vector<std::size_t> indexFields(const LayerDescription& layer, IndexKind kind) {
  std::vector<std::size_t> fields;
  for (std::size_t field = 0; field < layer.fields.size(); ++field)
    if (speaksOf(io::plainHeader(layer.fields[field].name), kind) && holdsNumbers(layer.fields[field]))
      fields.push_back(field);
  return fields;
}

FieldGuess guessIndexField(const LayerDescription& layer, IndexKind kind, const std::string& programme) {
  const std::vector<std::size_t> fields = indexFields(layer, kind);
  const std::string wanted = io::plainHeader(programme);
  std::vector<std::size_t> own;
  std::copy_if(fields.begin(), fields.end(), std::back_inserter(own), [&](std::size_t field) {
    return contains(io::plainHeader(layer.fields[field].name), wanted);
  });
  if (own.size() == 1)
    return {own.front(), "the header " + layer.fields[own.front()].name + " names the programme"};
  if (own.size() > 1) return {std::nullopt, "several headers name the programme"};
  if (fields.size() == 1)
    return {fields.front(), "the header " + layer.fields[fields.front()].name + " is the only index there"};
  return {std::nullopt, fields.empty() ? "no header speaks of such an index"
                                       : "no header names the programme, and several indices are there"};
}

FieldGuess guessPoundsField(const LayerDescription& layer) {
  static constexpr std::array<std::array<std::string_view, 2>, 5> WORDS{
      {{"alloc", "current"}, {"alloc", "present"}, {"alloc", ""}, {"gbp", ""}, {"pounds", ""}}};
  for (const auto& [word, which] : WORDS) {
    std::vector<std::size_t> found;
    for (std::size_t field = 0; field < layer.fields.size(); ++field) {
      const std::string plain = io::plainHeader(layer.fields[field].name);
      if (contains(plain, word) && contains(plain, which) && holdsNumbers(layer.fields[field]))
        found.push_back(field);
    }
    if (found.size() > 1) return {std::nullopt, "several headers speak of pounds"};
    if (found.size() == 1)
      return {found.front(), "the header " + layer.fields[found.front()].name + " speaks of pounds"};
  }
  return {std::nullopt, "no header speaks of allocations or pounds"};
}

std::optional<std::size_t> peopleField(const LayerDescription& layer) {
  if (const auto exact = fieldCalled(layer, {"population", "pop", "totalpopulation", "persons", "people"}))
    return exact;
  for (std::size_t field = 0; field < layer.fields.size(); ++field) {
    const std::string plain = io::plainHeader(layer.fields[field].name);
    if ((plain.starts_with("population") || plain.starts_with("pop")) && holdsNumbers(layer.fields[field]))
      return field;
  }
  return std::nullopt;
}

PositionGuess guessPosition(const LayerDescription& layer) {
  static constexpr std::array<std::array<std::string_view, 2>, 7> PAIRS{
      {{"easting", "northing"},
       {"eastings", "northings"},
       {"gridreferenceeasting", "gridreferencenorthing"},
       {"longitude", "latitude"},
       {"lon", "lat"},
       {"long", "lat"},
       {"x", "y"}}};
  for (const auto& [xName, yName] : PAIRS) {
    const auto x = fieldCalled(layer, {xName});
    const auto y = fieldCalled(layer, {yName});
    if (!x || !y || !holdsNumbers(layer.fields[*x]) || !holdsNumbers(layer.fields[*y])) continue;
    const auto reason = [&layer](std::size_t field) {
      return "the header " + layer.fields[field].name + " is usual for positions";
    };
    return {{x, reason(*x)}, {y, reason(*y)}};
  }
  return {{std::nullopt, "no header is usual for positions"},
          {std::nullopt, "no header is usual for positions"}};
}

bool areDegrees(const FieldDescription& x, const FieldDescription& y) {
  constexpr double GREATEST_LONGITUDE = 180.0;
  constexpr double GREATEST_LATITUDE = 90.0;
  const auto areWithin = [](const FieldDescription& field, double greatest) {
    return std::all_of(field.samples.begin(), field.samples.end(), [greatest](const std::string& cell) {
      const io::NumberCell number = io::readNumberCell(cell, false);
      return number.kind != io::CellKind::Number || std::abs(number.value) <= greatest;
    });
  };
  return areWithin(x, GREATEST_LONGITUDE) && areWithin(y, GREATEST_LATITUDE);
}

bool hasPositions(const LayerDescription& layer) {
  if (layer.shape == Shape::Points || layer.shape == Shape::Polygons) return true;
  return (fieldCalled(layer, {"easting"}) && fieldCalled(layer, {"northing"})) ||
         (fieldCalled(layer, {"longitude", "lon"}) && fieldCalled(layer, {"latitude", "lat"}));
}

std::optional<std::size_t> fieldCalled(const LayerDescription& layer,
                                       const std::vector<std::string_view>& plainNames) {
  for (const std::string_view name : plainNames)
    for (std::size_t field = 0; field < layer.fields.size(); ++field)
      if (io::plainHeader(layer.fields[field].name) == name) return field;
  return std::nullopt;
}

}  // namespace fairshares::draft
