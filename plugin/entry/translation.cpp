#include "entry/translation.h"

#include <QCoreApplication>

namespace fairshares::entry {

Translation::Translation(const QString& folder, const QLocale& language) {
  if (folder.isEmpty()) return;
  auto translator = std::make_unique<QTranslator>();
  if (!translator->load(language, QStringLiteral("fairshares"), QStringLiteral("_"), folder)) return;
  if (QCoreApplication::installTranslator(translator.get())) mTranslator = std::move(translator);
}

Translation::~Translation() {
  if (mTranslator) QCoreApplication::removeTranslator(mTranslator.get());
}

}  // namespace fairshares::entry
