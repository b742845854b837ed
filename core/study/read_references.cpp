// Fair Shares: the parts that many tables of a study share: files, sources, statuses, parameters, ids.
#include "study/read_references.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "base/number_text.h"

namespace fairshares::study {

namespace {

constexpr std::array<Status, 3> STATUSES{Status::Published, Status::Derived, Status::Assumed};

const char* const WHY_SOURCE = "A number on a map must be traceable to where it comes from.";
const char* const MEND_SOURCE =
    "Add source = \"...\": the publication, table and date, or a short name of [sources].";
const char* const WHY_STATUS = "Readers must see which numbers are assumed.";
const char* const MEND_STATUS =
    "Add status = \"published\" (printed by its owner), \"derived\" (computed from published figures) or "
    "\"assumed\".";

}  // namespace

std::string resolvedPath(std::string_view file, const std::string& folder) {
  if (file.empty() || file.substr(0, 4) == "/vsi") return std::string(file);
  const std::filesystem::path path{std::string(file)};
  if (path.is_absolute()) return path.string();
  return (std::filesystem::path(folder) / path).lexically_normal().string();
}

std::string expandedSource(const std::string& source, const std::string& keyPath,
                           const StudyContext& context) {
  const auto found = context.sources.find(source);
  if (found != context.sources.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [name, citation] : context.sources) names.push_back(name);
  // One word that is almost a short name is a slip; anything with spaces is a citation of its own.
  const bool oneWord = source.find(' ') == std::string::npos;
  const auto nearest = oneWord ? nearestKey(source, names) : std::nullopt;
  if (nearest)
    context.problems->warn(IssueCode::ReferenceUnknown, keyPath, source,
                           "The source `" + source +
                               "` is no short name of [sources], so reports will print just that.",
                           "Did you mean `" + *nearest + "`?");
  return source;
}

std::optional<Status> findStatus(const TableReader& table) {
  return table.findChoice("status", STATUSES, statusName);
}

Provenance readProvenance(const TableReader& table, const StudyContext& context) {
  Provenance provenance;
  if (!table.has("source")) table.refuseMissing("source", WHY_SOURCE, MEND_SOURCE);
  if (!table.has("status")) table.refuseMissing("status", WHY_STATUS, MEND_STATUS);
  if (const auto source = table.findText("source"))
    provenance.source = expandedSource(*source, table.pathOf("source"), context);
  provenance.status = findStatus(table).value_or(Status::Assumed);
  return provenance;
}

TableReference readTableReference(const TableReader& table, const StudyContext& context) {
  TableReference reference;
  reference.file = table.text("file");
  reference.path = resolvedPath(reference.file, context.folder);
  reference.layer = table.findText("layer").value_or("");
  if (table.knows("code")) reference.code = table.findText("code");
  reference.provenance = readProvenance(table, context);
  return reference;
}

std::optional<Parameter> findParameter(const TableReader& table, std::string_view key, double least,
                                       double most, const StudyContext& context) {
  const TomlNode* node = table.find(key);
  if (!node) return std::nullopt;
  if (node->kind == TomlKind::Integer || node->kind == TomlKind::Number) {
    const std::string name(key);
    context.problems->refuse(IssueCode::StudyKeyMissing, table.pathOf(key), node->text,
                             "`" + name + "` is a bare number without source and status. " + WHY_SOURCE,
                             "Write " + name + " = { value = " + node->text +
                                 ", source = \"...\", status = \"published\" }.");
    return std::nullopt;
  }
  const auto inner = table.findTable(key, TableKind::Parameter);
  if (!inner) return std::nullopt;
  Parameter parameter;
  parameter.provenance = readProvenance(*inner, context);
  if (!inner->has("value"))
    inner->refuseMissing("value", "Without it there is no parameter.", "Add value = ...");
  const auto value = inner->findNumber("value");
  if (!value) return std::nullopt;
  if (*value < least) {
    inner->refuseValue("value", "`" + std::string(key) + "` may not be below " + shortestText(least) + ".",
                       "Write a number of at least " + shortestText(least) + ".");
    return std::nullopt;
  }
  if (*value > most) {
    inner->refuseValue("value", "`" + std::string(key) + "` may not be above " + shortestText(most) + ".",
                       "Write a number from " + shortestText(least) + " to " + shortestText(most) + ".");
    return std::nullopt;
  }
  parameter.value = *value;
  return parameter;
}

std::optional<Parameter> findParameter(const TableReader& table, std::string_view key, double least,
                                       const StudyContext& context) {
  return findParameter(table, key, least, std::numeric_limits<double>::max(), context);
}

Parameter parameterOr(const TableReader& table, std::string_view key, double otherwise, double least,
                      double most, const StudyContext& context) {
  return findParameter(table, key, least, most, context)
      .value_or(Parameter{otherwise, {DEFAULT_SOURCE, Status::Assumed}});
}

bool checkId(std::string_view id, std::size_t longest, const std::string& keyPath, StudyProblems& problems) {
  const auto isLetter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
  const auto isAllowed = [isLetter](char letter) {
    return isLetter(letter) || (letter >= '0' && letter <= '9') || letter == '_';
  };
  const bool wellFormed = !id.empty() && isLetter(id.front()) && std::all_of(id.begin(), id.end(), isAllowed);
  if (wellFormed && id.size() <= longest) return true;
  problems.refuse(IssueCode::StudyValue, keyPath, std::string(id),
                  wellFormed ? "The id `" + std::string(id) +
                                   "` is too long for the layers and columns named after it."
                             : "The id `" + std::string(id) +
                                   "` becomes part of layer and column names, where it would not be allowed.",
                  "Use small letters, digits and underscores, a letter first, at most " +
                      std::to_string(longest) + " characters, for example care_of_elderly.");
  return false;
}

std::optional<std::string> findCrs(const TableReader& table) {
  const auto crs = table.findText("crs");
  if (!crs) return std::nullopt;
  const std::size_t colon = crs->find(':');
  const std::string number = colon == std::string::npos ? "" : crs->substr(colon + 1);
  const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (colon != 0 && !number.empty() && std::all_of(number.begin(), number.end(), isDigit)) return crs;
  table.refuseValue("crs", "`" + *crs + "` is no coordinate reference system by authority and number.",
                    "Write for example crs = \"EPSG:27700\" (British National Grid).");
  return std::nullopt;
}

std::vector<std::pair<std::string, TableReader>> itemsOf(const TableReader& root, std::string_view section,
                                                         TableKind kind, std::size_t longestId) {
  std::vector<std::pair<std::string, TableReader>> items;
  const TomlNode* node = root.find(section);
  if (!node) return items;
  if (node->kind != TomlKind::Table) {
    root.refuseValue(section, "`" + std::string(section) + "` must hold one table for each item.",
                     "Write [" + std::string(section) + ".ID] on a line of its own for each.");
    return items;
  }
  rememberLines(*node, std::string(section), root.problems());
  for (const TomlEntry& entry : node->entries) {
    const std::string path = keyPathOf(section, entry.key);
    if (entry.node.kind != TomlKind::Table) {
      root.problems().refuse(IssueCode::StudyValue, path, entry.node.text,
                             "`" + path + "` must be a table, but it is " +
                                 std::string(kindInWords(entry.node.kind)) + ".",
                             "Write [" + path + "] on a line of its own and its keys below.");
      continue;
    }
    checkId(entry.key, longestId, path, root.problems());
    items.emplace_back(entry.key, TableReader(entry.node, path, kind, root.problems()));
  }
  return items;
}

std::string titleFromId(std::string_view id) {
  std::string title(id);
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  return title;
}

}  // namespace fairshares::study
