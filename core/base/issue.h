// Fair Shares: what can be wrong, said once and completely.
// One vocabulary of problems for every reader, join and writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fairshares {

/// How much a problem weighs. Errors stop the run before anything is computed; warnings and notes are
/// carried into every report.
enum class Severity { Error, Warning, Note };

/// Every problem Fair Shares can name. Tests assert on the code and the place, never on the sentence.
enum class IssueCode {
  // Files and formats: the bytes are not what was promised.
  FileMissing,      ///< The path does not lead to a file.
  FileUnreadable,   ///< The file is there but cannot be opened (rights, lock, damaged container).
  FileFormat,       ///< The content is not of the kind that is needed here (or is truncated).
  FileEmpty,        ///< The file or table holds no row.
  LayerMissing,     ///< The named layer or sheet is not in the file, or several are and none was named.
  ColumnMissing,    ///< A needed column is neither named by the study nor recognised in the header.
  ColumnAmbiguous,  ///< Several columns could be meant.
  TextEncoding,     ///< Text was not UTF-8 and was read as Latin-1.
  // Coordinates.
  CrsMissing,        ///< No coordinate reference system, and the study declares none.
  CrsContradiction,  ///< The coordinates cannot be of the declared system.
  GeometryMissing,   ///< A feature without a geometry, or of the wrong type.
  GeometryRepaired,  ///< An invalid polygon was repaired on a copy; the area change is told.
  GeometryUnusable,  ///< A polygon that no repair could save.
  // Networks.
  NodeContradiction,  ///< A node id names another place than the line drawn to it.
  TerminalUnreached,  ///< No road comes near a ferry terminal; it may lie in the sea.
  // Codes.
  CodeBlank,      ///< A row without a code.
  CodeDuplicate,  ///< A code that must be unique occurs again.
  CodeUnknown,    ///< A code that the zones (or practices, or areas) do not have.
  CodeUnmatched,  ///< A zone (or practice, or area) that a source does not have.
  CodeArchived,   ///< An archived area code was recoded to its current one.
  CodeVintage,    ///< Data zones of different census vintages are mixed.
  NestingBroken,  ///< A lower area lies in two areas of a level it should nest in.
  // Values.
  ValueNotNumeric,  ///< Text where a number is needed.
  ValueNotFinite,   ///< NaN or infinity.
  ValueNegative,    ///< A negative number where none may be.
  ValueOutOfRange,  ///< A number outside its valid range.
  ValueMissing,     ///< Empty, `*`, `n/a` ... where a value is needed.
  ValueFilled,      ///< A missing value was filled as the study declares; listed value by value.
  ValueCapped,      ///< A declared floor or cap bit.
  ValueRounded,     ///< A percentage such as `8%` was read as a rounded rate.
  SumMismatch,      ///< Parts do not add up to their stated total.
  // Age and sex.
  AgeBandsOverlap,  ///< Two age bands share an age.
  AgeBandsGap,      ///< An age belongs to no band.
  AgeBandNotMade,   ///< A band of the study cannot be made from the columns of the file.
  SexUnknown,       ///< A sex label that is not recognised.
  // The study.
  StudySyntax,       ///< The study file is not TOML.
  StudyKeyUnknown,   ///< A key the study does not know (with the nearest known one).
  StudyKeyMissing,   ///< A needed key is absent.
  StudyValue,        ///< A value of the wrong type or outside its range.
  ReferenceUnknown,  ///< A study item refers to a programme, level, indicator or category that is not there.
  ProgrammeCycle,    ///< The programme tree bites its own tail.
  ProgrammeTree,     ///< A programme that is neither a leaf with steps nor a parent with children.
  CostOutsideEligibility,  ///< A cost weight for an age or sex the programme does not serve.
  ExpenditureZero,         ///< The expenditure weights of a parent's children sum to zero.
  IndicatorKind,           ///< An indicator of utilisation or expenditure is used as a measure of need.
  AssumedParameter,        ///< A parameter whose status is "assumed".
  StepUndefined,           ///< A step's total is zero, so nothing can be rescaled.
  PeopleEmpty,             ///< Zones without people (listed; they carry weight 0 and no index).
  PeopleLost,              ///< Persons that would be lost by an unmatched code.
  // Checks of the result.
  CheckFailed,  ///< A conservation check did not hold; nothing is written.
  // The environment.
  OutputNotWritable,  ///< The output folder or file cannot be written.
  OutputInUse,        ///< The output file is open elsewhere.
  WriteFailed,        ///< Writing failed half way (disk full, device error); the old file is unharmed.
  Cancelled,          ///< The user stopped the run.
  Internal            ///< A programming error; please report it.
};

/// The permanent name of a code in reports and JSON: `file_missing`, `code_duplicate` ...
std::string_view issueCodeName(IssueCode code);

/// True for problems of the machine rather than of the input: they end with exit status 3, not 1.
bool isEnvironmental(IssueCode code);

/// Where a problem is. Everything is optional but should be given where known.
struct Place {
  std::string file;                ///< path as the user wrote it
  std::string layer;               ///< layer, sheet or TOML table
  std::optional<std::size_t> row;  ///< 1-based line or feature number as a spreadsheet shows it
  std::string column;              ///< column, field or TOML key
  std::string key;                 ///< data zone, practice, Board, programme, ...
};

/// One problem: what, where, why it matters, how to mend.
struct Issue {
  Severity severity = Severity::Error;
  IssueCode code = IssueCode::Internal;
  Place where;
  std::string value;    ///< the offending value as found, empty if there is none
  std::string message;  ///< what is wrong and why it matters, one or two sentences
  std::string mend;     ///< what the user can do about it, one sentence
};

/// What every door says when the user stops a run.
Issue cancelledIssue();

/// The issue as a paragraph for people: "error: file, row, column: message Mend: ...".
std::string describe(const Issue& issue);

/// Problems collected on the way, in the order they were met.
///
/// At most LISTED_PER_KIND problems of the same severity, code, file, layer and column are kept; the others
/// are counted, so that a file of a million wrong rows gives a message a person can read.
class Issues {
 public:
  static constexpr std::size_t LISTED_PER_KIND = 25;
  /// Kinds whose point is the name (an unmatched, unknown, doubled or lost code) keep many more: the list is
  /// the only place where a refused study's codes are all named. Doors for people still print LISTED_PER_KIND
  /// of them.
  static constexpr std::size_t NAMES_PER_KIND = 100'000;

  void add(Issue issue);
  void append(Issues other);

  /// The kept problems, in order.
  [[nodiscard]] const std::vector<Issue>& list() const { return mList; }
  /// How many problems were counted but not kept.
  [[nodiscard]] std::size_t unlisted() const { return mUnlisted; }
  [[nodiscard]] std::size_t errorCount() const { return mErrors; }
  [[nodiscard]] bool hasErrors() const { return mErrors > 0; }
  [[nodiscard]] bool empty() const { return mList.empty(); }
  /// True if any problem has this code.
  [[nodiscard]] bool contains(IssueCode code) const;
  /// How many problems of this one's kind are kept: LISTED_PER_KIND or NAMES_PER_KIND.
  static std::size_t keptOf(IssueCode code);
  /// "and 412 more of this kind" lines, one for each kind that overflowed; kinds of less weight than `least`
  /// are left out.
  [[nodiscard]] std::vector<std::string> overflow(Severity least = Severity::Note) const;

 private:
  struct Kind {
    Severity severity;  // so that many warnings never hide an error
    IssueCode code;
    std::string file, layer, column;
    auto operator<=>(const Kind&) const = default;
  };
  std::vector<Issue> mList;
  std::map<Kind, std::size_t> mCounts;
  std::size_t mUnlisted = 0;
  std::size_t mErrors = 0;
};

}  // namespace fairshares
