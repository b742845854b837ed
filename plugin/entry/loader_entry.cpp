// Fair Shares: the two functions the loader of the ZIP calls.
#include "compat/qgis_version.h"
#include "entry/attachment.h"
#include "entry/guarded.h"
#include "entry/notices.h"

#define FAIRSHARES_ENTRY_POINT extern "C" Q_DECL_EXPORT

using namespace fairshares;

/// Adds Fair Shares to the running QGIS. `qgisInterface` is the address of the QgisInterface, or null where
/// there is no window. Gives a handle for fairsharesDetach, or null if it could not be done; the user has
/// then been told why.
FAIRSHARES_ENTRY_POINT void* fairsharesAttach(void* qgisInterface) {
  if (const auto refusal = compat::refusalOf(compat::runningQgis(), compat::builtForQgis())) {
    entry::tellRefusal(*refusal);
    return nullptr;
  }
  auto* qgis = static_cast<QgisInterface*>(qgisInterface);
  void* handle = nullptr;
  if (const auto failure = entry::failureOf([&] { handle = new entry::Attachment(qgis); }))
    entry::tellFailure(qgis, *failure);
  return handle;
}

/// Takes out of QGIS what fairsharesAttach put in. Null is allowed.
FAIRSHARES_ENTRY_POINT void fairsharesDetach(void* handle) {
  if (const auto failure = entry::failureOf([&] { delete static_cast<entry::Attachment*>(handle); }))
    entry::tellFailure(nullptr, *failure);
}
