// Fair Shares: the needs of a drafted study as text: indicators, coefficients, finished indices.
#pragma once

#include "draft/study_draft.h"
#include "draft/toml_writer.h"

namespace fairshares::draft {

/// Whether a programme takes the coefficients of the draft's table as they stand there.
bool usesCoefficientTable(const StudyDraft& draft);

/// [indicators.ID] for each indicator, if any programme works with them.
void writeIndicators(const StudyDraft& draft, TomlWriter& writer);
/// [needs]: what holds for every programme that does not say otherwise.
void writeNeedsDefault(const StudyDraft& draft, TomlWriter& writer);
/// [programmes.ID.needs], where the programme does say otherwise.
void writeNeedsOf(const StudyDraft& draft, const ProgrammeChoice& programme, TomlWriter& writer);

}  // namespace fairshares::draft
