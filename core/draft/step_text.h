// Fair Shares: the steps, programmes and travel of a drafted study as text.
#pragma once

#include "draft/study_draft.h"
#include "draft/toml_writer.h"

namespace fairshares::draft {

/// [categories], or [network], [settlements] and what else the derived category needs; nothing without.
void writeRemoteness(const StudyDraft& draft, TomlWriter& writer);
/// [age_sex], [needs] and [excess_cost].
void writeSteps(const StudyDraft& draft, TomlWriter& writer);
/// [programmes], with a parent above them if they are several.
void writeProgrammes(const StudyDraft& draft, TomlWriter& writer);

}  // namespace fairshares::draft
