// Fair Shares: rows of parameter tables that no programme of the study uses.
#pragma once

#include "join/step_context.h"

namespace fairshares::join {

/// Looks in the tables of cost weights, coefficients and category ratios for names in the programme column
/// that are neither ids of the study's programmes nor named by a `rows_of`, and says each once a table with
/// its first row and how many rows it has.
///
/// Warning ReferenceUnknown where the name is at most two letters from a known one (a slip of the pen that
/// would cost the programme those rows); a note otherwise, since a table may carry programmes that the study
/// leaves out. place.column is "programme", the value is the name.
void reportUnknownProgrammes(const StepContext& context);

}  // namespace fairshares::join
