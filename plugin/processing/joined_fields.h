// Fair Shares: the fields of an index table as they join the boundaries.
#pragma once

#include <qgsfields.h>

#include <QStringList>
#include <vector>

#include "processing/layer_table.h"

namespace fairshares::processing {

/// Fields of a table, and their values by row.
///
/// A field of text whose cells are all numbers (or marks that there is none, such as `*` and `n/a`) can
/// become a field of numbers, as tables from CSV files have them: only numbers can be drawn in classes.
class JoinedFields {
 public:
  enum class Texts { AsTheyAre, NumbersWherePossible };

  /// `names` must be fields of the table's features.
  JoinedFields(const QgsFields& fields, const LayerTable& table, const QStringList& names, Texts texts);

  /// In the order of `names`; prefixes and clashes of names are for the caller.
  [[nodiscard]] const QgsFields& fields() const { return mFields; }
  /// The values of a row, and those of a feature that has none: NULL each.
  [[nodiscard]] QgsAttributes valuesOf(std::size_t row) const;
  [[nodiscard]] QgsAttributes noValues() const;
  /// Names of the fields of text that became numbers.
  [[nodiscard]] const QStringList& converted() const { return mConverted; }
  /// [field] how many cells have no value.
  [[nodiscard]] const std::vector<std::size_t>& missing() const { return mMissing; }

 private:
  void addField(const QgsField& field, int position, Texts texts);

  const LayerTable& mTable;
  QgsFields mFields;
  std::vector<std::vector<QVariant>> mValues;  // [field][row]
  std::vector<std::size_t> mMissing;
  QStringList mConverted;
};

}  // namespace fairshares::processing
