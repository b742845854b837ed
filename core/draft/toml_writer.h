// Fair Shares: the text of a study file, section by section.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft/study_draft.h"

namespace fairshares::draft {

/// `text` as a TOML basic string, with its quotation marks.
std::string tomlText(std::string_view text);

class TomlWriter {
 public:
  explicit TomlWriter(const std::vector<TablePlace>& places) : mPlaces(places) {}

  void remark(std::string_view line) { mText += "# " + std::string(line) + "\n"; }
  /// A blank line, remarks, and the heading `[name]`.
  void section(std::string_view name, const std::vector<std::string_view>& remarks = {});
  void text(std::string_view key, std::string_view value);
  /// A value that is written as it is: a number, a list, true.
  void plain(std::string_view key, std::string_view value);
  /// The keys source and status.
  void provenance(const study::Provenance& provenance);
  /// The keys file, layer, code and, for geometry, crs.
  void table(const TableChoice& choice);
  /// table() and the provenance of its place.
  void tableWithProvenance(const TableChoice& choice);
  [[nodiscard]] const TablePlace& placeOf(const TableChoice& choice) const;
  [[nodiscard]] std::string take() { return std::move(mText); }

 private:
  const std::vector<TablePlace>& mPlaces;
  std::string mText;
};

}  // namespace fairshares::draft
