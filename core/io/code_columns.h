// Fair Shares: which column holds the codes, told from its header.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/read_tables.h"

namespace fairshares::io {

/// Position of the column with the codes: `named` where the study names it, else recognised by `kind`.
///
/// Recognised are, in order of preference (without regard to case, spaces, underscores; with or without
/// "code"):
///   Zone         data zone, dz; then the same with a year (2001, 2011, 2022, 01, 11, 22)
///   Practice     practice, prac, gp practice, gp prac
///   Board        hb, health board, nhs board, nhs health board, board; then with a year, the latest first
///   CouncilArea  ca, council area, council, local authority, la; then with a year, the latest first
///   OtherArea    intermediate zone (intzone, interzone, iz), hscp, partnership, locality; then with a year
///   FreeText     nothing of its own
/// and for every kind at last: code, area code, geography code, feature code, geo code, gss code, zone, id.
///
/// Errors: ColumnMissing; ColumnAmbiguous where the order does not decide (two such columns, or data zones of
/// two census years).
Result<std::size_t> findCodeColumn(std::span<const std::string> header, CodeKind kind,
                                   const std::optional<std::string>& named, const Place& place);

/// Position of the column with names of the same things ("DataZoneName", "DZ_NAME", "HBName", "Name"), if
/// exactly one is recognised.
std::optional<std::size_t> findNameColumn(std::span<const std::string> header, CodeKind kind);

/// "data zone", "GP practice", ... for messages.
std::string codeKindTitle(CodeKind kind);

}  // namespace fairshares::io
