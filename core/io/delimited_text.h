// Fair Shares: rows of comma, semicolon or tab separated text (RFC 4180 and what people make of it).
#pragma once

#include <array>
#include <deque>
#include <string>
#include <vector>

#include <cpl_vsi.h>

#include "io/table_source.h"

namespace fairshares::io {

/// True if a file that begins with these bytes can be read as delimited text: no control characters, and
/// neither JSON nor XML.
bool looksLikeText(std::string_view firstBytes);

/// The separator of a text that begins with these lines: the one that cuts most lines into equally many
/// cells.
char detectDelimiter(std::string_view firstLines);

/// Reads a text file in pieces, so memory does not grow with the file.
///
/// Lines end with LF, CRLF or CR; the last one may end with the file. A byte order mark is skipped. A cell
/// may be quoted, with separators, line ends and doubled quotes inside. Cells that are not UTF-8 are read as
/// Latin-1 (its Windows variant) and counted in a TextEncoding warning. A quote that is never closed and a
/// zero byte are FileFormat.
class DelimitedText final : public TableSource {
 public:
  /// Takes over `stream`, which is closed at the end. `file` is for messages.
  DelimitedText(VSILFILE* stream, std::string file, std::size_t chunkBytes = DEFAULT_CHUNK_BYTES);
  ~DelimitedText() override;
  DelimitedText(const DelimitedText&) = delete;
  DelimitedText& operator=(const DelimitedText&) = delete;

  bool next(TableRow& row) override;
  void rewind() override;
  [[nodiscard]] const std::string& layer() const override { return mLayer; }
  [[nodiscard]] bool commaMayBeDecimal() const override { return mDelimiter == ';'; }
  [[nodiscard]] Issues takeIssues() override;

  static constexpr std::size_t DEFAULT_CHUNK_BYTES = std::size_t{1} << 18U;

 private:
  enum class Outcome { Row, NeedsMore, OpenQuote };
  struct RawCell {
    const char* begin;
    const char* end;
    bool rewritten;  // holds quotes that have to be taken out
  };

  void start();
  bool readMore();
  Outcome scanRow();
  const char* scanQuotedCell(const char* at);
  bool finishRow(TableRow& row);
  std::string_view unquoted(const RawCell& cell);
  std::string_view asUtf8(std::string_view text);
  void refuse(std::string message, std::string mend);

  VSILFILE* mStream;
  std::string mFile;
  std::string mLayer;
  std::size_t mChunkBytes;
  char mDelimiter = ',';
  std::array<bool, 256> mEndsCell{};

  std::vector<char> mBuffer;  // one byte longer than its content, for a sentinel
  std::size_t mBegin = 0;     // first byte of the next row
  std::size_t mEnd = 0;       // end of what was read
  bool mAtEnd = false;        // the file holds no more bytes than mBuffer
  bool mStopped = false;
  std::size_t mLine = 1;      // line of mBegin
  std::size_t mNextLine = 1;  // line after the row that was scanned
  const char* mRowEnd = nullptr;
  const char* mNextRow = nullptr;

  std::vector<RawCell> mRawCells;
  std::vector<std::string_view> mCells;
  std::deque<std::string> mOwned;  // texts of this row that differ from the bytes in the file

  std::size_t mRecodedCells = 0;
  std::size_t mFirstRecodedLine = 0;
  Issues mIssues;
};

}  // namespace fairshares::io
