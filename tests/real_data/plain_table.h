// CSV tables for the plain second implementations: no reader of the engine is used.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace fairshares::testing_support::plain {

using Number = long double;
using Row = std::map<std::string, std::string>;  // header -> cell
using Table = std::vector<Row>;

/// Reads a comma-separated file with a header. Throws if it cannot, or if a row has too few or many cells.
Table readTable(const std::string& path);

/// The number a cell holds, and nothing else in it; throws otherwise.
Number number(const std::string& text);

}  // namespace fairshares::testing_support::plain
