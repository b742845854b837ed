// Fair Shares: a stretch of work with GDAL that stays quiet and touches nothing but its own thread.
#include "io/gdal_session.h"

#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

namespace fairshares::io {
namespace {

// A damaged file can make GDAL say the same thing a million times.
constexpr std::size_t MESSAGES_KEPT = 4;

void registerDriversOnce() {
  static std::once_flag registered;
  std::call_once(registered, [] { GDALAllRegister(); });
}

}  // namespace

struct GdalWords {
  static void CPL_STDCALL receive(CPLErr severity, CPLErrorNum, const char* text) {
    auto* kept = static_cast<GdalSession::Kept*>(CPLGetErrorHandlerUserData());
    if (severity == CE_Debug || severity == CE_None || !kept || !text) return;
    if (severity != CE_Warning) kept->failed = true;
    if (kept->messages.size() < MESSAGES_KEPT) kept->messages.emplace_back(text);
  }
};

GdalSession::GdalSession(std::vector<std::pair<std::string, std::string>> options) {
  registerDriversOnce();
  CPLPushErrorHandlerEx(GdalWords::receive, &mKept);
  for (auto& [key, value] : options) {
    const char* before = CPLGetThreadLocalConfigOption(key.c_str(), nullptr);
    mRestore.push_back({key, before != nullptr, before ? before : ""});
    CPLSetThreadLocalConfigOption(key.c_str(), value.c_str());
  }
}

GdalSession::~GdalSession() {
  for (const Restore& restore : mRestore)
    CPLSetThreadLocalConfigOption(restore.key.c_str(), restore.wasSet ? restore.value.c_str() : nullptr);
  CPLPopErrorHandler();
}

std::string GdalSession::takeMessages() {
  std::string joined;
  for (const std::string& message : mKept.messages) {
    if (!joined.empty()) joined += "; ";
    joined += message;
  }
  mKept = {};
  return joined;
}

}  // namespace fairshares::io
