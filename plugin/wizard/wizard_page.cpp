#include "wizard/wizard_page.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

namespace fairshares::wizard {

WizardPage::WizardPage(WizardSession& session, const QString& name, const QString& title,
                       const QString& subtitle)
    : mSession(session), mProblemNote(makeNote(QStringLiteral("problem"), this)) {
  setObjectName(name);
  setTitle(title);
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setFocusPolicy(Qt::NoFocus);
  // So that the width of the notes never hangs on their heights.
  scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  auto* contents = new QWidget(scroll);
  // The stretch below keeps rows together where there is more room than they need.
  auto* rows = new QVBoxLayout(contents);
  mForm = new QFormLayout();
  rows->addLayout(mForm);
  rows->addStretch(1);
  mForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  mForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
  QLabel* about = makeNote(QStringLiteral("about"), contents);
  about->setText(subtitle);
  mForm->addRow(about);
  scroll->setWidget(contents);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll, 1);
  column->addWidget(mProblemNote);
  QFont bold = mProblemNote->font();
  bold.setBold(true);
  mProblemNote->setFont(bold);
}

void WizardPage::initializePage() {
  dock::guardedSlot(tell(), [this] {
    if (!std::exchange(mIsBuilt, true)) build();
    enter(!mWasEntered);
    mWasEntered = true;
    showProblem(collect());
  })();
}

void WizardPage::update() {
  showProblem(collect());
}

std::function<void()> WizardPage::updating(std::function<void()> body) {
  return dock::guardedSlot(tell(), [this, body = std::move(body)] {
    body();
    update();
  });
}

dock::TellFailure WizardPage::tell() {
  return [this](const QString& reason) { showProblem(tr("Something went wrong: %1").arg(reason)); };
}

QLabel* makeTitle(const QString& text, QWidget* field) {
  auto* title = new QLabel(text);
  // An underlined letter makes the text wider than Qt measures it.
  title->setMinimumWidth(title->sizeHint().width() + title->fontMetrics().averageCharWidth());
  title->setBuddy(field->focusProxy() ? field->focusProxy() : field);
  return title;
}

void WizardPage::addRow(const QString& label, QWidget* field) {
  mForm->addRow(makeTitle(label, field), field);
}

void WizardPage::addHeading(const QString& text) {
  auto* heading = new QLabel(text);
  QFont bold = heading->font();
  bold.setBold(true);
  heading->setFont(bold);
  mForm->addRow(heading);
}

void WizardPage::addTo(Part& part, const QString& label, QWidget* field) {
  QLabel* title = makeTitle(label, field);
  mForm->addRow(title, field);
  part.insert(part.end(), {title, field});
}

void WizardPage::addTo(Part& part, QWidget* field) {
  mForm->addRow(QString(), field);
  part.push_back(field);
}

void WizardPage::addWide(Part& part, const QString& label, QWidget* field) {
  QLabel* title = makeTitle(label, field);
  mForm->addRow(title);
  mForm->addRow(field);
  part.insert(part.end(), {title, field});
}

void WizardPage::showPart(const Part& part, bool isShown) {
  for (QWidget* widget : part) widget->setVisible(isShown);
}

void WizardPage::showProblem(const QString& problem) {
  mProblem = problem;
  mProblemNote->setText(problem);
  mProblemNote->setVisible(!problem.isEmpty());
  emit completeChanged();
}

}  // namespace fairshares::wizard
