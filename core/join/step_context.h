// Fair Shares: what the steps of a programme are joined from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/contract.h"
#include "join/attribute_matches.h"
#include "join/build_model.h"
#include "join/findings.h"

namespace fairshares::join {

/// The joined units, indicators and categories, and the tables the steps refer to.
struct StepContext {
  const study::Study& study;
  const Sources& sources;
  const model::Model& model;  ///< units, levels, indicators and categories are joined already
  const AttributeMatches& tables;
  Findings& findings;
};

/// Value of the programme column that counts for a programme.
inline const std::string& rowsOf(const std::string& rowsOf, const study::Programme& programme) {
  return rowsOf.empty() ? programme.id : rowsOf;
}

/// The parameter rows of a table, which whoever fills Sources owes for every table the study names.
template <typename Row>
const std::vector<Row>& parameterRows(const std::map<std::string, std::vector<Row>>& tables,
                                      const study::TableReference& table) {
  const auto found = tables.find(tableKey(table));
  FAIRSHARES_EXPECTS(found != tables.end());
  return found->second;
}

/// Place of a row of a parameter table.
inline Place parameterPlace(const study::TableReference& table, std::size_t row, const std::string& column,
                            const std::string& key) {
  return {table.file, table.layer, row, column, key};
}

/// The summary line of a parameter table: how many of its rows a step of a programme uses.
inline void reportRowsUsed(const study::TableReference& table, std::size_t used, std::size_t rows,
                           const std::string& programme, Findings& findings) {
  model::JoinEntry line;
  line.event = model::JoinEvent::Matched;
  line.source = sourceName(table.file, table.layer);
  line.column = programme;
  line.count = static_cast<double>(used);
  line.note = countText(used, "row") + " of " + countText(rows, "row") + " belong to the programme " +
              programme + ".";
  findings.add(std::move(line));
}

}  // namespace fairshares::join
