#include "io/zip_file.h"

#include <cpl_conv.h>
#include <cpl_string.h>

#include <array>
#include <cstdint>
#include <fstream>

namespace fairshares::io {

namespace {

// 1 January 1980, the first day a ZIP archive can name.
constexpr const char* FIRST_ZIP_SECOND = "315532800";
constexpr std::size_t DIRECTORY_END_BYTES = 22;

// An archive without comment ends with a record that says where its directory begins and how long it is
// (PKWARE, APPNOTE.TXT, 4.3.16). If both fit the size of the file, nothing was cut off.
bool endsWithItsDirectory(const std::string& path) {
  std::ifstream stream(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = stream.tellg();
  if (!stream || size < static_cast<std::streamoff>(DIRECTORY_END_BYTES)) return false;
  std::array<char, DIRECTORY_END_BYTES> record{};
  stream.seekg(size - static_cast<std::streamoff>(DIRECTORY_END_BYTES));
  stream.read(record.data(), static_cast<std::streamsize>(record.size()));
  if (!stream || std::string_view(record.data(), 4) != std::string_view("PK\5\6", 4)) return false;
  const auto number = [&record](std::size_t offset) {
    std::uint32_t value = 0;
    for (std::size_t byte = 4; byte-- > 0;)
      value = (value << 8) | static_cast<unsigned char>(record[offset + byte]);
    return static_cast<std::streamoff>(value);
  };
  return number(12) + number(16) + static_cast<std::streamoff>(DIRECTORY_END_BYTES) == size;
}

}  // namespace

ZipFile::ZipFile(const std::string& path) : mPath(path), mHandle(CPLCreateZip(path.c_str(), nullptr)) {
  mGood = mHandle != nullptr;
}

ZipFile::~ZipFile() {
  if (!mHandle) return;
  if (mPartOpen) CPLCloseFileInZip(mHandle);
  CPLCloseZip(mHandle);
}

bool ZipFile::beginPart(const std::string& name) {
  CPLStringList options;
  // GDAL 3.7 and later would write the time of day; earlier ones write none and know neither option. Without
  // the 64-bit extension every spreadsheet program reads the archive; no part comes near 4 GB.
  options.SetNameValue("TIMESTAMP", FIRST_ZIP_SECOND);
  options.SetNameValue("ZIP64", "NO");
  mPartOpen = note(mGood && CPLCreateFileInZip(mHandle, name.c_str(), options.List()) == CE_None);
  return mPartOpen;
}

bool ZipFile::write(std::string_view bytes) {
  return note(mGood && CPLWriteFileInZip(mHandle, bytes.data(), static_cast<int>(bytes.size())) == CE_None);
}

bool ZipFile::endPart() {
  const bool open = mPartOpen;
  mPartOpen = false;
  return note(open && CPLCloseFileInZip(mHandle) == CE_None);
}

bool ZipFile::finish() {
  if (!mHandle) return false;
  const bool closed = CPLCloseZip(mHandle) == CE_None;
  mHandle = nullptr;
  return note(closed && endsWithItsDirectory(mPath));
}

}  // namespace fairshares::io
