// Fair Shares: what all pages of the wizard have in common.
#pragma once

#include <QFormLayout>
#include <QLabel>
#include <QWizardPage>
#include <functional>

#include "dock/guarded_slot.h"
#include "wizard/choice_boxes.h"
#include "wizard/wizard_session.h"

namespace fairshares::wizard {

/// A label of a row whose shortcut leads to the field.
QLabel* makeTitle(const QString& text, QWidget* field);

/// A form that scrolls where the window is small, and below it what keeps the user from going on. A page
/// puts what is chosen into the session's draft whenever something changes; nothing that is thrown gets out.
class WizardPage : public QWizardPage {
  Q_OBJECT

 public:
  WizardPage(WizardSession& session, const QString& name, const QString& title, const QString& subtitle);
  void initializePage() final;
  bool isComplete() const final { return mProblem.isEmpty(); }

 protected:
  /// Makes the rows of the page, before it is entered for the first time: a wizard that made all its pages at
  /// once would open late.
  virtual void build() = 0;
  /// Called when the page is entered from the one before, the first time with `isFirst`.
  virtual void enter(bool isFirst) = 0;
  /// Puts the choices into the draft; returns what is missing on this page, empty if nothing is.
  virtual QString collect() = 0;
  /// collect(), and tells the wizard.
  void update();
  /// A slot that runs `body` and then update().
  std::function<void()> updating(std::function<void()> body = [] {});
  [[nodiscard]] dock::TellFailure tell();
  /// A row of the form. The label's shortcut leads to the field.
  void addRow(const QString& label, QWidget* field);
  /// Labels and fields of rows of the form that are shown together.
  using Part = std::vector<QWidget*>;
  void addTo(Part& part, const QString& label, QWidget* field);
  void addTo(Part& part, QWidget* field);
  /// A label with the field beneath it, as wide as the form.
  void addWide(Part& part, const QString& label, QWidget* field);
  static void showPart(const Part& part, bool isShown);
  void addHeading(const QString& text);
  [[nodiscard]] QFormLayout* form() const { return mForm; }
  void showProblem(const QString& problem);

  WizardSession& mSession;

 private:
  QFormLayout* mForm;
  Note* mProblemNote;
  QString mProblem;
  bool mIsBuilt = false;
  bool mWasEntered = false;
};

}  // namespace fairshares::wizard
