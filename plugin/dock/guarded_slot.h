// Fair Shares: nothing that is thrown may leave a slot, which would end QGIS.
#pragma once

#include <qgsexception.h>

#include <QCoreApplication>
#include <QString>
#include <exception>
#include <functional>
#include <utility>

namespace fairshares::dock {

/// Hears, in words, what was thrown.
using TellFailure = std::function<void(const QString& reason)>;

/// `body` as a slot: what it throws is told, and goes no further.
template <typename Body> auto guardedSlot(TellFailure tell, Body body) {
  return [tell = std::move(tell), body = std::move(body)](const auto&... arguments) noexcept {
    QString reason;
    try {
      body(arguments...);
      return;
    } catch (const QgsException& failure) {  // not a std::exception
      reason = failure.what();
    } catch (const std::exception& failure) {
      reason = QString::fromUtf8(failure.what());
    } catch (...) {
      reason = QCoreApplication::translate("fairshares", "an unknown exception");
    }
    try {
      tell(reason);
    } catch (...) {
      // Nobody is left to tell.
    }
  };
}

}  // namespace fairshares::dock
