#include "wizard/population_page.h"

#include "io/count_columns.h"

namespace fairshares::wizard {

PopulationPage::PopulationPage(WizardSession& session)
    : WizardPage(session, QStringLiteral("populationPage"), tr("People"),
                 tr("A table of the people of each zone by sex and age: a row for each zone and sex with a "
                    "field for each age, or a row for each zone, sex and age.")),
      mLayer(new LayerBox(session, QStringLiteral("populationLayer"), tr("(choose a table)"), this)),
      mCode(new FieldBox(session, QStringLiteral("populationCode"), tr("(choose a field)"), this)),
      mColumns(makeNote(QStringLiteral("populationColumns"), this)),
      mYear(new YearBox(session, QStringLiteral("populationYear"), this)),
      mMatch(new MatchNote(session, QStringLiteral("populationMatch"), this)) {
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
  const draft::LayerDescription& layer = mSession.description(*mLayer->layer());
  const Result<io::CountColumns> columns = io::findCountColumns(
      draft::headerOf(layer), io::CodeKind::Zone, mCode->field(), {layer.name, "", std::nullopt, "", ""});
  if (!columns) {
    const Issue& issue = columns.issues().list().front();
    mLayoutProblem = tr("This table is not one of people by sex and age: %1 %2")
                         .arg(QString::fromStdString(issue.message), QString::fromStdString(issue.mend));
    return;
  }
  const auto name = [&layer](std::size_t field) { return QString::fromStdString(layer.fields[field].name); };
  const io::CountColumns& found = columns.value();
  if (found.isWide())
    mColumns->setText(
        tr("Read from the headers: sex in %1; %n fields of ages, %2 to %3.", nullptr,
           static_cast<int>(found.ages.size()))
            .arg(name(found.sex), name(found.ages.front().column), name(found.ages.back().column)));
  else
    mColumns->setText(tr("Read from the headers: sex in %1, age in %2, people in %3.")
                          .arg(name(found.sex), name(found.age), name(found.count)));
  if (found.year) mYear->offer(mLayer->layer(), name(*found.year));
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
