// Fair Shares: rows of persons put together to one table, with every sum that can be checked.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "io/code_cells.h"
#include "io/number_cells.h"
#include "io/sex_labels.h"
#include "model/source_tables.h"

namespace fairshares::io {

/// How far a stated total may be from the sum of `cells` printed figures: nothing for whole numbers; for
/// figures printed to d decimals half a unit of the last one for each figure and the total, and 1e-9 of the
/// total for what a double cannot hold.
double sumTolerance(double total, std::size_t cells, int decimals);

/// Names of columns for messages.
struct CountColumnNames {
  std::string code;
  std::string sex;
  std::string total;
  std::vector<std::string> ages;  ///< header or cell of each age of the file
};

/// Puts persons together by code, sex and age; ages are folded into bands. Rows of both sexes together and of
/// the whole of Scotland are kept apart as checks.
class CountBuilder {
 public:
  /// `bandOf` gives the band of each age of the file, < bands.size(). `table` is the place without row.
  CountBuilder(std::vector<AgeBand> bands, std::vector<std::size_t> bandOf, CountColumnNames names,
               Place table);

  /// Where the persons of one code and sex go.
  struct Slot {
    std::size_t member = 0;
    std::size_t series = 0;
    std::size_t row = 0;
  };
  /// Finds the slot of a row. False, with the reason (CodeBlank, SexUnknown), if it has none.
  bool findSlot(std::string_view codeCell, std::string_view sexCell, std::size_t row, Slot& slot,
                Issues& issues);

  /// For a row that holds all ages: CodeDuplicate and false if the slot was filled before.
  bool startSeries(const Slot& slot, Issues& issues);
  /// For a row that holds one age: CodeDuplicate and false if the slot has it already.
  bool startAge(const Slot& slot, std::size_t age, Issues& issues);
  /// Adds a cell. ValueMissing, ValueNotNumeric, ValueNotFinite, ValueNegative if it is no number of persons.
  void add(const Slot& slot, std::size_t age, const NumberCell& cell, std::string_view text, Issues& issues);
  /// What the file states as the persons of all ages; a missing total states nothing.
  void state(const Slot& slot, const NumberCell& cell, std::string_view text, Issues& issues);

  /// Checks that every code has all ages of both sexes and that all sums hold, and gives the table.
  /// Errors: ValueMissing, SexUnknown, SumMismatch, FileEmpty.
  model::CountTable finish(Issues& issues);

 private:
  static constexpr std::size_t SERIES = 3;  // female, male, both sexes together
  static constexpr std::size_t BOTH = 2;
  static constexpr std::array<std::string_view, SERIES> SERIES_NAMES{"female", "male", "both sexes"};

  struct Member {
    std::string code;
    std::size_t firstRow = 0;
    bool isScotland = false;
    bool spoiled = false;  // a cell could not be read: its sums mean nothing
    std::array<std::size_t, SERIES> agesSeen{};
  };
  struct Stated {
    Slot slot;
    double persons;
  };

  std::size_t memberOf(std::string_view code, std::size_t row);
  double* personsOf(std::size_t member, std::size_t series) {
    return mPersons.data() + (member * SERIES + series) * mBands.size();
  }
  /// What is wrong with the column that holds an age: in rows of one age only, all ages are in the column
  /// that holds the totals, too.
  WrongNumbers& wrongOf(std::size_t age) { return mAgeStarted.empty() ? mWrong[age] : mWrongTotals; }
  void addPersons(std::size_t member, std::size_t series, std::size_t band, double persons);
  double sumOf(std::size_t member, std::size_t series);
  void checkComplete(const Member& member, Issues& issues) const;
  void checkBothSexes(std::size_t member, Issues& issues);
  void checkStated(const Stated& stated, Issues& issues);
  void checkScotland(model::CountTable& table, Issues& issues);
  bool onlyBothSexes() const;
  [[nodiscard]] Place placeOf(std::size_t row, const std::string& column, const std::string& key) const;

  std::vector<AgeBand> mBands;
  std::vector<std::size_t> mBandOf;
  CountColumnNames mNames;
  Place mTable;
  CodeCells mCodeCells;
  std::string mLastCodeCell;
  std::size_t mLastMember = 0;

  std::vector<Member> mMembers;
  std::unordered_map<std::string, std::size_t> mMemberByCode;
  std::vector<double> mPersons;   // [(member * SERIES + series) * bands + band]
  std::vector<double> mCutOff;    // what rounding cut off mPersons; empty while nothing was (whole numbers)
  std::vector<bool> mAgeStarted;  // [(member * SERIES + series) * ages + age], rows of one age only
  std::vector<Stated> mStated;    // totals that came before all of their ages
  std::vector<WrongNumbers> mWrong;  // [age]
  WrongNumbers mWrongTotals;
  int mDecimals = 0;  // the most of any cell
};

}  // namespace fairshares::io
