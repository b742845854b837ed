// Fair Shares: telling UTF-8 from Latin-1.
#include "io/text_encoding.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace fairshares::io {
namespace {

// Windows-1252 at 0x80 to 0x9F; 0 where the code page has no character.
constexpr std::array<std::uint16_t, 32> WINDOWS_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendUtf8(std::string& text, unsigned point) {
  const auto add = [&text](unsigned byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0U | (point >> 6U));
    add(0x80U | (point & 0x3FU));
  } else {
    add(0xE0U | (point >> 12U));
    add(0x80U | ((point >> 6U) & 0x3FU));
    add(0x80U | (point & 0x3FU));
  }
}

// Length of the UTF-8 sequence a byte begins, with the bounds of the second byte; 0 if it begins none.
struct Sequence {
  std::size_t length;
  unsigned char secondLeast;
  unsigned char secondMost;
};
Sequence sequenceOf(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead < 0xF0)
    return {3, static_cast<unsigned char>(lead == 0xE0 ? 0xA0 : 0x80),
            static_cast<unsigned char>(lead == 0xED ? 0x9F : 0xBF)};
  if (lead < 0xF5)
    return {4, static_cast<unsigned char>(lead == 0xF0 ? 0x90 : 0x80),
            static_cast<unsigned char>(lead == 0xF4 ? 0x8F : 0xBF)};
  return {0, 0, 0};
}

}  // namespace

bool isAscii(std::string_view text) {
  std::uint64_t any = 0;
  std::size_t at = 0;
  for (; at + sizeof any <= text.size(); at += sizeof any) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    any |= word;
  }
  for (; at < text.size(); ++at) any |= static_cast<unsigned char>(text[at]);
  return (any & 0x8080808080808080U) == 0;
}

bool isUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Sequence sequence = sequenceOf(static_cast<unsigned char>(text[at]));
    if (sequence.length == 0 || at + sequence.length > text.size()) return false;
    for (std::size_t k = 1; k < sequence.length; ++k) {
      const auto byte = static_cast<unsigned char>(text[at + k]);
      const unsigned char least = k == 1 ? sequence.secondLeast : 0x80;
      const unsigned char most = k == 1 ? sequence.secondMost : 0xBF;
      if (byte < least || byte > most) return false;
    }
    at += sequence.length;
  }
  return true;
}

std::string utf8FromLatin1(std::string_view text) {
  std::string utf8;
  utf8.reserve(text.size() + 8);
  for (const char c : text) {
    unsigned point = static_cast<unsigned char>(c);
    if (point >= 0x80 && point < 0xA0 && WINDOWS_1252[point - 0x80] != 0) point = WINDOWS_1252[point - 0x80];
    appendUtf8(utf8, point);
  }
  return utf8;
}

}  // namespace fairshares::io
