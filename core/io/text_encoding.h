// Fair Shares: telling UTF-8 from Latin-1.
#pragma once

#include <string>
#include <string_view>

namespace fairshares::io {

bool isAscii(std::string_view text);
/// True if the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
bool isUtf8(std::string_view text);
/// Every byte as one character of Latin-1; bytes 0x80 to 0x9F, which Latin-1 leaves to control characters, as
/// Windows-1252 has them (dashes, curly quotes, the euro sign).
std::string utf8FromLatin1(std::string_view text);

}  // namespace fairshares::io
