// Fair Shares: the threads of QGIS's task manager, which has a pool of its own since 3.34.
#pragma once

#include <qgsapplication.h>
#include <qgsconfig.h>
#include <qgstaskmanager.h>

#include <QThreadPool>

namespace fairshares::compat {

inline QThreadPool& taskThreads() {
#if _QGIS_VERSION_INT >= 33400
  return *QgsApplication::taskManager()->threadPool();
#else
  return *QThreadPool::globalInstance();
#endif
}

}  // namespace fairshares::compat
