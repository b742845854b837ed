// Fair Shares: a ZIP archive whose bytes do not depend on the clock.
#pragma once

#include <string>
#include <string_view>

namespace fairshares::io {

/// Writes one ZIP archive, part after part, through GDAL. Every function is false once anything failed;
/// GDAL's words are in the caller's GdalFailures. Lives inside a GdalSession.
class ZipFile {
 public:
  explicit ZipFile(const std::string& path);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  bool beginPart(const std::string& name);
  bool write(std::string_view bytes);
  bool endPart();
  /// Writes the directory, closes the file and reads back that it ends where its directory says.
  bool finish();

 private:
  bool note(bool worked) { return mGood = mGood && worked; }
  std::string mPath;
  void* mHandle = nullptr;
  bool mPartOpen = false;
  bool mGood = true;
};

}  // namespace fairshares::io
