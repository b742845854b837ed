// Fair Shares: a page of help, which is a text for people (Markdown) and the source of what QGIS shows.
#pragma once

#include <QHash>
#include <QString>
#include <QUrl>
#include <optional>

namespace fairshares::help {

/// The page people begin with, and the one of the panel.
inline constexpr const char* CONTENTS_PAGE = "index";
inline constexpr const char* PANEL_PAGE = "panel";

/// Scheme of addresses that the help window of the plugin opens: "fairshares-help:aggregate".
inline constexpr const char* HELP_SCHEME = "fairshares-help";

/// A page of docs/help, by its name without ".md": that of an algorithm, or of a screen.
///
/// Pages are written for people. What is taken from them elsewhere follows from how every page is laid out:
/// - the paragraphs between the title and the first heading say what it does: the help beside an algorithm;
/// - a row of a table whose second cell is a name in backticks (`INPUT`) explains that parameter: its help.
struct HelpPage {
  QString path;
  QString title;
  QString lead;                   ///< plain text, paragraphs apart by an empty line
  QHash<QString, QString> named;  ///< by name of the parameter or output: plain text
};

/// The path of a page of `docs` in a language (docs/help/de_AT/panel.md, docs/help/de/panel.md), else in
/// English; nothing if there is none.
std::optional<QString> findHelpPathIn(const QString& docs, const QString& name, const QString& locale);

/// The same where the pages are on this machine, in the language of QGIS.
std::optional<QString> findHelpPath(const QString& name);

/// Reads a page; nothing if there is none, or it cannot be read.
std::optional<HelpPage> readHelpPage(const QString& name);

/// The parts of a page's text.
HelpPage parseHelpPage(const QString& text);

/// What opens a page: where the plugin has a window, its own address; else the file, for whatever reads it.
/// Empty if there is no such page.
enum class HelpOpensIn { Window, File };
QUrl helpUrl(const QString& name, HelpOpensIn opensIn);

}  // namespace fairshares::help
