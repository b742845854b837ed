#include "processing/code_field.h"

#include <array>
#include <set>

#include "draft/guess_fields.h"

namespace fairshares::processing {

namespace {

draft::LayerDescription describe(const QStringList& names) {
  draft::LayerDescription layer;
  for (const QString& name : names) layer.fields.push_back({name.toStdString(), {}});
  return layer;
}

constexpr std::array KINDS{io::CodeKind::Zone, io::CodeKind::Practice, io::CodeKind::OtherArea,
                           io::CodeKind::CouncilArea, io::CodeKind::Board};

}  // namespace

std::optional<QString> findOwnCodeField(const QgsFields& fields, io::CodeKind kind) {
  if (const auto own = draft::ownCodeField(describe(fields.names()), kind))
    return fields.at(static_cast<int>(*own)).name();
  return std::nullopt;
}

std::optional<QString> findZoneCodeField(const QgsFields& fields) {
  if (const auto found = draft::guessCodeField(describe(fields.names()), io::CodeKind::Zone).field)
    return fields.at(static_cast<int>(*found)).name();
  return std::nullopt;
}

std::optional<QString> findAnyCodeField(const QgsFields& fields) {
  if (const auto zones = findOwnCodeField(fields, io::CodeKind::Zone)) return zones;
  std::set<QString> found;
  for (const io::CodeKind kind : KINDS)
    if (const auto own = findOwnCodeField(fields, kind)) found.insert(*own);
  // Without a header of zones this is one that may stand for anything.
  if (const auto general = findZoneCodeField(fields)) found.insert(*general);
  if (found.size() != 1) return std::nullopt;
  return *found.begin();
}

std::optional<io::CodeKind> kindOfCodes(const QString& field) {
  for (const io::CodeKind kind : KINDS)
    if (draft::ownCodeField(describe({field}), kind)) return kind;
  return std::nullopt;
}

}  // namespace fairshares::processing
