// Fair Shares: GDAL while it writes: its failures noticed, its handles owned, its SQL quoted.
#pragma once

#include <cpl_error.h>
#include <gdal_priv.h>
#include <ogr_feature.h>

#include <memory>
#include <string>

namespace fairshares::io {

/// Catches what GDAL says on this thread as long as it lives and tells failures from mere warnings, since
/// some of GDAL's writing calls fail without saying so in what they return (closing a dataset above all).
/// Lives inside a GdalSession.
class GdalFailures {
 public:
  GdalFailures();
  ~GdalFailures();
  GdalFailures(const GdalFailures&) = delete;
  GdalFailures& operator=(const GdalFailures&) = delete;

  [[nodiscard]] bool hasFailure() const { return mFailed; }
  /// The first failure in GDAL's words (later ones are its echoes); the last warning if there was none.
  [[nodiscard]] const std::string& words() const { return mFailed ? mFailure : mWarning; }

 private:
  static void CPL_STDCALL receive(CPLErr severity, CPLErrorNum number, const char* words);
  bool mFailed = false;
  std::string mFailure;
  std::string mWarning;
};

/// A dataset, closed at the end of its scope; closing may write (look at GdalFailures afterwards).
using DatasetPointer = std::unique_ptr<GDALDataset, GDALDatasetUniquePtrDeleter>;
using FeaturePointer = std::unique_ptr<OGRFeature, OGRFeatureUniquePtrDeleter>;

/// `text` as a quoted SQL text and `name` as a quoted SQL name.
std::string sqlText(const std::string& text);
std::string sqlName(const std::string& name);

}  // namespace fairshares::io
