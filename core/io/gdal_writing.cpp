#include "io/gdal_writing.h"

namespace fairshares::io {

namespace {

std::string quoted(const std::string& text, char quote) {
  std::string result(1, quote);
  for (const char character : text) {
    if (character == quote) result += quote;
    result += character;
  }
  result += quote;
  return result;
}

}  // namespace

GdalFailures::GdalFailures() {
  CPLPushErrorHandlerEx(&GdalFailures::receive, this);
}

GdalFailures::~GdalFailures() {
  CPLPopErrorHandler();
}

void GdalFailures::receive(CPLErr severity, CPLErrorNum, const char* words) {
  auto* const self = static_cast<GdalFailures*>(CPLGetErrorHandlerUserData());
  if (severity == CE_Warning) self->mWarning = words;
  if (severity < CE_Failure || self->mFailed) return;
  self->mFailed = true;
  self->mFailure = words;
}

std::string sqlText(const std::string& text) {
  return quoted(text, '\'');
}

std::string sqlName(const std::string& name) {
  return quoted(name, '"');
}

}  // namespace fairshares::io
