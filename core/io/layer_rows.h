// Fair Shares: the attributes of an OGR layer, or the cells of a sheet, as rows of text.
#pragma once

#include <deque>

#include "io/layer_choice.h"
#include "io/table_source.h"

namespace fairshares::io {

/// Rows of a layer. Real numbers come in the shortest text that reads back to the same number, unset and NULL
/// cells as empty text. Sheets (XLSX, ODS, XLS) come with all their rows, the header among them; other
/// formats have field names.
class LayerRows final : public TableSource {
 public:
  /// `session` must outlive the rows and carry tableReadingOptions().
  LayerRows(OpenLayer layer, std::string file, GdalSession& session);
  ~LayerRows() override;
  LayerRows(const LayerRows&) = delete;
  LayerRows& operator=(const LayerRows&) = delete;

  bool next(TableRow& row) override;
  void rewind() override;
  [[nodiscard]] const std::vector<std::string>* fieldNames() const override {
    return mIsSheet ? nullptr : &mFieldNames;
  }
  [[nodiscard]] std::optional<std::size_t> featureCount() const override;
  [[nodiscard]] const std::string& layer() const override { return mLayer.name; }
  [[nodiscard]] Issues takeIssues() override;

 private:
  std::string_view cellText(int field);

  OpenLayer mLayer;
  std::string mFile;
  GdalSession& mSession;
  bool mIsSheet;
  std::vector<std::string> mFieldNames;
  OGRFeatureH mFeature = nullptr;
  std::size_t mRow = 0;
  std::vector<std::string_view> mCells;
  std::deque<std::string> mNumberTexts;
};

}  // namespace fairshares::io
