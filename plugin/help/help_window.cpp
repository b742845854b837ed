#include "help/help_window.h"

#include <QHBoxLayout>
#include <QImage>
#include <QScreen>
#include <QScrollBar>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtMath>

#include "help/help_page.h"

namespace fairshares::help {

namespace {

constexpr int WIDTH_IN_LETTERS = 88, HEIGHT_IN_LINES = 42;
constexpr double PART_OF_SCREEN = 0.9;

/// Pages of Markdown with pictures no wider than the window and tables with lines.
class PageBrowser final : public QTextBrowser {
 public:
  explicit PageBrowser(QWidget* parent) : QTextBrowser(parent) {
    connect(this, &QTextBrowser::sourceChanged, this, [this] { layOutTables(*document()->rootFrame()); });
  }

  QVariant loadResource(int type, const QUrl& url) override {
    if (type != QTextDocument::ImageResource) return QTextBrowser::loadResource(type, url);
    // The document asks with the address as the page has it, or already resolved.
    const QUrl whole = url.isRelative() ? source().resolved(url) : url;
    QImage image(whole.toLocalFile());
    if (image.isNull()) return {};
    // Pages are longer than the window, so the bar at the side is there, though not yet while the page is
    // read.
    const int side = verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
    const int room = qMax(100, width() - side - 2 * qCeil(document()->documentMargin()));
    const qreal pixelRatio = devicePixelRatioF();
    const int widest = qRound(room * pixelRatio);
    if (image.width() > widest) image = image.scaledToWidth(widest, Qt::SmoothTransformation);
    image.setDevicePixelRatio(pixelRatio);
    return image;
  }

 private:
  void layOutTables(const QTextFrame& frame) {
    for (QTextFrame* child : frame.childFrames()) {
      if (auto* table = qobject_cast<QTextTable*>(child)) {
        QTextTableFormat format = table->format();
        format.setBorder(1.0);
        format.setBorderCollapse(true);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(palette().mid());
        format.setCellPadding(fontMetrics().averageCharWidth() * 0.6);
        format.setCellSpacing(0.0);
        table->setFormat(format);
      }
      layOutTables(*child);
    }
  }
};

}  // namespace

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent), mBrowser(new PageBrowser(this)) {
  setObjectName(QStringLiteral("FairSharesHelp"));
  setWindowTitle(tr("Fair Shares: help"));
  setWindowFlag(Qt::WindowContextHelpButtonHint, false);
  setModal(false);
  mBrowser->setObjectName(QStringLiteral("helpPage"));
  mBrowser->setAccessibleName(tr("Page of help"));
  mBrowser->setOpenExternalLinks(true);
  mBrowser->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
  auto* layout = new QVBoxLayout(this);
  addButtons();
  layout->addWidget(mBrowser);
  // At 200 % a screen has few letters: the window never grows beyond it.
  const QSize wanted(fontMetrics().averageCharWidth() * WIDTH_IN_LETTERS,
                     fontMetrics().height() * HEIGHT_IN_LINES);
  resize(wanted.boundedTo(screen()->availableSize() * PART_OF_SCREEN));
}

void HelpWindow::addButtons() {
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& name, const QString& text, auto&& action) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, mBrowser, action);
    row->addWidget(button);
    return button;
  };
  QToolButton* back = add(QStringLiteral("back"), tr("&Back"), &QTextBrowser::backward);
  QToolButton* forward = add(QStringLiteral("forward"), tr("&Forward"), &QTextBrowser::forward);
  add(QStringLiteral("contents"), tr("&Contents"), [this] { showPage(QString::fromLatin1(CONTENTS_PAGE)); });
  back->setEnabled(false);
  forward->setEnabled(false);
  connect(mBrowser, &QTextBrowser::backwardAvailable, back, &QToolButton::setEnabled);
  connect(mBrowser, &QTextBrowser::forwardAvailable, forward, &QToolButton::setEnabled);
  row->addStretch();
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void HelpWindow::showPage(const QString& name) {
  std::optional<QString> path = findHelpPath(name);
  if (!path) path = findHelpPath(QString::fromLatin1(CONTENTS_PAGE));
  // Shown first: pictures are fitted to the width the window has.
  show();
  raise();
  activateWindow();
  mBrowser->setFocus();
  if (path)
    mBrowser->setSource(QUrl::fromLocalFile(*path));
  else
    mBrowser->setPlainText(
        tr("The pages of help did not come with this copy of Fair Shares. Install the package again."));
}

}  // namespace fairshares::help
