// Fair Shares: the pages of help in a window of their own.
#pragma once

#include <QDialog>

class QTextBrowser;

namespace fairshares::help {

/// A window that is not modal, with the pages, their pictures and links, back, forward and contents. By
/// keyboard: Tab goes through the links of a page, Return follows, Alt+Left goes back, Escape closes.
///
/// While it lives it opens the addresses of HELP_SCHEME, which is how the Help button of QGIS's algorithm
/// dialog comes here.
class HelpWindow final : public QDialog {
  Q_OBJECT

 public:
  explicit HelpWindow(QWidget* parent = nullptr);

  /// Shows a page by name, such as "panel"; the contents if there is none of that name.
  void showPage(const QString& name);

 private:
  void addButtons();
  QTextBrowser* mBrowser = nullptr;  ///< a child
};

}  // namespace fairshares::help
