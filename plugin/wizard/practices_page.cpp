#include "wizard/practices_page.h"

#include <algorithm>

#include "draft/code_match.h"
#include "layers/locale_for_people.h"
#include "wizard/count_columns.h"

namespace fairshares::wizard {

namespace {

constexpr std::size_t MOST_NAMED = 5;
constexpr const char* ZONE_FIELD = "zone_of_point";

/// The first few.
QString named(const std::vector<std::string>& codes) {
  QStringList list;
  for (std::size_t code = 0; code < std::min(codes.size(), MOST_NAMED); ++code)
    list << QString::fromStdString(codes[code]);
  return list.join(QStringLiteral(", ")) + (codes.size() > MOST_NAMED ? QStringLiteral(" ...") : QString());
}

/// Practices without lists cannot be used, nor lists without practices.
QString whyNone(const WizardSession& session, const draft::RoleGuess& practices,
                const draft::RoleGuess& lists) {
  const auto name = [&session](const draft::RoleGuess& guess) {
    return QString::fromStdString(session.description(*guess.layer).name);
  };
  if (practices.layer)
    return PracticesPage::tr("%1 looks like GP practices (%2), but no table has the people on their lists by "
                             "sex and age.")
        .arg(name(practices), QString::fromStdString(practices.reason));
  if (lists.layer)
    return PracticesPage::tr("%1 looks like the lists of GP practices, but no layer has the practices with "
                             "their codes and the zone, NHS Board or position of each.")
        .arg(name(lists));
  return PracticesPage::tr("Nothing in the project looks like it.");
}

draft::FieldGuess zoneGuess(const draft::LayerDescription& layer) {
  draft::FieldGuess guess = draft::guessCodeField(layer, io::CodeKind::Zone);
  // "code" and "id" are those of the practices.
  if (guess.field && !draft::ownCodeField(layer, io::CodeKind::Zone) &&
      !draft::holdsDataZones(layer.fields[*guess.field]))
    return {std::nullopt, PracticesPage::tr("no header is usual for data zone codes").toStdString()};
  return guess;
}

draft::FieldGuess boardGuess(const draft::LayerDescription& layer) {
  if (zoneGuess(layer).field) return {std::nullopt, PracticesPage::tr("Told by the zone.").toStdString()};
  const auto board = draft::ownCodeField(layer, io::CodeKind::Board);
  if (!board)
    return {std::nullopt, PracticesPage::tr("no header is usual for NHS Board codes").toStdString()};
  return {board, PracticesPage::tr("the header %1 is usual for codes of NHS Boards")
                     .arg(QString::fromStdString(layer.fields[*board].name))
                     .toStdString()};
}

}  // namespace

PracticesPage::PracticesPage(WizardSession& session)
    : WizardPage(session, QStringLiteral("practicesPage"), tr("GP practices"),
                 tr("GP prescribing is computed on GP practices and the people on their lists. Without them "
                    "it is left out; everything else works all the same.")) {}

void PracticesPage::build() {
  mPractices =
      new LayerBox(mSession, QStringLiteral("practicesLayer"), tr("(none: no GP prescribing)"), this);
  addRow(tr("&Practices"), mPractices);
  makePracticeRows();
  makeListRows();
  connect(mPractices, &LayerBox::changed, this, updating([this] { offerPracticeFields(); }));
  connect(mCode, &FieldBox::changed, this, updating([this] { lookAtCodes(); }));
  connect(mLists, &LayerBox::changed, this, updating([this] { offerListFields(); }));
  connect(mListCode, &FieldBox::changed, this, updating([this] { readColumns(); }));
  connect(mYear, &YearBox::changed, this, updating());
  for (FieldBox* box : {mName, mZone, mBoard, mX, mY}) connect(box, &FieldBox::changed, this, updating());
}

void PracticesPage::makePracticeRows() {
  const auto field = [this](const char* name, const QString& whenNone) {
    return new FieldBox(mSession, QString::fromLatin1(name), whenNone, this);
  };
  mCode = field("practicesCode", tr("(choose a field)"));
  mCodes = makeNote(QStringLiteral("practicesNote"), this);
  mName = field("practicesName", tr("(no names)"));
  mZone = field("practicesZone", tr("(not known)"));
  mZoneMatch = new MatchNote(mSession, QStringLiteral("practicesZoneMatch"), this);
  mBoard = field("practicesBoard", tr("(that of the zone)"));
  mX = field("practicesX", tr("(no position)"));
  mY = field("practicesY", tr("(no position)"));
  addTo(mPracticePart, tr("Practice &codes"), mCode);
  addTo(mPracticePart, mCodes);
  addTo(mPracticePart, tr("Practice na&mes"), mName);
  addTo(mPracticePart, tr("&Zone of each"), mZone);
  addTo(mPracticePart, mZoneMatch);
  makeFindRow();
  addTo(mPracticePart, tr("NHS &Board of each"), mBoard);
  addTo(mPracticePart, tr("&Easting or longitude"), mX);
  addTo(mPracticePart, tr("N&orthing or latitude"), mY);
}

void PracticesPage::makeFindRow() {
  mFind = new QCheckBox(tr("Find the zone in which eac&h lies by its position"), this);
  mFind->setObjectName(QStringLiteral("practicesFind"));
  mFound = makeNote(QStringLiteral("practicesFound"), this);
  addTo(mPracticePart, mFind);
  addTo(mPracticePart, mFound);
  connect(mFind, &QCheckBox::toggled, this, updating());
}

void PracticesPage::makeListRows() {
  mLists = new LayerBox(mSession, QStringLiteral("listsLayer"), tr("(choose a table)"), this);
  mListCode = new FieldBox(mSession, QStringLiteral("listsCode"), tr("(choose a field)"), this);
  mListMatch = new MatchNote(mSession, QStringLiteral("listsMatch"), this);
  mYear = new YearBox(mSession, QStringLiteral("listsYear"), this);
  mColumns = makeNote(QStringLiteral("listsColumns"), this);
  addTo(mListPart, tr("&Lists by sex and age"), mLists);
  addTo(mListPart, tr("Practice co&des in it"), mListCode);
  addTo(mListPart, mListMatch);
  addTo(mListPart, tr("&Year or date"), mYear);
  addTo(mListPart, mColumns);
}

void PracticesPage::enter(bool isFirst) {
  if (!isFirst) return;
  const draft::RoleGuess practices = mSession.guess(draft::Role::Practices);
  const draft::RoleGuess lists = mSession.guess(draft::Role::PracticeLists);
  mLists->propose(lists);
  if (practices.layer && lists.layer)
    mPractices->propose(practices);
  else
    mPractices->choose(std::nullopt, whyNone(mSession, practices, lists));
  offerPracticeFields();
  offerListFields();
}

void PracticesPage::offerPracticeFields() {
  const auto layer = mPractices->layer();
  const draft::LayerDescription none;
  const draft::LayerDescription& practices = layer ? mSession.description(*layer) : none;
  mCode->offer(layer, draft::guessCodeField(practices, io::CodeKind::Practice));
  mName->offer(layer, draft::guessNameField(practices, io::CodeKind::Practice));
  mZone->offer(layer, zoneGuess(practices));
  mBoard->offer(layer, boardGuess(practices));
  const draft::PositionGuess position = draft::guessPosition(practices);
  mX->offer(layer, position.x);
  mY->offer(layer, position.y);
  proposeToFind();
  lookAtCodes();
}

bool PracticesPage::hasPositions() const {
  const auto layer = mPractices->layer();
  if (!layer) return false;
  return mSession.description(*layer).shape == draft::Shape::Points ||
         (!mX->field().empty() && !mY->field().empty());
}

void PracticesPage::proposeToFind() {
  const QSignalBlocker quiet(mFind);
  mFind->setChecked(hasPositions() && mZone->field().empty() && mBoard->field().empty());
}

void PracticesPage::putPositions() {
  draft::PracticesChoice& practices = mSession.draft.practices;
  mSession.practicePositions.reset();
  if (!practices.table.isMade() || !mFind->isChecked() || !hasPositions()) return;
  const draft::LayerDescription& description = mSession.description(*practices.table.table);
  practices.zone = ZONE_FIELD;
  for (int number = 2; draft::findField(description, practices.zone); ++number)
    practices.zone = std::string(ZONE_FIELD) + "_" + std::to_string(number);
  const QgsVectorLayer* layer = mSession.layers()[*practices.table.table].layer;
  if (description.shape == draft::Shape::Points) {
    mSession.practicePositions = {{}, {}, layer ? layer->crs() : QgsCoordinateReferenceSystem()};
    return;
  }
  const QString crs =
      practices.isInDegrees ? QStringLiteral("EPSG:4326") : QString::fromStdString(mSession.draft.crs);
  mSession.practicePositions = {QString::fromStdString(practices.x), QString::fromStdString(practices.y),
                                QgsCoordinateReferenceSystem(crs)};
}

void PracticesPage::findZonesOfPractices() {
  const std::optional<ZoneSearch> search = mSession.practiceSearch();
  const draft::StudyDraft& draft = mSession.draft;
  const QString key = search ? QStringList{QString::number(*draft.practices.table.table),
                                           search->pointCode,
                                           search->x,
                                           search->y,
                                           QString::number(*draft.zones.table),
                                           search->zoneCode}
                                   .join(QChar('|'))
                             : QString();
  if (key == mFindKey) return;
  mFindKey = key;
  if (mFindStop) *mFindStop = true;
  mFindProblem.clear();
  mFoundZones.reset();
  mFound->clear();
  if (!search || search->pointCode.isEmpty()) return;
  if (!search->crs.isValid()) {
    mFindProblem = tr("The layer of practices does not say its coordinate reference system. Set it in its "
                      "properties, then open this wizard again.");
    return;
  }
  mFindProblem = tr("The zones of the practices are being looked up ...");
  auto found = std::make_shared<FoundZones>();
  mFindStop = mSession.work().start(
      tr("Fair Shares: zones of the practices"),
      [found, search = *search](const IsStopped& isStopped) { *found = findZones(search, isStopped); },
      [self = QPointer<PracticesPage>(this), found](const QString& failure) {
        if (!self) return;
        self->updating([self, found, failure] {
          self->mFindProblem = failure;
          if (failure.isEmpty()) self->mFoundZones = found;
        })();
      });
}

void PracticesPage::showFound() {
  if (!mFoundZones) return;
  const FoundZones& found = *mFoundZones;
  const auto number = [](std::size_t count) {
    return layers::localeForPeople().toString(static_cast<qulonglong>(count));
  };
  if (found.zoneOf.empty()) {
    mFindProblem =
        tr("No practice lies in a zone. Either the coordinate reference system of the layer or the "
           "fields of the position are wrong.");
    return;
  }
  QString text = tr("%1 of %2 practices lie in a zone. A copy of the layer with the field %3 is saved beside "
                    "the study.")
                     .arg(number(found.zoneOf.size()), number(found.points()),
                          QString::fromStdString(mSession.draft.practices.zone));
  if (!found.outside.empty())
    text += " " + tr("Outside every zone, so without one: %1 (%2).")
                      .arg(number(found.outside.size()), named(found.outside));
  if (!found.nowhere.empty())
    text += " " + tr("Without a position, so without a zone: %1 (%2).")
                      .arg(number(found.nowhere.size()), named(found.nowhere));
  const draft::StudyDraft& draft = mSession.draft;
  if (!draft.levels.empty() && draft.practices.board.empty() && found.zoneOf.size() < found.points())
    text += " " + tr("Choose a field with their NHS Board, or the study will not run.");
  mFound->setText(text);
}

void PracticesPage::offerListFields() {
  const auto layer = mLists->layer();
  mListCode->offer(layer, layer ? draft::guessCodeField(mSession.description(*layer), io::CodeKind::Practice)
                                : draft::FieldGuess{});
  readColumns();
}

void PracticesPage::lookAtCodes() {
  const int question = ++mQuestion;
  mCodeProblem.clear();
  mCodes->clear();
  if (!mPractices->layer() || mCode->field().empty()) return;
  mCodes->setText(tr("Reading the codes ..."));
  mSession.wantCells(
      *mPractices->layer(), QString::fromStdString(mCode->field()), true, this,
      [this, question](const CellCounts& cells, const QString& failure) {
        if (question != mQuestion) return;
        const std::vector<std::string> repeated = draft::repeatedCodes(cells);
        mCodeProblem = failure;
        if (!repeated.empty())
          mCodeProblem = tr("%n practice code(s) are there more than once (%1): a row must be a practice. "
                            "Choose another layer or field.",
                            nullptr, static_cast<int>(repeated.size()))
                             .arg(named(repeated));
        mCodes->setText(mCodeProblem.isEmpty()
                            ? tr("%1 practices, each with a code of its own.")
                                  .arg(layers::localeForPeople().toString(
                                      static_cast<qulonglong>(cells.size() - cells.count(""))))
                            : QString());
        updating()();
      });
}

void PracticesPage::readColumns() {
  mLayoutProblem.clear();
  mColumns->clear();
  mYear->offer(mLists->layer(), {});
  if (!mLists->layer() || mListCode->field().empty()) return;
  const ReadCounts read =
      readCounts(mSession.description(*mLists->layer()), io::CodeKind::Practice, mListCode->field());
  mLayoutProblem = read.problem;
  mColumns->setText(read.found);
  if (!read.year.isEmpty()) mYear->offer(mLists->layer(), read.year);
}

void PracticesPage::putIntoDraft() {
  draft::PracticesChoice& practices = mSession.draft.practices;
  const auto layer = mPractices->layer();
  if (!layer) {
    practices.table = {};
    practices.lists = {};
    return putPositions();
  }
  practices.table = {layer, mCode->field()};
  practices.name = mName->field();
  practices.zone = mZone->field();
  const std::vector<draft::LevelChoice>& levels = mSession.draft.levels;
  const bool hasBoards = std::any_of(levels.begin(), levels.end(),
                                     [](const draft::LevelChoice& level) { return level.id == "boards"; });
  practices.board = hasBoards ? mBoard->field() : std::string();
  practices.x = mX->field();
  practices.y = mY->field();
  practices.isInDegrees = false;
  const draft::LayerDescription& description = mSession.description(*layer);
  const auto x = draft::findField(description, practices.x);
  const auto y = draft::findField(description, practices.y);
  if (x && y) practices.isInDegrees = draft::areDegrees(description.fields[*x], description.fields[*y]);
  practices.lists = {mLists->layer(), mListCode->field()};
  practices.listYear = mYear->year();
  putPositions();
}

QString PracticesPage::problemOfPractices() const {
  if (const QString problem = mPractices->problem(); !problem.isEmpty()) return problem;
  if (mCode->field().empty()) return tr("Choose the field with the codes of the practices.");
  if (!mCodeProblem.isEmpty()) return mCodeProblem;
  if (mSession.draft.practices.zone.empty() && mSession.draft.practices.board.empty() &&
      !mSession.draft.levels.empty())
    return hasPositions()
               ? tr("Choose the field with the zone or the NHS Board of each practice, or tick that "
                    "the zone be found by the position.")
               : tr("Choose the field with the zone or the NHS Board of each practice, or the two "
                    "fields of its position.");
  if (!mFindProblem.isEmpty()) return mFindProblem;
  if (mX->field().empty() != mY->field().empty())
    return tr("A position needs both fields: easting and northing, or longitude and latitude.");
  return {};
}

QString PracticesPage::problemOfLists() const {
  if (!mLists->layer()) return tr("Choose the table with the lists, or no practices.");
  if (const QString problem = mLists->problem(); !problem.isEmpty()) return problem;
  if (mListCode->field().empty()) return tr("Choose the field with the practice codes of the lists.");
  if (!mLayoutProblem.isEmpty()) return mLayoutProblem;
  return mYear->problem();
}

QString PracticesPage::collect() {
  putIntoDraft();
  const draft::PracticesChoice& practices = mSession.draft.practices;
  showPart(mPracticePart, practices.table.isMade());
  showPart(mListPart, practices.table.isMade());
  const bool isFound = mSession.practicePositions.has_value();
  mZone->setEnabled(!isFound);
  mFind->setEnabled(hasPositions());
  findZonesOfPractices();
  showFound();
  mFound->setVisible(isFound && practices.table.isMade());
  mListMatch->compare(practices.table, practices.lists, Meeting::PracticesInLists);
  mZoneMatch->compare(practices.zone.empty() || isFound
                          ? draft::TableChoice{}
                          : draft::TableChoice{practices.table.table, practices.zone},
                      mSession.draft.zones, Meeting::ZonesOfPractices);
  if (!practices.table.isMade()) return {};
  const QString problem = problemOfPractices();
  return problem.isEmpty() ? problemOfLists() : problem;
}

}  // namespace fairshares::wizard
