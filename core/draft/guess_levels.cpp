#include "draft/guess_levels.h"

#include <array>

#include "draft/guess_fields.h"
#include "io/header_names.h"

namespace fairshares::draft {

namespace {

struct KnownLevel {
  const char* id;
  const char* title;
  io::CodeKind kind;
  std::array<const char*, 4> stems;  ///< beginnings of headers; empty: all that the kind knows
};

constexpr std::array<KnownLevel, 5> KNOWN_LEVELS{
    {{"boards", "NHS Boards", io::CodeKind::Board, {}},
     {"council_areas", "Council areas", io::CodeKind::CouncilArea, {}},
     {"partnerships",
      "Health and Social Care Partnerships",
      io::CodeKind::OtherArea,
      {"hscp", "partnership"}},
     {"localities", "Localities", io::CodeKind::OtherArea, {"locality"}},
     {"intermediate_zones",
      "Intermediate zones",
      io::CodeKind::OtherArea,
      {"intzone", "interzone", "intermediatezone", "iz"}}}};

/// The fields of a kind alone, so that others of the kind do not make it ambiguous.
LayerDescription onlyOf(const LayerDescription& lookup, const KnownLevel& level) {
  LayerDescription part{lookup.name, lookup.shape, lookup.rows, {}};
  for (const FieldDescription& field : lookup.fields) {
    const std::string plain = io::plainHeader(field.name);
    bool isWanted = !level.stems.front();
    for (const char* const stem : level.stems) isWanted = isWanted || (stem && plain.starts_with(stem));
    if (isWanted) part.fields.push_back(field);
  }
  return part;
}

std::string nameFieldOf(const LayerDescription& lookup, const std::string& code) {
  std::string stem = io::plainHeader(code);
  if (stem.ends_with("code")) stem.resize(stem.size() - 4);
  for (const FieldDescription& field : lookup.fields) {
    const std::string plain = io::plainHeader(field.name);
    if (plain == stem + "name" || plain == stem + "names" || plain == stem + "label") return field.name;
  }
  return {};
}

}  // namespace

std::vector<LevelChoice> guessLevels(const LayerDescription& lookup) {
  std::vector<LevelChoice> levels;
  for (const KnownLevel& level : KNOWN_LEVELS) {
    const LayerDescription part = onlyOf(lookup, level);
    const auto code = ownCodeField(part, level.kind);
    if (!code) continue;
    const std::string& name = part.fields[*code].name;
    levels.push_back({level.id, level.title, name, nameFieldOf(lookup, name)});
  }
  return levels;
}

}  // namespace fairshares::draft
