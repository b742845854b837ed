#include "draft/needs_text.h"

#include <algorithm>

#include "base/number_text.h"

namespace fairshares::draft {

namespace {

/// Not given, so 1 everywhere.
void writeNone(TomlWriter& writer) {
  writer.text("method", "none");
  writer.provenance({"not given when the study was made from layers: 1 everywhere", study::Status::Assumed});
}

void writeOwnCoefficients(const ProgrammeChoice& programme, TomlWriter& writer) {
  std::string coefficients;
  for (const auto& [id, perSd] : programme.coefficients)
    coefficients += (coefficients.empty() ? "" : ", ") + id + " = " + shortestText(perSd);
  writer.text("method", "indicators");
  writer.plain("coefficients", "{ " + coefficients + " }");
  writer.provenance({"coefficients entered when the study was made from layers", study::Status::Assumed});
}

const TableChoice& indexTable(const StudyDraft& draft, const ProgrammeChoice& programme) {
  return programme.basis == study::Basis::Practices ? draft.practiceNeedsIndex : draft.needsIndex;
}

bool hasIndex(const StudyDraft& draft, const ProgrammeChoice& programme) {
  return !programme.needsColumn.empty() && indexTable(draft, programme).isMade();
}

}  // namespace

bool usesCoefficientTable(const StudyDraft& draft) {
  return std::any_of(draft.programmes.begin(), draft.programmes.end(), [](const ProgrammeChoice& programme) {
    return programme.needsIndicators && programme.coefficients.empty();
  });
}

void writeIndicators(const StudyDraft& draft, TomlWriter& writer) {
  if (!draft.usesIndicators()) return;
  bool isFirst = true;
  for (const IndicatorChoice& indicator : draft.indicators) {
    const std::vector<std::string_view> remarks{
        "Indicators of need. Each is standardised: mean 0, standard deviation 1, weighted by people."};
    writer.section("indicators." + indicator.id, isFirst ? remarks : std::vector<std::string_view>{});
    isFirst = false;
    writer.text("title", indicator.title);
    writer.text("kind", study::indicatorKindName(indicator.kind));
    if (indicator.basis == study::Basis::Practices) writer.text("basis", study::basisName(indicator.basis));
    writer.table(indicator.table);
    writer.text("column", indicator.column);
    if (indicator.fill != study::FillRule::Refuse) writer.text("fill", study::fillRuleName(indicator.fill));
    if (indicator.fill == study::FillRule::ParentMean) writer.text("fill_level", indicator.fillLevel);
    writer.provenance(writer.placeOf(indicator.table).provenance);
  }
}

void writeNeedsDefault(const StudyDraft& draft, TomlWriter& writer) {
  if (usesCoefficientTable(draft)) {
    writer.section("needs", {"Needs: indicators with their coefficients per standard deviation; a programme "
                             "with something else says so."});
    writer.text("method", "indicators");
    writer.tableWithProvenance(draft.needsCoefficients);
    return;
  }
  const bool isGiven = std::any_of(draft.programmes.begin(), draft.programmes.end(),
                                   [&draft](const ProgrammeChoice& programme) {
                                     return programme.needsIndicators || hasIndex(draft, programme);
                                   });
  writer.section("needs", {isGiven ? "Needs: given with each programme below; where they are not: 1."
                                   : "Needs: NOT GIVEN, so 1 everywhere. This is an assumption."});
  writeNone(writer);
}

void writeNeedsOf(const StudyDraft& draft, const ProgrammeChoice& programme, TomlWriter& writer) {
  const std::string section = "programmes." + programme.id + ".needs";
  if (programme.needsIndicators) {
    if (programme.coefficients.empty()) return;
    writer.section(section);
    return writeOwnCoefficients(programme, writer);
  }
  if (hasIndex(draft, programme)) {
    const TableChoice& table = indexTable(draft, programme);
    writer.section(section);
    writer.text("method", "index");
    writer.table(table);
    writer.text("column", programme.needsColumn);
    return writer.provenance(writer.placeOf(table).provenance);
  }
  if (!usesCoefficientTable(draft)) return;
  writer.section(section);
  writeNone(writer);
}

}  // namespace fairshares::draft
