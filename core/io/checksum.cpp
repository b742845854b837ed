// Fair Shares: which bytes went in.
#include "io/checksum.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <openssl/evp.h>

#include "base/contract.h"
#include "io/gdal_session.h"
#include "io/source_location.h"

namespace fairshares::io {
namespace {

constexpr std::size_t PIECE_BYTES = std::size_t{1} << 18U;

struct DigestFreer {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

Issue refusal(IssueCode code, const std::string& path, std::string message, std::string mend) {
  return {Severity::Error, code, {path, {}, {}, {}, {}}, {}, std::move(message), std::move(mend)};
}

bool isFile(const std::string& path) {
  VSIStatBufL status;
  return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG | VSI_STAT_NATURE_FLAG) == 0 &&
         VSI_ISREG(status.st_mode);
}

// The file itself; for a shapefile also its sidecars; for a folder every file in it. In alphabetical order.
std::vector<std::string> filesOf(const std::string& path) {
  if (isFile(path)) {
    if (lowerCaseExtension(path) != ".shp") return {path};
    const std::string stem = path.substr(0, path.size() - 4);
    std::vector<std::string> files;
    for (const char* extension : {".cpg", ".dbf", ".prj", ".shp", ".shx"})
      for (const std::string& candidate :
           {stem + extension, extension == std::string(".shp") ? path : std::string()})
        if (!candidate.empty() && isFile(candidate) && (files.empty() || files.back() != candidate))
          files.push_back(candidate);
    return files;
  }
  std::vector<std::string> files;
  char** const names = VSIReadDirRecursive(path.c_str());
  for (char** name = names; name && *name; ++name)
    if (const std::string file = path + "/" + *name; isFile(file)) files.push_back(file);
  CSLDestroy(names);
  std::sort(files.begin(), files.end());
  return files;
}

bool addFile(EVP_MD_CTX* digest, const std::string& path, const Monitor& monitor) {
  VSILFILE* const stream = VSIFOpenL(path.c_str(), "rb");
  if (!stream) return false;
  std::vector<unsigned char> piece(PIECE_BYTES);
  bool good = true;
  for (std::size_t got = piece.size(); good && got == piece.size() && !monitor.isCancelled();) {
    got = VSIFReadL(piece.data(), 1, piece.size(), stream);
    good = EVP_DigestUpdate(digest, piece.data(), got) == 1;
  }
  VSIFCloseL(stream);
  return good;
}

std::string hexadecimal(const unsigned char* bytes, unsigned count) {
  constexpr std::string_view DIGITS = "0123456789abcdef";
  std::string text;
  for (unsigned at = 0; at < count; ++at) {
    text += DIGITS[bytes[at] >> 4U];
    text += DIGITS[bytes[at] & 0xFU];
  }
  return text;
}

}  // namespace

Result<std::string> fileChecksum(const std::string& path, const Monitor& monitor) {
  const GdalSession session;
  VSIStatBufL status;
  if (VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) != 0)
    return refusal(IssueCode::FileMissing, path, "There is no file at this path.", "Correct the path.");
  const std::unique_ptr<EVP_MD_CTX, DigestFreer> digest(EVP_MD_CTX_new());
  if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1)
    return refusal(IssueCode::Internal, path, "The checksum SHA-256 is not available.",
                   "Check the installation of OpenSSL.");
  for (const std::string& file : filesOf(path))
    if (!addFile(digest.get(), file, monitor))
      return refusal(IssueCode::FileUnreadable, file, "The file cannot be opened for reading.",
                     "Check its rights.");
  if (monitor.isCancelled()) return cancelledIssue();
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned count = 0;
  EVP_DigestFinal_ex(digest.get(), bytes.data(), &count);
  return hexadecimal(bytes.data(), count);
}

std::string textChecksum(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned count = 0;
  const int good = EVP_Digest(text.data(), text.size(), bytes.data(), &count, EVP_sha256(), nullptr);
  FAIRSHARES_ENSURES(good == 1);
  return hexadecimal(bytes.data(), count);
}

}  // namespace fairshares::io
