// Rows of a table, counted without reading what is in them.
#include "io/count_rows.h"

#include <gtest/gtest.h>

#include "reading_support.h"
#include "support/temporary_folder.h"

namespace fairshares::io {
namespace {

using namespace reading_support;
using testing_support::TemporaryFolder;

std::optional<std::size_t> rowsOf(const std::string& text) {
  const TemporaryFolder folder;
  const Result<std::size_t> rows = countRows(tableAt(folder.write("table.csv", text)));
  return rows ? std::optional(rows.value()) : std::nullopt;
}

TEST(CountRows, OfTextAreThoseAfterTheHeader) {
  EXPECT_EQ(rowsOf("code,value\na,1\nb,2\n"), 2u);
  EXPECT_EQ(rowsOf("code,value\na,1\nb,2"), 2u) << "no end of line at the end";
  EXPECT_EQ(rowsOf("code,value\r\na,1\r\n"), 1u);
  EXPECT_EQ(rowsOf("code,value\n"), 0u);
}

TEST(CountRows, LeavesOutTitlesEmptyLinesRemarksAndNotes) {
  EXPECT_EQ(rowsOf("Table 1\n\ncode,value,other\na,1,2\n\n# later\nb,2,3\n\nCrown copyright 2021,,\n"), 2u);
}

TEST(CountRows, OfALayerAreItsFeatures) {
  const Result<std::size_t> rows =
      countRows(tableAt(FAIRSHARES_SOURCE_DIR "/sample_data/scotland/zones.gpkg", "zones"));
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows.value(), 6999u);
}

TEST(CountRows, OfWhatIsNoTableAreRefused) {
  const TemporaryFolder folder;
  expectRefused(countRows(tableAt(folder.file("nowhere.csv"))), IssueCode::FileMissing);
  EXPECT_FALSE(countRows(tableAt(folder.write("empty.csv", ""))));
  EXPECT_FALSE(
      countRows(tableAt(FAIRSHARES_SOURCE_DIR "/sample_data/scotland/zones.gpkg", "nothing of the kind")));
}

}  // namespace
}  // namespace fairshares::io
