#include "draft/guess_indicators.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "draft/guess_fields.h"
#include "draft/guess_roles.h"
#include "io/header_names.h"

namespace fairshares::draft {

namespace {

using study::IndicatorKind;

constexpr std::size_t LONGEST_ID = 40;

struct KindWords {
  IndicatorKind kind;
  std::array<const char*, 12> words;
};

/// Spending and use before illness: "cost of diabetes" is spending. The field names of SIMD are among them.
constexpr std::array<KindWords, 5> KIND_WORDS{
    {{IndicatorKind::Expenditure, {"cost", "spend", "expend", "gbp"}},
     {IndicatorKind::Utilisation,
      {"admission", "admitted", "stays", "emerg", "prescri", "referral", "consult", "alcohol", "drug",
       "depress", "hospital", "visits"}},
     {IndicatorKind::Epidemiological, {"smr", "mortal", "death", "birth", "lbwt", "incidence", "prevalence"}},
     {IndicatorKind::Census, {"limiting", "llti", "illness", "disab", "badhealth", "carer"}},
     {IndicatorKind::Deprivation,
      {"income", "employ", "depriv", "simd", "overcrowd", "crime", "noqual", "attain", "universalcredit",
       "benefit", "heating", "poverty"}}}};

/// Numbers that say who or where, not how ill.
bool isNoIndicator(const std::string& plain) {
  static constexpr std::array EXACT{"year",      "date",      "population", "pop",      "people",
                                    "persons",   "total",     "easting",    "northing", "eastings",
                                    "northings", "longitude", "latitude",   "lon",      "lat",
                                    "x",         "y",         "area",       "hectares", "practicelistsize",
                                    "listsize",  "id",        "fid",        "objectid"};
  if (std::find(EXACT.begin(), EXACT.end(), plain) != EXACT.end()) return true;
  return plain.find("population") != std::string::npos || plain.ends_with("count") || plain.ends_with("code");
}

/// The codes of zones, by header or values, before those of practices.
std::optional<std::pair<study::Basis, std::size_t>> codeOf(const LayerDescription& layer) {
  if (const auto practice = ownCodeField(layer, io::CodeKind::Practice))
    return std::pair(study::Basis::Practices, *practice);
  if (const auto zone = ownCodeField(layer, io::CodeKind::Zone)) return std::pair(study::Basis::Zones, *zone);
  const FieldGuess zone = guessCodeField(layer, io::CodeKind::Zone);
  if (zone.field && holdsDataZones(layer.fields[*zone.field]))
    return std::pair(study::Basis::Zones, *zone.field);
  return std::nullopt;
}

std::string idOf(std::string_view header) {
  std::string id;
  for (const char letter : header) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) && byte < 0x80)
      id += static_cast<char>(std::tolower(byte));
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  if (id.empty()) return "indicator";
  if (!std::isalpha(static_cast<unsigned char>(id.front()))) id = "indicator_" + id;
  return id.substr(0, LONGEST_ID);
}

std::string withNumber(const std::string& id, int number) {
  const std::string ending = "_" + std::to_string(number);
  return id.substr(0, LONGEST_ID - ending.size()) + ending;
}

}  // namespace

std::optional<IndicatorTable> indicatorTable(const LayerDescription& layer) {
  const auto code = codeOf(layer);
  if (!code || fitOf(Role::Population, layer).score > 0 || fitOf(Role::PracticeLists, layer).score > 0)
    return std::nullopt;
  IndicatorTable table{code->first, layer.fields[code->second].name, {}};
  for (const FieldDescription& field : layer.fields)
    if (holdsNumbers(field) && !isNoIndicator(io::plainHeader(field.name)))
      table.fields.push_back(field.name);
  if (table.fields.empty()) return std::nullopt;
  return table;
}

std::optional<IndicatorKind> guessIndicatorKind(std::string_view header) {
  const std::string plain = io::plainHeader(std::string(header));
  for (const KindWords& known : KIND_WORDS)
    for (const char* const word : known.words)
      if (word && plain.find(word) != std::string::npos) return known.kind;
  return std::nullopt;
}

std::size_t countTellingFields(const IndicatorTable& table) {
  return static_cast<std::size_t>(
      std::count_if(table.fields.begin(), table.fields.end(),
                    [](const std::string& field) { return guessIndicatorKind(field).has_value(); }));
}

std::vector<std::string> indicatorIds(const std::vector<std::pair<study::Basis, std::string>>& fields) {
  std::set<std::string> ofZones;
  for (const auto& [basis, header] : fields)
    if (basis == study::Basis::Zones) ofZones.insert(idOf(header));
  std::set<std::string> taken;
  std::vector<std::string> ids;
  for (const auto& [basis, header] : fields) {
    std::string wanted = idOf(header);
    if (basis == study::Basis::Practices && ofZones.contains(wanted)) wanted = idOf("practice_" + wanted);
    std::string id = wanted;
    for (int number = 2; !taken.insert(id).second; ++number) id = withNumber(wanted, number);
    ids.push_back(std::move(id));
  }
  return ids;
}

std::string titleOfHeader(std::string_view header) {
  std::string title(header);
  std::replace(title.begin(), title.end(), '_', ' ');
  // What cannot be spoken is letters for words: "smr".
  if (title.find_first_of("aeiouyAEIOUY ") == std::string::npos) {
    std::transform(title.begin(), title.end(), title.begin(), [](char letter) {
      return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    });
    return title;
  }
  if (!title.empty())
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
  return title;
}

}  // namespace fairshares::draft
