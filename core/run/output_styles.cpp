#include "run/output_styles.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace fairshares::run {

namespace {

using model::OutputColumn;
using model::OutputTable;

struct IndexStyle {
  const char* name;
  const char* ending;  // of the column
};
constexpr std::array<IndexStyle, 4> INDEX_STYLES{{{"Overall index", "_overall_index"},
                                                  {"Age-sex index", "_age_sex_index"},
                                                  {"Needs index", "_needs_index"},
                                                  {"Excess cost index", "_excess_cost_index"}}};

// The width of layer_styles.styleName.
constexpr std::size_t LONGEST_NAME = 30;

// The classes that styles/urban_rural_class.qml knows: the 8-fold classification.
const std::set<std::string> EIGHT_FOLD{"1", "2", "3", "4", "5", "6", "7", "8"};

const OutputColumn* findColumn(const OutputTable& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const OutputColumn& column) { return column.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

/// The first programme with an overall index.
std::optional<std::string> firstProgramme(const OutputTable& table) {
  const std::string ending = INDEX_STYLES.front().ending;
  for (const OutputColumn& column : table.columns)
    if (column.name.ends_with(ending)) return column.name.substr(0, column.name.size() - ending.size());
  return std::nullopt;
}

std::string replaced(std::string_view text, const std::string& what, const std::string& by) {
  std::string result(text);
  for (std::size_t at = 0; (at = result.find(what, at)) != std::string::npos; at += by.size())
    result.replace(at, what.size(), by);
  return result;
}

// The style of `role` draws the column `drawn`; here it is to draw others of the same kind.
void addIndexStyles(OutputTable& table, std::string_view role, const std::string& drawn) {
  const std::optional<std::string> programme = firstProgramme(table);
  if (!programme) return;
  for (const IndexStyle& style : INDEX_STYLES)
    if (const std::string column = *programme + style.ending; findColumn(table, column))
      table.styles.push_back({style.name, replaced(shippedStyle(role), drawn, column), table.styles.empty()});
}

/// True if the classes are of the 8-fold classification and of no coarser one, in which the same numbers mean
/// other things.
bool isEightFold(const OutputColumn& column) {
  const auto* codes = std::get_if<OutputColumn::Texts>(&column.values);
  if (!codes) return false;
  bool isFine = false;
  for (const std::optional<std::string>& code : *codes) {
    if (!code) continue;
    if (!EIGHT_FOLD.count(*code)) return false;
    isFine = isFine || *code == "7" || *code == "8";
  }
  return isFine;
}

void addPolygonStyles(OutputTable& table) {
  addIndexStyles(table, table.name == "zones" ? "zones" : "areas", "hchs_overall_index");
  if (findColumn(table, "drive_time_min"))
    table.styles.push_back({"Drive time", std::string(shippedStyle("drive_time")), false});
  if (const OutputColumn* column = findColumn(table, "urban_rural_class"); column && isEightFold(*column))
    table.styles.push_back({"Urban-rural class", std::string(shippedStyle("urban_rural_class")), false});
}

}  // namespace

void addStyles(OutputTable& table) {
  if (table.geometry == model::GeometryKind::None) return;
  if (table.name == "practices") {
    addIndexStyles(table, "practices", "gp_prescribing_overall_index");
  } else if (!shippedStyle(table.name).empty() && table.name != "zones") {
    table.styles.push_back({table.title.substr(0, std::min(table.title.find(':'), LONGEST_NAME)),
                            std::string(shippedStyle(table.name)), true});
  } else if (table.geometry == model::GeometryKind::MultiPolygon) {
    addPolygonStyles(table);
  }
}

}  // namespace fairshares::run
