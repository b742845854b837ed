// The pages of help as they lie in the sources.
#pragma once

#include <QString>
#include <QStringList>

namespace fairshares::testing_support {

/// docs/help of the sources.
QString helpFolder();

/// Names of all pages, without ".md".
QStringList helpPages();

/// The text of a page; throws if it cannot be read.
QString helpText(const QString& page);

/// Everything a page links to or shows, as written: "../outputs.md", "map.md#legends".
QStringList helpLinks(const QString& text);

}  // namespace fairshares::testing_support
