#include "wizard/area_table.h"

#include <algorithm>

#include "draft/guess_levels.h"

namespace fairshares::wizard {

namespace {

/// The field of the table with codes of the level's areas.
draft::FieldGuess codeGuess(const draft::LayerDescription& table, const std::string& level) {
  for (const draft::LevelChoice& known : draft::guessLevels(table))
    if (known.id == level)
      return {draft::findField(table, known.code),
              AreaTable::tr("the header %1 is usual for codes of %2")
                  .arg(QString::fromStdString(known.code), QString::fromStdString(known.title))
                  .toStdString()};
  return draft::guessCodeField(table, io::CodeKind::FreeText);
}

}  // namespace

AreaTable::AreaTable(WizardSession& session, const QString& name, const QString& whenNone, QWidget* page)
    : QObject(page), mSession(session), mLayer(new LayerBox(session, name + "Layer", whenNone, page)),
      mLevel(new QComboBox(page)), mCode(new FieldBox(session, name + "Code", tr("(choose a field)"), page)),
      mMatch(new MatchNote(session, name + "Match", page)) {
  mLevel->setObjectName(name + "Level");
  mLevel->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(mLayer, &LayerBox::changed, this, [this] {
    chooseLevel();
    offerCodes();
    emit layerChanged();
  });
  connect(mLevel, qOverload<int>(&QComboBox::activated), this, [this] {
    offerCodes();
    emit changed();
  });
  connect(mCode, &FieldBox::changed, this, &AreaTable::changed);
}

void AreaTable::propose(draft::Role role) {
  if (mSession.draft.levels.empty())
    mLayer->choose(std::nullopt, tr("The study has no Boards or other areas (see the page of the zones)."));
  else
    mLayer->propose(mSession.guess(role));
  chooseLevel();
  offerCodes();
}

void AreaTable::offerLevels() {
  const QVariant before = mLevel->currentData();
  const QSignalBlocker quiet(mLevel);
  mLevel->clear();
  for (const draft::LevelChoice& level : mSession.draft.levels)
    mLevel->addItem(QString::fromStdString(level.title), QString::fromStdString(level.id));
  mLevel->setCurrentIndex(std::max(0, mLevel->findData(before)));
  if (mLevel->currentData() != before) {
    chooseLevel();
    offerCodes();
  }
}

void AreaTable::chooseLevel() {
  if (!mLayer->layer()) return;
  for (const draft::LevelChoice& known : draft::guessLevels(mSession.description(*mLayer->layer())))
    if (const int position = mLevel->findData(QString::fromStdString(known.id)); position >= 0)
      return mLevel->setCurrentIndex(position);
}

void AreaTable::offerCodes() {
  const auto layer = mLayer->layer();
  mCode->offer(layer, layer ? codeGuess(mSession.description(*layer), levelId()) : draft::FieldGuess{});
}

std::string AreaTable::levelId() const {
  return mLevel->currentData().toString().toStdString();
}

void AreaTable::compare() {
  const std::vector<draft::LevelChoice>& levels = mSession.draft.levels;
  const auto level = std::find_if(levels.begin(), levels.end(),
                                  [this](const draft::LevelChoice& one) { return one.id == levelId(); });
  if (level == levels.end()) return mMatch->compare({}, {}, Meeting::AreasInTable);
  mMatch->compare({mSession.draft.lookup.table, level->code}, table(), Meeting::AreasInTable);
}

QString AreaTable::problem() const {
  if (!mLayer->layer()) return {};
  if (const QString problem = mLayer->problem(); !problem.isEmpty()) return problem;
  if (levelId().empty())
    return tr("%1 is by area, and the study has none: choose the Boards on the page of the zones, or no "
              "table here.")
        .arg(QString::fromStdString(mSession.description(*mLayer->layer()).name));
  if (mCode->field().empty()) return tr("Choose the field with the codes of the areas.");
  return {};
}

}  // namespace fairshares::wizard
