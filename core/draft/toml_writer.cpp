#include "draft/toml_writer.h"

#include <cstdio>

#include "base/contract.h"

namespace fairshares::draft {

std::string tomlText(std::string_view text) {
  std::string result = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      result += '\\';
      result += character;
    } else if (byte < 0x20 || byte == 0x7f) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(byte));
      result += escaped;
    } else {
      result += character;
    }
  }
  return result + "\"";
}

void TomlWriter::section(std::string_view name, const std::vector<std::string_view>& remarks) {
  mText += "\n";
  for (const std::string_view line : remarks) remark(line);
  mText += "[" + std::string(name) + "]\n";
}

void TomlWriter::text(std::string_view key, std::string_view value) {
  mText += std::string(key) + " = " + tomlText(value) + "\n";
}

void TomlWriter::plain(std::string_view key, std::string_view value) {
  mText += std::string(key) + " = " + std::string(value) + "\n";
}

void TomlWriter::provenance(const study::Provenance& provenance) {
  text("source", provenance.source);
  text("status", study::statusName(provenance.status));
}

const TablePlace& TomlWriter::placeOf(const TableChoice& choice) const {
  FAIRSHARES_EXPECTS(choice.table && *choice.table < mPlaces.size());
  return mPlaces[*choice.table];
}

void TomlWriter::table(const TableChoice& choice) {
  const TablePlace& place = placeOf(choice);
  text("file", place.file);
  if (!place.layer.empty()) text("layer", place.layer);
  if (!choice.code.empty()) text("code", choice.code);
}

void TomlWriter::tableWithProvenance(const TableChoice& choice) {
  table(choice);
  provenance(placeOf(choice).provenance);
}

}  // namespace fairshares::draft
