#include "wizard/zones_page.h"

#include <algorithm>

#include "draft/code_match.h"
#include "draft/guess_levels.h"
#include "layers/locale_for_people.h"

namespace fairshares::wizard {

namespace {

constexpr int MOST_NAMED = 5;
constexpr int LEVEL_LINES = 4;

QString repeatedText(const std::vector<std::string>& repeated) {
  QStringList named;
  for (std::size_t code = 0; code < repeated.size() && code < MOST_NAMED; ++code)
    named << QString::fromStdString(repeated[code]);
  return ZonesPage::tr("%n code(s) of the zones are there more than once (%1), so nobody knows which polygon "
                       "counts. Merge their parts (Dissolve), or choose another field.",
                       nullptr, static_cast<int>(repeated.size()))
      .arg(named.join(QStringLiteral(", ")) +
           (repeated.size() > MOST_NAMED ? QStringLiteral(" ...") : QString()));
}

draft::FieldGuess boardGuess(const draft::LevelChoice* board, const draft::LayerDescription& lookup,
                             bool isName) {
  if (!board) return {std::nullopt, ""};
  const std::string& wanted = isName ? board->name : board->code;
  const auto field = draft::findField(lookup, wanted);
  if (!field) return {std::nullopt, ""};
  const QString reason = isName ? ZonesPage::tr("the header %1 is usual for names of NHS Boards")
                                : ZonesPage::tr("the header %1 is usual for codes of NHS Boards");
  return {field, reason.arg(QString::fromStdString(wanted)).toStdString()};
}

}  // namespace

ZonesPage::ZonesPage(WizardSession& session)
    : WizardPage(
          session, QStringLiteral("zonesPage"), tr("Zones and Boards"),
          tr("Everything is computed on zones: polygons with a code each, such as data zones. A lookup "
             "says in which NHS Board each lies.")) {}

void ZonesPage::build() {
  mZones = new LayerBox(mSession, QStringLiteral("zonesLayer"), tr("(choose a layer)"), this);
  mCode = new FieldBox(mSession, QStringLiteral("zonesCode"), tr("(choose a field)"), this);
  mName = new FieldBox(mSession, QStringLiteral("zonesName"), tr("(no names)"), this);
  mCodes = makeNote(QStringLiteral("zonesNote"), this);
  mLookup = new LayerBox(mSession, QStringLiteral("lookupLayer"), tr("(no Boards: national only)"), this);
  mLookupCode = new FieldBox(mSession, QStringLiteral("lookupCode"), tr("(choose a field)"), this);
  mBoard = new FieldBox(mSession, QStringLiteral("boardField"), tr("(no Boards)"), this);
  mBoardName = new FieldBox(mSession, QStringLiteral("boardNameField"), tr("(no names)"), this);
  mLevels = new QListWidget(this);
  mMatch = new MatchNote(mSession, QStringLiteral("lookupMatch"), this);
  addRow(tr("&Zones"), mZones);
  addRow(tr("Zone &codes"), mCode);
  addRow(tr("Zone na&mes"), mName);
  form()->addRow(QString(), mCodes);
  addHeading(tr("In which area each zone lies"));
  addRow(tr("&Lookup"), mLookup);
  addRow(tr("Zone codes in &it"), mLookupCode);
  form()->addRow(QString(), mMatch);
  addRow(tr("NHS &Board"), mBoard);
  addRow(tr("Name &of the Board"), mBoardName);
  mLevels->setObjectName(QStringLiteral("otherLevels"));
  mLevels->setMaximumHeight(mLevels->fontMetrics().lineSpacing() * (LEVEL_LINES + 1));
  mLevels->setAccessibleName(tr("Further areas to add results up to"));
  addRow(tr("&Further areas"), mLevels);
  connect(mZones, &LayerBox::changed, this, updating([this] { offerZoneFields(); }));
  connect(mCode, &FieldBox::changed, this, updating([this] { lookAtCodes(); }));
  connect(mName, &FieldBox::changed, this, updating());
  connect(mLookup, &LayerBox::changed, this, updating([this] { offerLookupFields(); }));
  for (FieldBox* box : {mLookupCode, mBoard, mBoardName}) connect(box, &FieldBox::changed, this, updating());
  connect(mLevels, &QListWidget::itemChanged, this, updating());
}

void ZonesPage::enter(bool isFirst) {
  if (!isFirst) return;
  mZones->propose(mSession.guess(draft::Role::Zones));
  mLookup->propose(mSession.guess(draft::Role::Lookup));
  offerZoneFields();
  offerLookupFields();
}

void ZonesPage::offerZoneFields() {
  const auto layer = mZones->layer();
  mCode->offer(layer, layer ? draft::guessCodeField(mSession.description(*layer), io::CodeKind::Zone)
                            : draft::FieldGuess{});
  mName->offer(layer, layer ? draft::guessNameField(mSession.description(*layer), io::CodeKind::Zone)
                            : draft::FieldGuess{});
  lookAtCodes();
}

void ZonesPage::offerLookupFields() {
  const auto layer = mLookup->layer();
  const draft::LayerDescription none;
  const draft::LayerDescription& lookup = layer ? mSession.description(*layer) : none;
  const std::vector<draft::LevelChoice> levels = draft::guessLevels(lookup);
  const auto board = std::find_if(levels.begin(), levels.end(),
                                  [](const draft::LevelChoice& one) { return one.id == "boards"; });
  const draft::LevelChoice* found = board == levels.end() ? nullptr : &*board;
  mLookupCode->offer(layer, draft::guessCodeField(lookup, io::CodeKind::Zone));
  mBoard->offer(layer, boardGuess(found, lookup, false));
  mBoardName->offer(layer, boardGuess(found, lookup, true));
  const QSignalBlocker quiet(mLevels);
  mLevels->clear();
  for (const draft::LevelChoice& level : levels) {
    if (level.id == "boards") continue;
    auto* item = new QListWidgetItem(
        tr("%1 (field %2)").arg(QString::fromStdString(level.title), QString::fromStdString(level.code)),
        mLevels);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
    item->setData(Qt::UserRole,
                  QStringList{QString::fromStdString(level.id), QString::fromStdString(level.title),
                              QString::fromStdString(level.code), QString::fromStdString(level.name)});
  }
  mLevels->setEnabled(mLevels->count() > 0);
}

void ZonesPage::lookAtCodes() {
  const int question = ++mQuestion;
  mRepeated.clear();
  mCodes->clear();
  if (!mZones->layer() || mCode->field().empty()) return;
  mCodes->setText(tr("Reading the codes ..."));
  mSession.wantCells(*mZones->layer(), QString::fromStdString(mCode->field()), true, this,
                     [this, question](const CellCounts& cells, const QString& failure) {
                       if (question != mQuestion) return;
                       const std::vector<std::string> repeated = draft::repeatedCodes(cells);
                       const bool hasBlank = cells.contains("");
                       if (!failure.isEmpty())
                         mRepeated = failure;
                       else if (!repeated.empty())
                         mRepeated = repeatedText(repeated);
                       else if (hasBlank)
                         mRepeated = tr("%n zone(s) have no code.", nullptr, static_cast<int>(cells.at("")));
                       mCodes->setText(mRepeated.isEmpty() ? tr("%1 zones, each with a code of its own.")
                                                                 .arg(layers::localeForPeople().toString(
                                                                     static_cast<qulonglong>(cells.size())))
                                                           : QString());
                       updating()();
                     });
}

QString ZonesPage::problemOfZones() const {
  if (!mZones->layer()) return tr("Choose the layer with the zones.");
  const ProjectLayer& layer = mSession.layers()[*mZones->layer()];
  if (const QString problem = mZones->problem(); !problem.isEmpty()) return problem;
  if (layer.description.shape != draft::Shape::Polygons)
    return tr("Zones are polygons; this layer has none.");
  if (!layer.layer->crs().isValid())
    return tr("The layer does not say its coordinate reference system. Set it in its properties (usually "
              "EPSG:27700), then open this wizard again.");
  if (mCode->field().empty()) return tr("Choose the field with the codes of the zones.");
  return mRepeated;
}

QString ZonesPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  draft.zones = {mZones->layer(), mCode->field()};
  draft.zoneName = mName->field();
  draft.lookup = {};
  draft.levels.clear();
  if (mLookup->layer()) {
    draft.lookup = {mLookup->layer(), mLookupCode->field()};
    if (!mBoard->field().empty())
      draft.levels.push_back(
          {"boards", tr("NHS Boards").toStdString(), mBoard->field(), mBoardName->field()});
    for (int row = 0; row < mLevels->count(); ++row) {
      if (mLevels->item(row)->checkState() != Qt::Checked) continue;
      const QStringList level = mLevels->item(row)->data(Qt::UserRole).toStringList();
      draft.levels.push_back(
          {level[0].toStdString(), level[1].toStdString(), level[2].toStdString(), level[3].toStdString()});
    }
  }
  if (draft.levels.empty()) draft.lookup = {};
  mMatch->compare(draft.lookup);
  if (const QString problem = problemOfZones(); !problem.isEmpty()) return problem;
  if (!mLookup->layer()) return {};
  if (const QString problem = mLookup->problem(); !problem.isEmpty()) return problem;
  if (mLookupCode->field().empty()) return tr("Choose the field with the zone codes of the lookup.");
  return {};
}

}  // namespace fairshares::wizard
