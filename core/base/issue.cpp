#include "base/issue.h"

#include <array>

#include <utility>

namespace fairshares {

namespace {

struct CodeName {
  IssueCode code;
  std::string_view name;
};

// One row a code, in the order of the enum.
constexpr std::array CODE_NAMES{
    CodeName{IssueCode::FileMissing, "file_missing"},
    CodeName{IssueCode::FileUnreadable, "file_unreadable"},
    CodeName{IssueCode::FileFormat, "file_format"},
    CodeName{IssueCode::FileEmpty, "file_empty"},
    CodeName{IssueCode::LayerMissing, "layer_missing"},
    CodeName{IssueCode::ColumnMissing, "column_missing"},
    CodeName{IssueCode::ColumnAmbiguous, "column_ambiguous"},
    CodeName{IssueCode::TextEncoding, "text_encoding"},
    CodeName{IssueCode::CrsMissing, "crs_missing"},
    CodeName{IssueCode::CrsContradiction, "crs_contradiction"},
    CodeName{IssueCode::GeometryMissing, "geometry_missing"},
    CodeName{IssueCode::GeometryRepaired, "geometry_repaired"},
    CodeName{IssueCode::GeometryUnusable, "geometry_unusable"},
    CodeName{IssueCode::NodeContradiction, "node_contradiction"},
    CodeName{IssueCode::TerminalUnreached, "terminal_unreached"},
    CodeName{IssueCode::CodeBlank, "code_blank"},
    CodeName{IssueCode::CodeDuplicate, "code_duplicate"},
    CodeName{IssueCode::CodeUnknown, "code_unknown"},
    CodeName{IssueCode::CodeUnmatched, "code_unmatched"},
    CodeName{IssueCode::CodeArchived, "code_archived"},
    CodeName{IssueCode::CodeVintage, "code_vintage"},
    CodeName{IssueCode::NestingBroken, "nesting_broken"},
    CodeName{IssueCode::ValueNotNumeric, "value_not_numeric"},
    CodeName{IssueCode::ValueNotFinite, "value_not_finite"},
    CodeName{IssueCode::ValueNegative, "value_negative"},
    CodeName{IssueCode::ValueOutOfRange, "value_out_of_range"},
    CodeName{IssueCode::ValueMissing, "value_missing"},
    CodeName{IssueCode::ValueFilled, "value_filled"},
    CodeName{IssueCode::ValueCapped, "value_capped"},
    CodeName{IssueCode::ValueRounded, "value_rounded"},
    CodeName{IssueCode::SumMismatch, "sum_mismatch"},
    CodeName{IssueCode::AgeBandsOverlap, "age_bands_overlap"},
    CodeName{IssueCode::AgeBandsGap, "age_bands_gap"},
    CodeName{IssueCode::AgeBandNotMade, "age_band_not_made"},
    CodeName{IssueCode::SexUnknown, "sex_unknown"},
    CodeName{IssueCode::StudySyntax, "study_syntax"},
    CodeName{IssueCode::StudyKeyUnknown, "study_key_unknown"},
    CodeName{IssueCode::StudyKeyMissing, "study_key_missing"},
    CodeName{IssueCode::StudyValue, "study_value"},
    CodeName{IssueCode::ReferenceUnknown, "reference_unknown"},
    CodeName{IssueCode::ProgrammeCycle, "programme_cycle"},
    CodeName{IssueCode::ProgrammeTree, "programme_tree"},
    CodeName{IssueCode::CostOutsideEligibility, "cost_outside_eligibility"},
    CodeName{IssueCode::ExpenditureZero, "expenditure_zero"},
    CodeName{IssueCode::IndicatorKind, "indicator_kind"},
    CodeName{IssueCode::AssumedParameter, "assumed_parameter"},
    CodeName{IssueCode::StepUndefined, "step_undefined"},
    CodeName{IssueCode::PeopleEmpty, "people_empty"},
    CodeName{IssueCode::PeopleLost, "people_lost"},
    CodeName{IssueCode::CheckFailed, "check_failed"},
    CodeName{IssueCode::OutputNotWritable, "output_not_writable"},
    CodeName{IssueCode::OutputInUse, "output_in_use"},
    CodeName{IssueCode::WriteFailed, "write_failed"},
    CodeName{IssueCode::Cancelled, "cancelled"},
    CodeName{IssueCode::Internal, "internal"},
};
static_assert(CODE_NAMES.size() == static_cast<std::size_t>(IssueCode::Internal) + 1);

std::string placeText(const Place& place) {
  std::string text = place.file;
  const auto add = [&text](const std::string& part) {
    if (part.empty()) return;
    if (!text.empty()) text += ", ";
    text += part;
  };
  if (!place.layer.empty()) add("layer " + place.layer);
  if (place.row) add("row " + std::to_string(*place.row));
  if (!place.column.empty()) add("column " + place.column);
  add(place.key);
  return text;
}

}  // namespace

std::string_view issueCodeName(IssueCode code) {
  return CODE_NAMES[static_cast<std::size_t>(code)].name;
}

bool isEnvironmental(IssueCode code) {
  switch (code) {
  case IssueCode::OutputNotWritable:
  case IssueCode::OutputInUse:
  case IssueCode::WriteFailed:
  case IssueCode::Cancelled:
  case IssueCode::CheckFailed:
  case IssueCode::Internal:
    return true;
  default:
    return false;
  }
}

Issue cancelledIssue() {
  return {Severity::Error, IssueCode::Cancelled, {}, "", "The run was cancelled; nothing was written.", ""};
}

std::string describe(const Issue& issue) {
  constexpr std::array<std::string_view, 3> SEVERITIES{"error", "warning", "note"};
  std::string text(SEVERITIES[static_cast<std::size_t>(issue.severity)]);
  if (const std::string place = placeText(issue.where); !place.empty()) text += ": " + place;
  if (!issue.value.empty()) text += " [" + issue.value + "]";
  text += ": " + issue.message;
  if (!issue.mend.empty()) text += " Mend: " + issue.mend;
  return text;
}

std::size_t Issues::keptOf(IssueCode code) {
  switch (code) {
  case IssueCode::CodeBlank:
  case IssueCode::CodeDuplicate:
  case IssueCode::CodeUnknown:
  case IssueCode::CodeUnmatched:
  case IssueCode::PeopleLost:
    return NAMES_PER_KIND;
  default:
    return LISTED_PER_KIND;
  }
}

void Issues::add(Issue issue) {
  if (issue.severity == Severity::Error) ++mErrors;
  std::size_t& count =
      mCounts[{issue.severity, issue.code, issue.where.file, issue.where.layer, issue.where.column}];
  if (++count > keptOf(issue.code)) {
    ++mUnlisted;
    return;
  }
  mList.push_back(std::move(issue));
}

void Issues::append(Issues other) {
  const std::size_t errorsBefore = mErrors + other.mErrors;
  std::map<Kind, std::size_t> listed;
  for (Issue& issue : other.mList) {
    ++listed[{issue.severity, issue.code, issue.where.file, issue.where.layer, issue.where.column}];
    add(std::move(issue));
  }
  // What the other list had counted without keeping is counted here too.
  std::size_t carried = 0;
  for (const auto& [kind, count] : other.mCounts) {
    const auto kept = listed.find(kind);
    const std::size_t rest = count - (kept == listed.end() ? 0 : kept->second);
    mCounts[kind] += rest;
    carried += rest;
  }
  mErrors = errorsBefore;
  mUnlisted += carried;
}

bool Issues::contains(IssueCode code) const {
  for (const auto& [kind, count] : mCounts)
    if (kind.code == code) return true;
  return false;
}

std::vector<std::string> Issues::overflow(Severity least) const {
  std::vector<std::string> lines;
  for (const auto& [kind, count] : mCounts) {
    if (count <= keptOf(kind.code) || kind.severity > least) continue;
    const Place place{kind.file, kind.layer, std::nullopt, kind.column, {}};
    const std::string where = placeText(place);
    lines.push_back("and " + std::to_string(count - keptOf(kind.code)) + " more " +
                    std::string(issueCodeName(kind.code)) + (where.empty() ? "" : " in " + where));
  }
  return lines;
}

}  // namespace fairshares
