#include "wizard/population_page.h"

#include "wizard/count_columns.h"

namespace fairshares::wizard {

namespace {

constexpr int YEAR_DIGITS = 4;

/// The first year in "2026/27".
std::optional<int> yearOfMoney(const draft::StudyDraft& draft) {
  bool isNumber = false;
  const int year = QString::fromStdString(draft.year).left(YEAR_DIGITS).toInt(&isNumber);
  return isNumber ? std::optional(year) : std::nullopt;
}

}  // namespace

PopulationPage::PopulationPage(WizardSession& session)
    : WizardPage(session, QStringLiteral("populationPage"), tr("People"),
                 tr("A table of the people of each zone by sex and age: a row for each zone and sex with a "
                    "field for each age, or a row for each zone, sex and age.")) {}

void PopulationPage::build() {
  mLayer = new LayerBox(mSession, QStringLiteral("populationLayer"), tr("(choose a table)"), this);
  mCode = new FieldBox(mSession, QStringLiteral("populationCode"), tr("(choose a field)"), this);
  mColumns = makeNote(QStringLiteral("populationColumns"), this);
  mYear = new YearBox(mSession, QStringLiteral("populationYear"), this);
  mMatch = new MatchNote(mSession, QStringLiteral("populationMatch"), this);
  addRow(tr("&People"), mLayer);
  addRow(tr("Zone &codes"), mCode);
  form()->addRow(QString(), mMatch);
  addRow(tr("&Year"), mYear);
  form()->addRow(tr("Sex and ages"), mColumns);
  connect(mLayer, &LayerBox::changed, this, updating([this] { offerFields(); }));
  connect(mCode, &FieldBox::changed, this, updating([this] { readColumns(); }));
  connect(mYear, &YearBox::changed, this, updating());
  makeRebasingRows();
}

void PopulationPage::makeRebasingRows() {
  mRebasing =
      new AreaTable(mSession, QStringLiteral("rebasing"), tr("(none: people as they were counted)"), this);
  mRebasingYear = new YearBox(mSession, QStringLiteral("rebasingYear"), this);
  mRebasingColumns = makeNote(QStringLiteral("rebasingColumns"), this);
  addHeading(tr("Projections for the year of the money, if you have them"));
  addRow(tr("Pro&jections"), mRebasing->layer());
  addTo(mRebasingPart, tr("&Areas they are for"), mRebasing->level());
  addTo(mRebasingPart, tr("Ar&ea codes in them"), mRebasing->code());
  addTo(mRebasingPart, mRebasing->match());
  addTo(mRebasingPart, tr("Year &of them"), mRebasingYear);
  addTo(mRebasingPart, mRebasingColumns);
  connect(mRebasing, &AreaTable::layerChanged, this, updating([this] { readProjections(); }));
  connect(mRebasing, &AreaTable::changed, this, updating([this] { readProjections(); }));
  connect(mRebasingYear, &YearBox::changed, this, updating());
}

void PopulationPage::enter(bool isFirst) {
  mRebasing->offerLevels();
  if (!isFirst) return;
  mLayer->propose(mSession.guess(draft::Role::Population));
  offerFields();
  mRebasing->propose(draft::Role::Projections);
  readProjections();
}

void PopulationPage::offerFields() {
  const auto layer = mLayer->layer();
  mCode->offer(layer, layer ? draft::guessCodeField(mSession.description(*layer), io::CodeKind::Zone)
                            : draft::FieldGuess{});
  readColumns();
}

void PopulationPage::readColumns() {
  mLayoutProblem.clear();
  mColumns->clear();
  mYear->offer(mLayer->layer(), {});
  if (!mLayer->layer() || mCode->field().empty()) return;
  const ReadCounts read =
      readCounts(mSession.description(*mLayer->layer()), io::CodeKind::Zone, mCode->field());
  mLayoutProblem = read.problem;
  mColumns->setText(read.found);
  if (!read.year.isEmpty()) mYear->offer(mLayer->layer(), read.year);
}

void PopulationPage::readProjections() {
  mRebasingProblem.clear();
  mRebasingColumns->clear();
  const draft::TableChoice table = mRebasing->table();
  mRebasingYear->offerToCome(table.table, {}, {});
  if (!table.isMade() || table.code.empty()) return;
  const ReadCounts read = readCounts(mSession.description(*table.table), io::CodeKind::OtherArea, table.code);
  mRebasingProblem = read.problem;
  mRebasingColumns->setText(read.found);
  if (!read.year.isEmpty()) mRebasingYear->offerToCome(table.table, read.year, yearOfMoney(mSession.draft));
}

QString PopulationPage::problemOfPeople() const {
  if (!mLayer->layer()) return tr("Choose the table with the people.");
  if (const QString problem = mLayer->problem(); !problem.isEmpty()) return problem;
  if (mCode->field().empty()) return tr("Choose the field with the codes of the zones.");
  if (!mLayoutProblem.isEmpty()) return mLayoutProblem;
  return mYear->problem();
}

QString PopulationPage::problemOfRebasing() const {
  if (!mRebasing->layer()->layer()) return {};
  if (const QString problem = mRebasing->problem(); !problem.isEmpty()) return problem;
  return mRebasingProblem.isEmpty() ? mRebasingYear->problem() : mRebasingProblem;
}

QString PopulationPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  draft.population = {mLayer->layer(), mCode->field()};
  draft.populationYear = mYear->year();
  mMatch->compare(draft.population);
  draft.rebasing = {mRebasing->table(), mRebasing->levelId(), mRebasingYear->year()};
  showPart(mRebasingPart, draft.rebasing.table.isMade());
  mRebasing->compare();
  const QString problem = problemOfPeople();
  return problem.isEmpty() ? problemOfRebasing() : problem;
}

}  // namespace fairshares::wizard
