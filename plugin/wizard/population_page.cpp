#include "wizard/population_page.h"

#include "wizard/count_columns.h"

namespace fairshares::wizard {

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
}

void PopulationPage::enter(bool isFirst) {
  if (!isFirst) return;
  mLayer->propose(mSession.guess(draft::Role::Population));
  offerFields();
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

QString PopulationPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  draft.population = {mLayer->layer(), mCode->field()};
  draft.populationYear = mYear->year();
  mMatch->compare(draft.population);
  if (!mLayer->layer()) return tr("Choose the table with the people.");
  if (const QString problem = mLayer->problem(); !problem.isEmpty()) return problem;
  if (mCode->field().empty()) return tr("Choose the field with the codes of the zones.");
  if (!mLayoutProblem.isEmpty()) return mLayoutProblem;
  return mYear->problem();
}

}  // namespace fairshares::wizard
