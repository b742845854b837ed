// Fair Shares: the plugin in the language of QGIS, where somebody has translated it.
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>
#include <memory>

namespace fairshares::entry {

/// While it lives, texts of Fair Shares come in a language: from fairshares_de_AT.qm or fairshares_de.qm of
/// `folder`. In English where there is no such file.
class Translation {
 public:
  Translation(const QString& folder, const QLocale& language);
  ~Translation();
  Translation(const Translation&) = delete;
  Translation& operator=(const Translation&) = delete;

  [[nodiscard]] bool isLoaded() const { return mTranslator != nullptr; }

 private:
  std::unique_ptr<QTranslator> mTranslator;
};

}  // namespace fairshares::entry
