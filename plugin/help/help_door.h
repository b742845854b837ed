// Fair Shares: the way to the help window, for the panel and for QGIS's own Help buttons.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <QUrl>
#include <QWidget>

namespace fairshares::help {

class HelpWindow;

/// Makes the window when it is first asked for, and takes it away again.
///
/// While it lives it opens the addresses of HELP_SCHEME: that is how the Help button of QGIS's algorithm
/// dialog comes to the page of the algorithm.
class HelpDoor final : public QObject {
  Q_OBJECT

 public:
  /// `parent` is the window of QGIS; it may go first.
  explicit HelpDoor(QWidget* parent);
  ~HelpDoor() override;

  /// Shows a page by name.
  void open(const QString& page) noexcept;

 public slots:
  /// Opens an address of HELP_SCHEME.
  void openUrl(const QUrl& url);

 private:
  QPointer<QWidget> mParent;
  QPointer<HelpWindow> mWindow;
};

}  // namespace fairshares::help
