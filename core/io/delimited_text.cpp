// Fair Shares: rows of comma, semicolon or tab separated text (RFC 4180 and what people make of it).
#include "io/delimited_text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>

#include "base/contract.h"
#include "io/text_encoding.h"

namespace fairshares::io {
namespace {

constexpr std::string_view BYTE_ORDER_MARK = "\xEF\xBB\xBF";
// A quote that is never closed would swallow the rest of the file; no honest row is longer.
constexpr std::size_t LONGEST_ROW_BYTES = std::size_t{1} << 24U;
constexpr std::size_t DELIMITER_SAMPLE_BYTES = std::size_t{1} << 16U;

bool isOneOf(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

// Counts how often each candidate stands outside quotes, line by line.
class DelimiterVote {
 public:
  explicit DelimiterVote(char delimiter) : mDelimiter(delimiter) {}
  void add(std::string_view sample) {
    bool quoted = false;
    std::size_t count = 0;
    for (const char c : sample) {
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == mDelimiter) ++count;
      if (c == '\n' || c == '\r') {
        if (count > 0) ++mLinesByCount[count];
        count = 0;
      }
    }
    if (count > 0) ++mLinesByCount[count];
  }
  /// Most lines that agree on a number of separators, then that number.
  [[nodiscard]] std::pair<std::size_t, std::size_t> weight() const {
    std::pair<std::size_t, std::size_t> best{0, 0};
    for (const auto& [count, lines] : mLinesByCount) best = std::max(best, {lines, count});
    return best;
  }

 private:
  char mDelimiter;
  std::map<std::size_t, std::size_t> mLinesByCount;
};

std::size_t lineEndsWithin(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n') ++count;
    if (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')) ++count;
  }
  return count;
}

}  // namespace

bool looksLikeText(std::string_view firstBytes) {
  if (firstBytes.starts_with(BYTE_ORDER_MARK)) firstBytes.remove_prefix(BYTE_ORDER_MARK.size());
  for (const char c : firstBytes)
    if (static_cast<unsigned char>(c) < 0x20 && !isOneOf(c, "\t\r\n\f")) return false;
  const std::size_t first = firstBytes.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos || !isOneOf(firstBytes[first], "{<%");
}

char detectDelimiter(std::string_view firstLines) {
  char best = ',';
  std::pair<std::size_t, std::size_t> bestWeight{0, 0};
  for (const char candidate : {',', ';', '\t'}) {
    DelimiterVote vote(candidate);
    vote.add(firstLines);
    if (vote.weight() > bestWeight) {
      bestWeight = vote.weight();
      best = candidate;
    }
  }
  return best;
}

DelimitedText::DelimitedText(VSILFILE* stream, std::string file, std::size_t chunkBytes)
    : mStream(stream), mFile(std::move(file)), mChunkBytes(chunkBytes) {
  FAIRSHARES_EXPECTS(stream != nullptr && chunkBytes > 0);
  start();
  const std::size_t sample = std::min(mEnd, DELIMITER_SAMPLE_BYTES);
  mDelimiter = detectDelimiter({mBuffer.data(), sample});
  for (const char c : {mDelimiter, '\r', '\n'}) mEndsCell[static_cast<unsigned char>(c)] = true;
}

DelimitedText::~DelimitedText() {
  VSIFCloseL(mStream);
}

void DelimitedText::rewind() {
  VSIFSeekL(mStream, 0, SEEK_SET);
  mRecodedCells = 0;
  mIssues = {};
  start();
}

void DelimitedText::start() {
  mBegin = mEnd = 0;
  mAtEnd = mStopped = false;
  mLine = mNextLine = 1;
  mBuffer.resize(mChunkBytes + 1);
  while (mEnd < BYTE_ORDER_MARK.size() && readMore()) {
  }
  if (std::string_view(mBuffer.data(), mEnd).starts_with(BYTE_ORDER_MARK)) mBegin = BYTE_ORDER_MARK.size();
}

bool DelimitedText::readMore() {
  if (mAtEnd) return false;
  if (mBegin > 0) {
    std::memmove(mBuffer.data(), mBuffer.data() + mBegin, mEnd - mBegin);
    mEnd -= mBegin;
    mBegin = 0;
  }
  if (mBuffer.size() - 1 - mEnd < mChunkBytes / 2 + 1) mBuffer.resize(mBuffer.size() * 2);
  const std::size_t wanted = mBuffer.size() - 1 - mEnd;
  const std::size_t got = VSIFReadL(mBuffer.data() + mEnd, 1, wanted, mStream);
  mEnd += got;
  mBuffer[mEnd] = '\n';
  if (got < wanted) mAtEnd = true;
  return got > 0;
}

bool DelimitedText::next(TableRow& row) {
  while (!mStopped) {
    if (mBegin == mEnd && !readMore()) return false;
    const Outcome outcome = scanRow();
    if (outcome == Outcome::Row) return finishRow(row);
    if (mEnd - mBegin > LONGEST_ROW_BYTES || (outcome == Outcome::OpenQuote && mAtEnd)) {
      refuse("A quoted cell of the row that begins here is never closed, so the rest of the file cannot be "
             "told apart.",
             "Close the quotation mark, or save the table again if it was cut short.");
      return false;
    }
    readMore();
  }
  return false;
}

// Finds the cells of the row at mBegin. Asks for more bytes where the row may go on beyond the buffer.
DelimitedText::Outcome DelimitedText::scanRow() {
  mRawCells.clear();
  const char* const end = mBuffer.data() + mEnd;
  const char* at = mBuffer.data() + mBegin;
  while (true) {
    const char* const cell = at;
    const char* content = cell;
    while (*content == ' ') ++content;
    const bool quoted = *content == '"' && content < end;
    if (quoted) {
      at = scanQuotedCell(content);
      if (at == nullptr) return Outcome::OpenQuote;
    }
    while (!mEndsCell[static_cast<unsigned char>(*at)]) ++at;
    if (at >= end && !mAtEnd) return Outcome::NeedsMore;
    mRawCells.push_back({quoted ? content : cell, at, quoted});
    if (at >= end || *at != mDelimiter) break;
    ++at;
  }
  mRowEnd = at;
  if (at + 1 >= end && !mAtEnd) return Outcome::NeedsMore;  // LF may follow CR
  mNextRow = at >= end ? end : at + ((at[0] == '\r' && at + 1 < end && at[1] == '\n') ? 2 : 1);
  return Outcome::Row;
}

// From the opening quote to just after the closing one; nullptr if it is not in the buffer.
const char* DelimitedText::scanQuotedCell(const char* at) {
  const char* const end = mBuffer.data() + mEnd;
  ++at;
  while (true) {
    at = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
    if (at == nullptr) return nullptr;
    if (at + 1 == end && !mAtEnd) return nullptr;  // a second quote may follow
    if (at + 1 == end || at[1] != '"') return at + 1;
    at += 2;
  }
}

bool DelimitedText::finishRow(TableRow& row) {
  const std::string_view bytes(mBuffer.data() + mBegin,
                               static_cast<std::size_t>(mRowEnd - mBuffer.data()) - mBegin);
  if (bytes.find('\0') != std::string_view::npos) {
    refuse("The row holds a zero byte, so the file is not plain text or is damaged.",
           "Save the table again as CSV UTF-8.");
    return false;
  }
  const bool ascii = isAscii(bytes);
  mOwned.clear();
  mCells.clear();
  std::size_t lineEnds = 1;
  for (const RawCell& cell : mRawCells) {
    std::string_view text(cell.begin, static_cast<std::size_t>(cell.end - cell.begin));
    if (cell.rewritten) {
      lineEnds += lineEndsWithin(text);
      text = unquoted(cell);
    }
    mCells.push_back(ascii ? text : asUtf8(text));
  }
  row.number = mLine;
  row.cells = mCells;
  mLine += lineEnds;
  mBegin = static_cast<std::size_t>(mNextRow - mBuffer.data());
  return true;
}

// The text between the quotes with doubled quotes made single; what follows the closing quote is kept.
std::string_view DelimitedText::unquoted(const RawCell& cell) {
  const std::string_view inner(cell.begin + 1, static_cast<std::size_t>(cell.end - cell.begin) - 1);
  const std::size_t firstQuote = inner.find('"');
  if (firstQuote + 1 == inner.size()) return inner.substr(0, firstQuote);
  std::string& text = mOwned.emplace_back(inner.substr(0, firstQuote));
  bool open = true;
  for (std::size_t at = firstQuote; at < inner.size(); ++at) {
    const bool doubled = inner[at] == '"' && at + 1 < inner.size() && inner[at + 1] == '"';
    if (open && inner[at] == '"' && !doubled) {
      open = false;
      continue;
    }
    text += inner[at];
    if (open && doubled) ++at;
  }
  return text;
}

std::string_view DelimitedText::asUtf8(std::string_view text) {
  if (isUtf8(text)) return text;
  if (mRecodedCells++ == 0) mFirstRecodedLine = mLine;
  return mOwned.emplace_back(utf8FromLatin1(text));
}

void DelimitedText::refuse(std::string message, std::string mend) {
  mStopped = true;
  mIssues.add({Severity::Error,
               IssueCode::FileFormat,
               {mFile, {}, mLine, {}, {}},
               {},
               std::move(message),
               std::move(mend)});
}

Issues DelimitedText::takeIssues() {
  if (mRecodedCells > 0) {
    mIssues.add({Severity::Warning,
                 IssueCode::TextEncoding,
                 {mFile, {}, mFirstRecodedLine, {}, {}},
                 std::to_string(mRecodedCells),
                 "The text is not UTF-8 and was read as Latin-1 (" + std::to_string(mRecodedCells) +
                     " cells, the first in this row); accented letters may be wrong.",
                 "Save the file as CSV UTF-8 to be sure."});
    mRecodedCells = 0;
  }
  return std::exchange(mIssues, {});
}

}  // namespace fairshares::io
