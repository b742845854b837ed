// Fair Shares: the section [practices] of a study file.
#include "study/read_practices.h"

#include "base/number_text.h"
#include "study/read_age_bands.h"

namespace fairshares::study {

namespace {

/// levels = { boards = "HB" }: level id -> column of the practice table.
std::map<std::string, std::string> readPracticeLevels(const TableReader& table) {
  std::map<std::string, std::string> columns;
  const TomlNode* node = table.find("levels");
  if (!node) return columns;
  const char* const mend =
      "Write levels = { boards = \"HB\" }: the level's id and the column of the practice file.";
  if (node->kind != TomlKind::Table) {
    table.refuseValue("levels", "`levels` must say which column holds the area of each level.", mend);
    return columns;
  }
  rememberLines(*node, table.pathOf("levels"), table.problems());
  for (const TomlEntry& entry : node->entries) {
    const std::string column = entry.node.kind == TomlKind::Text ? std::string(trimmed(entry.node.text)) : "";
    if (column.empty())
      table.problems().refuse(IssueCode::StudyValue, keyPathOf(table.pathOf("levels"), entry.key),
                              entry.node.text, "The level `" + entry.key + "` has no column.", mend);
    else
      columns[entry.key] = column;
  }
  return columns;
}

/// A position needs both of its coordinates, in one system.
void readPosition(const TableReader& table, Practices& practices) {
  practices.easting = table.findText("easting");
  practices.northing = table.findText("northing");
  practices.longitude = table.findText("longitude");
  practices.latitude = table.findText("latitude");
  const auto needBoth = [&table](std::string_view one, std::string_view other) {
    if (table.has(one) && !table.has(other))
      table.refuseMissing(
          other, "A position needs both `" + std::string(one) + "` and `" + std::string(other) + "`.",
          "Add " + std::string(other) + " = \"...\", or remove " + std::string(one) + ".");
  };
  needBoth("easting", "northing");
  needBoth("northing", "easting");
  needBoth("longitude", "latitude");
  needBoth("latitude", "longitude");
  if (practices.easting && practices.longitude)
    table.refuseValue("longitude", "The position of a practice is given twice, in metres and in degrees.",
                      "Keep easting and northing, or longitude and latitude.");
}

}  // namespace

void readPractices(const TableReader& root, const StudyContext& context, Study& study) {
  const auto table = root.findTable("practices", TableKind::Practices);
  if (!table) return;
  study.practices.emplace();
  Practices& practices = *study.practices;
  practices.table = readTableReference(*table, context);
  practices.name = table->findText("name");
  practices.zone = table->findText("zone");
  practices.levels = readPracticeLevels(*table);
  readPosition(*table, practices);
  practices.ageBands = findAgeBands(*table, "age_bands").value_or(study.ageBands);
  if (!table->has("lists"))
    table->refuseMissing("lists", "A practice counts by the people on its list.",
                         "Add [practices.lists] with file, source and status.");
  const auto lists = table->findTable("lists", TableKind::PracticeLists);
  if (!lists) return;
  practices.lists = readTableReference(*lists, context);
  practices.listYear = lists->findYear("year");
}

}  // namespace fairshares::study
