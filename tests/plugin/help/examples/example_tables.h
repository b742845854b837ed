// Tables of worked examples: as text for a page, and in the page.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace fairshares::testing_support {

/// A table as the pages have them; the first column is text, the others stand on the right.
QString markdownTable(const QStringList& headings, const QList<QStringList>& rows);

/// A number as people write it: "12,345.68".
QString numberText(double value, int decimals);

/// The text between the marks of the worked example of a page.
QString exampleIn(const QString& page);

/// Puts `example` between the marks of a page; throws if that fails.
void writeExample(const QString& page, const QString& example);

}  // namespace fairshares::testing_support
