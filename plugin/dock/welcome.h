// Fair Shares: the first words to somebody who has just installed it.
#pragma once

#include <QPointer>
#include <functional>

class QgsMessageBar;
class QgsMessageBarItem;

namespace fairshares::dock {

/// What the welcome leads to. An empty one has no button.
struct WelcomeWays {
  std::function<void()> trySample;
  std::function<void()> newStudy;
  std::function<void()> openHelp;
};

/// A line in the message bar, once in the life of a profile of QGIS: it waits, is never modal, and is never
/// shown again once a button was pressed, the line closed, or QGIS ended with it.
class Welcome {
 public:
  Welcome() = default;
  /// Takes the line away.
  ~Welcome();
  Welcome(const Welcome&) = delete;
  Welcome& operator=(const Welcome&) = delete;

  /// Shows the line, if it was not shown before.
  void offer(QgsMessageBar& bar, const WelcomeWays& ways);

  [[nodiscard]] bool isShown() const { return !mItem.isNull(); }

 private:
  QPointer<QgsMessageBar> mBar;
  QPointer<QgsMessageBarItem> mItem;
};

}  // namespace fairshares::dock
