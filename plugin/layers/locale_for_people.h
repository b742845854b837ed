// Fair Shares: numbers as people read them.
#pragma once

#include <QLocale>

namespace fairshares::layers {

/// The user's language with its separators between thousands. QGIS leaves them out unless its settings ask
/// for them, which suits cells of a table that are edited; of 5414871 nobody sees at a glance how many
/// persons it is.
inline QLocale localeForPeople() {
  QLocale locale;
  locale.setNumberOptions(locale.numberOptions() & ~QLocale::NumberOptions(QLocale::OmitGroupSeparator));
  return locale;
}

}  // namespace fairshares::layers
