// Fair Shares: a text of several lines that takes the height its width asks for, and no more.
#pragma once

#include <QLabel>
#include <QResizeEvent>
#include <QTimer>
#include <algorithm>

namespace fairshares::wizard {

/// Qt measures a text that wraps as if it were nearly square, which leaves gaps above and below it in a form;
/// this one is measured by the width it has.
class Note : public QLabel {
  Q_OBJECT

 public:
  explicit Note(QWidget* parent) : QLabel(parent) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  }
  [[nodiscard]] QSize sizeHint() const override {
    return {1, heightAt(std::max(width(), LEAST_LETTERS * fontMetrics().averageCharWidth()))};
  }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

  void setText(const QString& text) {
    QLabel::setText(text);
    // Before it is shown it has no width of its own yet.
    if (isVisible())
      fit();
    else
      setMinimumHeight(0);
  }
  void clear() { setText({}); }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QLabel::resizeEvent(event);
    // Afterwards: a layout that is at work does not hear that a height has changed.
    if (event->size().width() != event->oldSize().width()) QTimer::singleShot(0, this, [this] { fit(); });
  }

 private:
  /// Of an empty text Qt knows no height.
  [[nodiscard]] int heightAt(int width) const { return std::max(0, heightForWidth(width)); }
  /// A minimum, since layouts inside layouts do not always ask what a width means for the height.
  void fit() {
    setMinimumHeight(heightAt(width()));
    updateGeometry();
  }
  static constexpr int LEAST_LETTERS = 24;
};

}  // namespace fairshares::wizard
