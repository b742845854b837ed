// Rows of delimited text: separators, quotes, line ends, encodings and pieces of any size.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "io/delimited_text.h"
#include "io/text_encoding.h"
#include "reading_support.h"
#include "support/test_seed.h"

namespace fairshares::io {
namespace {

struct Row {
  std::size_t number;
  std::vector<std::string> cells;
  bool operator==(const Row&) const = default;
};

std::vector<Row> rowsOf(DelimitedText& text) {
  std::vector<Row> rows;
  for (TableRow row; text.next(row);) {
    std::vector<std::string> cells(row.cells.begin(), row.cells.end());
    rows.push_back({row.number, cells});
  }
  return rows;
}

// A file in GDAL's memory: these tests open thousands.
VSILFILE* openedInMemory(const std::string& content) {
  static const char* const NAME = "/vsimem/delimited_text_test.csv";
  VSILFILE* const file = VSIFOpenL(NAME, "wb");
  VSIFWriteL(content.data(), 1, content.size(), file);
  VSIFCloseL(file);
  return VSIFOpenL(NAME, "rb");
}

std::vector<Row> rowsOf(const std::string& content, std::size_t chunk = DelimitedText::DEFAULT_CHUNK_BYTES) {
  DelimitedText text(openedInMemory(content), "table.csv", chunk);
  return rowsOf(text);
}

TEST(DelimitedText, ReadsLinesThatEndWithLfCrlfAndCr) {
  const std::vector<Row> expected{{1, {"a", "b"}}, {2, {"1", "2"}}, {3, {"3", ""}}};
  EXPECT_EQ(rowsOf("a,b\n1,2\n3,\n"), expected);
  EXPECT_EQ(rowsOf("a,b\r\n1,2\r\n3,\r\n"), expected);
  EXPECT_EQ(rowsOf("a,b\r1,2\r3,\r"), expected);
  EXPECT_EQ(rowsOf("a,b\n1,2\n3,"), expected);
}

TEST(DelimitedText, KeepsSeparatorsLineEndsAndQuotesWithinQuotes) {
  const std::vector<Row> expected{{1, {"a", "b,\"c\"\nd", "e"}}, {3, {"1", "", "3"}}};
  EXPECT_EQ(rowsOf("a,\"b,\"\"c\"\"\nd\",e\n1,\"\",3\n"), expected);
}

TEST(DelimitedText, ForgivesSpacesBeforeAQuoteAndTextAfterIt) {
  const std::vector<Row> expected{{1, {"a", "b, c", "de"}}, {2, {"x\"y", " 2 ", "3"}}};
  EXPECT_EQ(rowsOf("a, \"b, c\",\"d\"e\nx\"y, 2 ,3\n"), expected);
}

TEST(DelimitedText, CountsEmptyLinesSoThatNumbersAreThoseOfAnEditor) {
  const std::vector<Row> expected{{1, {"a", "b"}}, {2, {""}}, {3, {"1", "2"}}};
  EXPECT_EQ(rowsOf("a,b\n\n1,2"), expected);
}

TEST(DelimitedText, TellsTheSeparatorFromTheLines) {
  EXPECT_EQ(detectDelimiter("a;b;c\n1,5;2,5;x\n2,5;3;y\n"), ';');
  EXPECT_EQ(detectDelimiter("a\tb\n1,000\t2\n"), '\t');
  EXPECT_EQ(detectDelimiter("Title; of 2022\n\na,b,c\n1,2,3\n"), ',');
  EXPECT_EQ(detectDelimiter("code\nS01\n"), ',');
  EXPECT_EQ(detectDelimiter("\"a;b;c;d\",x\n\"e;f;g;h\",y\n"), ',');
}

TEST(DelimitedText, SkipsTheByteOrderMark) {
  EXPECT_EQ(rowsOf("\xEF\xBB\xBF"
                   "a,b\n"),
            (std::vector<Row>{{1, {"a", "b"}}}));
  EXPECT_EQ(rowsOf("\xEF\xBB\xBF"
                   "a,b\n",
                   2),
            (std::vector<Row>{{1, {"a", "b"}}}));
}

TEST(DelimitedText, ReadsLatin1AndSaysSo) {
  DelimitedText text(openedInMemory("a,name\n1,plain\n2,Caf\xE9 \x96 \xA3\n3,\xC3\xA9\n"), "table.csv");
  const std::vector<Row> rows = rowsOf(text);
  EXPECT_EQ(rows[2].cells[1], "Caf\xC3\xA9 \xE2\x80\x93 \xC2\xA3");
  EXPECT_EQ(rows[3].cells[1], "\xC3\xA9");
  const auto issue = reading_support::findIssue(text.takeIssues(), IssueCode::TextEncoding);
  ASSERT_TRUE(issue);
  EXPECT_EQ(issue->severity, Severity::Warning);
  EXPECT_EQ(issue->where.row, 3U);
}

TEST(DelimitedText, RefusesAQuoteThatIsNeverClosedNamingItsLine) {
  DelimitedText text(openedInMemory("a,b\n1,2\n3,\"open\n4,5\n"), "table.csv");
  EXPECT_EQ(rowsOf(text).size(), 2U);
  const auto issue = reading_support::findIssue(text.takeIssues(), IssueCode::FileFormat);
  ASSERT_TRUE(issue);
  EXPECT_EQ(issue->where.row, 3U);
}

TEST(DelimitedText, RefusesAZeroByte) {
  DelimitedText text(openedInMemory(std::string("a,b\n1,2\n\0x,3\n", 13)), "table.csv");
  EXPECT_EQ(rowsOf(text).size(), 2U);
  EXPECT_TRUE(text.takeIssues().contains(IssueCode::FileFormat));
}

TEST(DelimitedText, BeginsAgainAfterRewinding) {
  DelimitedText text(openedInMemory("\xEF\xBB\xBF"
                                    "a,b\n1,2\n"),
                     "table.csv", 4);
  const std::vector<Row> once = rowsOf(text);
  text.rewind();
  EXPECT_EQ(rowsOf(text), once);
}

TEST(DelimitedText, TheSizeOfThePiecesChangesNothing) {
  std::mt19937_64 random(testing_support::testSeed());
  const std::vector<std::string> parts{"a",          "12", "\"q\"", "\"x,\"\"y\"\"\"", "\"l\nm\"",
                                       "\"c\r\nd\"", "",   " ",     "\xC3\xA9",        "\xE9"};
  const std::vector<std::string> ends{"\n", "\r\n", "\r"};
  for (int repetition = 0; repetition < 200; ++repetition) {
    std::string content;
    for (std::size_t row = 0, rows = random() % 6; row < rows; ++row) {
      for (std::size_t cell = 0, cells = 1 + random() % 5; cell < cells; ++cell)
        content += (cell ? "," : "") + parts[random() % parts.size()];
      content += ends[random() % ends.size()];
    }
    const std::vector<Row> expected = rowsOf(content);
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 16U})
      EXPECT_EQ(rowsOf(content, chunk), expected) << content;
  }
}

TEST(DelimitedText, KnowsWhatIsNoText) {
  EXPECT_TRUE(looksLikeText("a,b\n1,2"));
  EXPECT_TRUE(looksLikeText(""));
  EXPECT_FALSE(looksLikeText("\x89PNG\r\n\x1A\n"));
  EXPECT_FALSE(looksLikeText("{\"type\": \"FeatureCollection\"}"));
  EXPECT_FALSE(looksLikeText("<!DOCTYPE html>"));
  EXPECT_FALSE(looksLikeText("%PDF-1.4\n"));
}

TEST(TextEncoding, KnowsUtf8) {
  EXPECT_TRUE(isUtf8("plain"));
  EXPECT_TRUE(isUtf8("N\xC3\xA0 h-Eileanan \xE2\x82\xAC \xF0\x9F\x8F\xB4"));
  EXPECT_FALSE(isUtf8("\xE9t\xE9"));
  EXPECT_FALSE(isUtf8("\xC0\xAF"));          // overlong
  EXPECT_FALSE(isUtf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(isUtf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(isUtf8("\xC3"));
  EXPECT_TRUE(isAscii("0123456789 abcdefghijkl"));
  EXPECT_FALSE(isAscii("0123456789 abc\xE9"));
}

}  // namespace
}  // namespace fairshares::io
