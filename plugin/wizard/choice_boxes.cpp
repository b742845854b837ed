#include "wizard/choice_boxes.h"

#include <QVBoxLayout>

#include "draft/code_match.h"
#include "layers/locale_for_people.h"

namespace fairshares::wizard {

namespace {

QVBoxLayout* plainColumn(QWidget* widget) {
  auto* column = new QVBoxLayout(widget);
  column->setContentsMargins(0, 0, 0, 0);
  return column;
}

/// A long list of layers must not make the window wide.
void keepNarrow(QComboBox* box) {
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(16);
  box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString shapeWord(draft::Shape shape) {
  switch (shape) {
  case draft::Shape::Points:
    return WizardSession::tr("points");
  case draft::Shape::Lines:
    return WizardSession::tr("lines");
  case draft::Shape::Polygons:
    return WizardSession::tr("polygons");
  case draft::Shape::Table:
    break;
  }
  return WizardSession::tr("table");
}

QString titleOf(const draft::LayerDescription& layer) {
  const QString name = QString::fromStdString(layer.name);
  if (!layer.rows) return WizardSession::tr("%1 (%2)").arg(name, shapeWord(layer.shape));
  return WizardSession::tr("%1 (%2, %3 rows)")
      .arg(name, shapeWord(layer.shape),
           layers::localeForPeople().toString(static_cast<qulonglong>(*layer.rows)));
}

QString listed(const std::vector<std::string>& codes) {
  QStringList list;
  for (const std::string& code : codes) list << QString::fromStdString(code);
  return list.join(QStringLiteral(", "));
}

QString number(std::size_t count) {
  return layers::localeForPeople().toString(static_cast<qulonglong>(count));
}

QString shareWords(Meeting meeting) {
  switch (meeting) {
  case Meeting::ZonesInTable:
    return WizardSession::tr("%1 % of the zones meet this table (%2 of %3).");
  case Meeting::PracticesInLists:
    return WizardSession::tr("%1 % of the practices meet this table (%2 of %3).");
  case Meeting::AreasInTable:
    return WizardSession::tr("%1 % of the areas meet this table (%2 of %3).");
  case Meeting::ZonesOfPractices:
    break;
  }
  return WizardSession::tr("%1 % of the zones that practices lie in are zones of the study (%2 of %3).");
}

QString strangeWords(Meeting meeting) {
  switch (meeting) {
  case Meeting::ZonesInTable:
    return WizardSession::tr("%1 of its codes are no zones: %2%3.");
  case Meeting::PracticesInLists:
    return WizardSession::tr("%1 of its codes are no practices: %2%3.");
  case Meeting::AreasInTable:
    return WizardSession::tr("%1 of its codes are no such areas: %2%3.");
  case Meeting::ZonesOfPractices:
    break;
  }
  return {};  // most zones have no practice
}

QString shareText(const draft::CodeMatch& match, Meeting meeting) {
  // Never "100 %" while one is missing.
  const int percent = static_cast<int>(match.share() * 100.0);
  return shareWords(meeting).arg(percent).arg(number(match.met), number(match.zones));
}

QString matchText(const draft::CodeMatch& match, Meeting meeting) {
  if (match.zones == 0) return WizardSession::tr("There are no codes to compare with.");
  QString text = shareText(match, meeting);
  if (!match.missing.empty())
    text +=
        " " + WizardSession::tr("Not in it: %1%2.")
                  .arg(listed(match.missing),
                       match.zones - match.met > match.missing.size() ? QStringLiteral(" ...") : QString());
  if (const QString strange = strangeWords(meeting); match.strange > 0 && !strange.isEmpty())
    text += " " + strange.arg(number(match.strange), listed(match.strangers),
                              match.strange > match.strangers.size() ? QStringLiteral(" ...") : QString());
  if (match.share() < 0.5)
    text +=
        " " + WizardSession::tr("So few usually mean another census, another country or the wrong field.");
  return text;
}

}  // namespace

Note* makeNote(const QString& name, QWidget* parent) {
  auto* note = new Note(parent);
  note->setObjectName(name);
  return note;
}

LayerBox::LayerBox(WizardSession& session, const QString& name, const QString& whenNone, QWidget* parent)
    : QWidget(parent), mSession(session), mBox(new QComboBox(this)), mReason(makeNote(name + "Reason", this)),
      mCopy(new QCheckBox(this)) {
  mBox->setObjectName(name);
  keepNarrow(mBox);
  mBox->addItem(whenNone, -1);
  for (std::size_t layer = 0; layer < session.layers().size(); ++layer)
    mBox->addItem(titleOf(session.description(layer)), static_cast<int>(layer));
  mCopy->setObjectName(name + "Copy");
  mCopy->setText(tr("Save a copy of its rows beside the study"));
  QVBoxLayout* column = plainColumn(this);
  column->addWidget(mBox);
  column->addWidget(mReason);
  column->addWidget(mCopy);
  setFocusProxy(mBox);
  showSource();
  connect(mBox, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
    mReason->setText(table() ? tr("Chosen by you.") : QString());
    showSource();
    emit changed();
  });
  connect(mCopy, &QCheckBox::toggled, this, [this](bool isOn) {
    if (layer()) mSession.refusesCopy[*layer()] = !isOn;
    emit changed();
  });
}

void LayerBox::addOwnTable(std::size_t table, const QString& text) {
  mBox->addItem(text, static_cast<int>(table));
}

void LayerBox::propose(const draft::RoleGuess& guess) {
  QString reason = tr("Nothing in the project looks like it.");
  if (guess.layer) {
    reason = tr("Proposed, because %1.").arg(QString::fromStdString(guess.reason));
    QStringList others;
    for (const std::size_t other : guess.others)
      others << QString::fromStdString(mSession.description(other).name);
    if (!others.isEmpty())
      reason += " " + tr("Would fit as well: %1.").arg(others.join(QStringLiteral(", ")));
  }
  choose(guess.layer, reason);
}

void LayerBox::choose(std::optional<std::size_t> table, const QString& reason) {
  const int position = mBox->findData(table ? static_cast<int>(*table) : -1);
  mBox->setCurrentIndex(position < 0 ? 0 : position);
  mReason->setText(reason);
}

std::optional<std::size_t> LayerBox::table() const {
  const int table = mBox->currentData().toInt();
  if (table < 0) return std::nullopt;
  return static_cast<std::size_t>(table);
}

std::optional<std::size_t> LayerBox::layer() const {
  const auto chosen = table();
  return chosen && *chosen < mSession.layers().size() ? chosen : std::nullopt;
}

QString LayerBox::problem() const {
  if (!layer()) return {};
  const ProjectLayer& chosen = mSession.layers()[*layer()];
  if (!chosen.layer) return tr("The layer has been removed from the project.");
  if (chosen.source.needsCopy() && !mCopy->isChecked())
    return tr("%1 cannot be used without a copy, since %2 and a study reads files.")
        .arg(QString::fromStdString(chosen.description.name), chosen.source.copyReason);
  return {};
}

void LayerBox::showSource() {
  const bool needsCopy = layer() && mSession.layers()[*layer()].source.needsCopy();
  mCopy->setVisible(needsCopy);
  if (!needsCopy) return;
  mCopy->setText(
      tr("Save a copy of its rows beside the study (%1)").arg(mSession.layers()[*layer()].source.copyReason));
  const QSignalBlocker quiet(mCopy);
  mCopy->setChecked(!mSession.refusesCopy[*layer()]);
}

FieldBox::FieldBox(WizardSession& session, const QString& name, const QString& whenNone, QWidget* parent)
    : QWidget(parent), mSession(session), mWhenNone(whenNone), mBox(new QComboBox(this)),
      mReason(makeNote(name + "Reason", this)) {
  mBox->setObjectName(name);
  keepNarrow(mBox);
  QVBoxLayout* column = plainColumn(this);
  column->addWidget(mBox);
  column->addWidget(mReason);
  setFocusProxy(mBox);
  offer(std::nullopt, {});
  connect(mBox, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] {
    mReason->setText(field().empty() ? QString() : tr("Chosen by you."));
    emit changed();
  });
}

void FieldBox::offer(std::optional<std::size_t> layer, const draft::FieldGuess& guess) {
  const QSignalBlocker quiet(mBox);
  mBox->clear();
  mBox->addItem(mWhenNone, QString());
  mReason->clear();
  mReason->setVisible(layer.has_value());
  mBox->setEnabled(layer.has_value());
  if (!layer) return;
  for (const draft::FieldDescription& field : mSession.description(*layer).fields) {
    const QString name = QString::fromStdString(field.name);
    mBox->addItem(field.samples.empty()
                      ? name
                      : tr("%1 (%2 ...)").arg(name, QString::fromStdString(field.samples.front()).left(24)),
                  name);
  }
  if (guess.field) mBox->setCurrentIndex(static_cast<int>(*guess.field) + 1);
  mReason->setText(guess.field ? tr("Proposed: %1.").arg(QString::fromStdString(guess.reason))
                               : QString::fromStdString(guess.reason));
}

std::string FieldBox::field() const {
  return mBox->currentData().toString().toStdString();
}

MatchNote::MatchNote(WizardSession& session, const QString& name, QWidget* parent)
    : Note(parent), mSession(session) {
  setObjectName(name);
}

void MatchNote::tell(const QString& text) {
  setText(text.isEmpty() ? text : mBeginning + text);
  setVisible(!text.isEmpty());
}

void MatchNote::compare(const draft::TableChoice& table) {
  compare(mSession.draft.zones, table, Meeting::ZonesInTable);
}

void MatchNote::compare(const draft::TableChoice& wanted, const draft::TableChoice& table, Meeting meeting) {
  const int question = ++mQuestion;
  const auto isLayer = [this](const draft::TableChoice& one) {
    return one.table && !one.code.empty() && *one.table < mSession.layers().size();
  };
  if (!isLayer(wanted) || !isLayer(table)) return tell({});
  tell(tr("Comparing codes ..."));
  const std::size_t layer = *table.table;
  const QString field = QString::fromStdString(table.code);
  mSession.wantCells(
      *wanted.table, QString::fromStdString(wanted.code), true, this,
      [this, question, layer, field, meeting](const CellCounts& wantedCodes, const QString& wantedFailure) {
        if (question != mQuestion) return;
        if (!wantedFailure.isEmpty()) return tell(wantedFailure);
        mSession.wantCells(
            layer, field, true, this,
            [this, question, wantedCodes, meeting](const CellCounts& codes, const QString& failure) {
              if (question != mQuestion) return;
              tell(failure.isEmpty() ? matchText(draft::matchCodes(wantedCodes, codes), meeting) : failure);
            });
      });
}

}  // namespace fairshares::wizard
