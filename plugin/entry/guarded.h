// Fair Shares: nothing that is thrown may cross into QGIS, which would end with it.
#pragma once

#include <qgsexception.h>

#include <QCoreApplication>
#include <QString>
#include <exception>
#include <optional>
#include <utility>

namespace fairshares::entry {

/// Runs `body`. If it throws, the result is what was thrown, in words.
template <typename Body> std::optional<QString> failureOf(Body&& body) noexcept {
  try {
    std::forward<Body>(body)();
    return std::nullopt;
  } catch (const QgsException& failure) {  // not a std::exception
    return failure.what();
  } catch (const std::exception& failure) {
    return QString::fromUtf8(failure.what());
  } catch (...) {
    return QCoreApplication::translate("fairshares", "an unknown exception");
  }
}

}  // namespace fairshares::entry
