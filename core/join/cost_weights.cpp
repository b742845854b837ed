// Fair Shares: cost weights by age and sex to the groups of a programme's units.
#include "join/cost_weights.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/compensated_sum.h"
#include "base/number_text.h"

namespace fairshares::join {
namespace {

using Row = model::CostWeightRow;
const char* const COST_COLUMN = "cost_gbp_per_head";

/// Reads one programme's rows and says what is wrong with them.
class CostWeightReader {
 public:
  CostWeightReader(const study::Programme& programme, const StepContext& context)
      : mProgramme(programme), mTable(*programme.ageSex.costWeights),
        mUnits(context.model.units(programme.basis)), mFindings(context.findings) {
    const std::vector<Row>& all = parameterRows(context.sources.costWeights, mTable);
    mRowsOf = rowsOf(programme.ageSex.rowsOf, programme);
    for (const Row& row : all)
      if (row.programme == mRowsOf) mRows.push_back(row);
    // In an order of their own, so that the order in the file leaves no trace.
    std::stable_sort(mRows.begin(), mRows.end(), [](const Row& a, const Row& b) {
      return a.sex != b.sex ? a.sex < b.sex : a.band < b.band;
    });
    reportRowsUsed(mTable, mRows.size(), all.size(), programme.id, mFindings);
  }

  std::vector<double> read() {
    mCost.assign(mUnits.groupCount(), 0.0);
    mRowOfGroup.assign(mUnits.groupCount(), std::nullopt);
    if (mRows.empty()) {
      mFindings.error(IssueCode::ReferenceUnknown,
                      {mTable.file, mTable.layer, std::nullopt, "programme", mProgramme.id}, mRowsOf,
                      "The table of cost weights has no row of " + mRowsOf + ", which the programme " +
                          mProgramme.id + " needs.",
                      "Add its rows, or name those that stand for it with the key `rows_of`.");
      return mCost;
    }
    const std::size_t errorsBefore = mFindings.issues().errorCount();
    for (const Row& row : mRows) take(row);
    for (const Sex sex : {Sex::Female, Sex::Male}) {
      checkOverlaps(sex);
      checkCover(sex);
    }
    if (mFindings.issues().errorCount() == errorsBefore) checkTotal();
    return mCost;
  }

 private:
  static std::string groupText(Sex sex, const AgeBand& band) {
    return std::string(sexName(sex)) + " " + ageBandLabel(band);
  }
  [[nodiscard]] Place placeOf(const Row& row, const std::string& column) const {
    return parameterPlace(mTable, row.row, column, mProgramme.id);
  }
  [[nodiscard]] Place placeOfGroup(const std::string& group) const {
    return {mTable.file, mTable.layer, std::nullopt, group, mProgramme.id};
  }

  void take(const Row& row) {
    if (!isCost(row)) return;
    const auto band = std::find(mUnits.bands.begin(), mUnits.bands.end(), row.band);
    if (!mProgramme.eligibility.serves(row.sex, row.band)) {
      // A band that only reaches beyond the eligibility still belongs to it, but cannot be made.
      const bool isOutside = band != mUnits.bands.end() || !servesAnyOf(row.sex, row.band);
      if (isOutside) {
        if (row.costGbpPerHead != 0.0)
          refuseOutside(row);
        else if (servesAnyOf(row.sex, row.band))
          warnOfCut(row);
        return;
      }
    }
    if (band == mUnits.bands.end()) {
      refuseBand(row);
      return;
    }
    const auto position = static_cast<std::size_t>(band - mUnits.bands.begin());
    const std::size_t group = groupIndex(row.sex, position, mUnits.bands.size());
    if (mRowOfGroup[group]) {
      refuseDuplicate(row, *mRowOfGroup[group]);
      return;
    }
    mRowOfGroup[group] = row.row;
    mCost[group] = row.costGbpPerHead;
  }

  [[nodiscard]] bool servesAnyOf(Sex sex, const AgeBand& band) const {
    const study::Eligibility& served = mProgramme.eligibility;
    return (sex == Sex::Female ? served.female : served.male) && served.ages.overlaps(band);
  }

  bool isCost(const Row& row) {
    if (!std::isfinite(row.costGbpPerHead)) {
      mFindings.error(IssueCode::ValueNotFinite, placeOf(row, COST_COLUMN), "not a finite number",
                      "A cost weight that is no finite number would spoil every index.",
                      "Correct the cost weight.");
      return false;
    }
    if (row.costGbpPerHead < 0.0) {
      mFindings.error(IssueCode::ValueNegative, placeOf(row, COST_COLUMN), shortestText(row.costGbpPerHead),
                      "The cost weight of " + groupText(row.sex, row.band) +
                          " is negative; nobody's care costs less than nothing.",
                      "Correct the cost weight.");
      return false;
    }
    return true;
  }

  /// What is wrong with a limit of the eligible ages that lies inside a band of the counts, and the limits
  /// that do not.
  struct CutBand {
    std::string limits, mend;
  };
  [[nodiscard]] CutBand cutOf(const AgeBand& band) const {
    const AgeBand& served = mProgramme.eligibility.ages;
    CutBand cut;
    const auto add = [&cut](const std::string& key, int limit, int below, int above) {
      cut.limits += (cut.limits.empty() ? "" : " and ") + key + " = " + std::to_string(limit);
      cut.mend += (cut.mend.empty() ? "Set " : " and ") + key + " to ";
      if (below >= 0) cut.mend += std::to_string(below);
      if (below >= 0 && above <= OPEN_AGE) cut.mend += " or ";
      if (above <= OPEN_AGE) cut.mend += std::to_string(above);
    };
    if (served.from > band.from && served.from <= band.to)
      add("age_from", served.from, band.from, band.to + 1);
    if (served.to >= band.from && served.to < band.to) add("age_to", served.to, band.from - 1, band.to);
    cut.mend += ", the nearest edges of the bands of the counts.";
    return cut;
  }

  void refuseCut(const Row& row) {
    const CutBand cut = cutOf(row.band);
    mFindings.error(
        IssueCode::CostOutsideEligibility, placeOf(row, COST_COLUMN), shortestText(row.costGbpPerHead),
        "The eligibility of the programme " + mProgramme.id + " (" + cut.limits + ") cuts the band " +
            groupText(row.sex, row.band) + ", whose people are counted together: its cost weight of " +
            shortestText(row.costGbpPerHead) +
            " pounds a head can be given to all of them or to none. A limit must fall on the "
            "edge of a band.",
        cut.mend);
  }

  /// A limit inside a band that costs nothing does no harm, but it has not the effect it was written for.
  void warnOfCut(const Row& row) {
    const CutBand cut = cutOf(row.band);
    mFindings.warning(IssueCode::CostOutsideEligibility, placeOf(row, COST_COLUMN), "0",
                      "The eligibility of the programme " + mProgramme.id + " (" + cut.limits +
                          ") reaches into the band " + groupText(row.sex, row.band) +
                          ", whose cost weight is 0: the limit has no effect there.",
                      cut.mend);
  }

  void refuseOutside(const Row& row) {
    if (servesAnyOf(row.sex, row.band)) {
      refuseCut(row);
      return;
    }
    mFindings.error(IssueCode::CostOutsideEligibility, placeOf(row, COST_COLUMN),
                    shortestText(row.costGbpPerHead),
                    "The programme " + mProgramme.id + " does not serve " + groupText(row.sex, row.band) +
                        ", yet its cost weight is " + shortestText(row.costGbpPerHead) +
                        " pounds a head: money would go to people it is not meant for.",
                    "Set the weight to 0 or leave the row out, or widen the programme's eligibility.");
  }

  void refuseBand(const Row& row) {
    std::string bands;
    for (const AgeBand& band : mUnits.bands)
      if (band.overlaps(row.band)) bands += (bands.empty() ? "" : ", ") + ageBandLabel(band);
    mFindings.error(IssueCode::AgeBandNotMade, placeOf(row, "age_from"), ageBandLabel(row.band),
                    "The cost weights have the band " + ageBandLabel(row.band) + ", but the counts of " +
                        std::string(unitNoun(mProgramme.basis)) + "s are by " + bands +
                        " there: one cost cannot be given to parts of bands.",
                    "Give one row for each band of the counts.");
  }

  void refuseDuplicate(const Row& row, std::size_t firstRow) {
    const std::string group = groupText(row.sex, row.band);
    mFindings.error(IssueCode::CodeDuplicate, placeOf(row, "programme"), group,
                    "The cost weight of " + group + " stands in row " + std::to_string(firstRow) +
                        " and again in row " + std::to_string(row.row) +
                        "; which of them counts is not known.",
                    "Keep one of the rows.");
  }

  /// Neighbours in the sorted rows of one sex that share an age but are not the same band (that is a
  /// duplicate).
  void checkOverlaps(Sex sex) {
    std::optional<Row> widest;
    for (const Row& row : mRows) {
      if (row.sex != sex) continue;
      if (widest && widest->band != row.band && widest->band.overlaps(row.band))
        mFindings.error(IssueCode::AgeBandsOverlap, placeOf(row, "age_from"), ageBandLabel(row.band),
                        "The bands " + ageBandLabel(widest->band) + " (row " + std::to_string(widest->row) +
                            ") and " + ageBandLabel(row.band) + " (row " + std::to_string(row.row) + ") of " +
                            std::string(sexName(sex)) + " share ages, which would be counted twice.",
                        "Let each band end one year before the next begins.");
      if (!widest || row.band.to > widest->band.to) widest = row;
    }
  }

  /// Served groups without a row. Where rows of other bands touch the group, those are refused already and
  /// only ages that no row covers are told.
  void checkCover(Sex sex) {
    for (std::size_t band = 0; band < mUnits.bands.size(); ++band) {
      const AgeBand& ages = mUnits.bands[band];
      if (!servesAnyOf(sex, ages)) continue;
      if (!mProgramme.eligibility.serves(sex, ages)) {
        checkCutGroup(sex, ages);
        continue;
      }
      if (mRowOfGroup[groupIndex(sex, band, mUnits.bands.size())]) continue;
      const std::optional<int> gap = firstUncoveredAge(sex, ages);
      if (!gap) continue;
      const std::string group = groupText(sex, ages);
      const bool isTouched = std::any_of(mRows.begin(), mRows.end(), [&](const Row& row) {
        return row.sex == sex && row.band.overlaps(ages);
      });
      if (isTouched)
        mFindings.error(IssueCode::AgeBandsGap, placeOfGroup(group), std::to_string(*gap),
                        "The cost weights of " + std::string(sexName(sex)) + " of the programme " +
                            mProgramme.id + " leave out age " + std::to_string(*gap) + ".",
                        "Let each band begin one year after the one before ends.");
      else
        mFindings.error(IssueCode::ValueMissing, placeOfGroup(group), "",
                        "The programme " + mProgramme.id + " serves " + group +
                            ", but there is no cost weight for this group. Missing is not 0.",
                        "Add the row (with 0 if they cost nothing), or narrow the programme's eligibility.");
    }
  }

  /// A group of which only some ages are served: whatever its row says is judged already, but without a row
  /// the served ages would cost nothing by silence.
  void checkCutGroup(Sex sex, const AgeBand& ages) {
    const bool isTouched = std::any_of(mRows.begin(), mRows.end(), [&](const Row& row) {
      return row.sex == sex && row.band.overlaps(ages);
    });
    if (isTouched) return;
    const std::string group = groupText(sex, ages);
    const CutBand cut = cutOf(ages);
    mFindings.error(IssueCode::ValueMissing, placeOfGroup(group), "",
                    "The eligibility of the programme " + mProgramme.id + " (" + cut.limits +
                        ") reaches into the group " + group +
                        ", but there is no cost weight for it. Missing is not 0, and a limit must fall on "
                        "the edge of a band.",
                    cut.mend);
  }

  [[nodiscard]] std::optional<int> firstUncoveredAge(Sex sex, const AgeBand& ages) const {
    int age = ages.from;
    for (const Row& row : mRows)  // ascending by the first age within a sex
      if (row.sex == sex && row.band.from <= age && age <= row.band.to) age = row.band.to + 1;
    if (age > ages.to) return std::nullopt;
    return age;
  }

  void checkTotal() {
    if (compensatedSum(mUnits.population) == 0.0) return;  // refused already, for everybody
    CompensatedSum total;
    const std::size_t groups = mUnits.groupCount();
    for (std::size_t unit = 0; unit < mUnits.size(); ++unit)
      for (std::size_t group = 0; group < groups; ++group)
        total.add(mUnits.persons[unit * groups + group] * mCost[group]);
    if (total.value() > 0.0) return;
    mFindings.error(IssueCode::StepUndefined,
                    {mTable.file, mTable.layer, std::nullopt, COST_COLUMN, mProgramme.id}, "0",
                    "By these cost weights nobody in the study costs the programme " + mProgramme.id +
                        " anything, so no ratio to the national cost can be formed.",
                    "Give at least one served group that has people a cost weight above 0.");
  }

  const study::Programme& mProgramme;
  const study::TableReference& mTable;
  const model::Units& mUnits;
  Findings& mFindings;
  std::string mRowsOf;
  std::vector<Row> mRows;
  std::vector<double> mCost;                            ///< [group]
  std::vector<std::optional<std::size_t>> mRowOfGroup;  ///< [group] row of the file
};

}  // namespace

std::vector<double> costWeights(const study::Programme& programme, const StepContext& context) {
  return CostWeightReader(programme, context).read();
}

}  // namespace fairshares::join
