#include "wizard/population_page.h"

#include <algorithm>

#include "io/count_columns.h"

namespace fairshares::wizard {

namespace {

constexpr int YEAR_DIGITS = 4;
constexpr int DATE_DIGITS = 8;

/// "2020", "20200630" or "2020-06-30" as a study writes it; nothing for anything else.
std::optional<int> yearOf(const std::string& cell) {
  QString digits = QString::fromStdString(cell);
  digits.remove(QChar('-'));
  bool isNumber = false;
  const int year = digits.toInt(&isNumber);
  if (!isNumber || (digits.size() != YEAR_DIGITS && digits.size() != DATE_DIGITS)) return std::nullopt;
  return year;
}

}  // namespace

PopulationPage::PopulationPage(WizardSession& session)
    : WizardPage(session, QStringLiteral("populationPage"), tr("People"),
                 tr("A table of the people of each zone by sex and age: a row for each zone and sex with a "
                    "field for each age, or a row for each zone, sex and age.")),
      mLayer(new LayerBox(session, QStringLiteral("populationLayer"), tr("(choose a table)"), this)),
      mCode(new FieldBox(session, QStringLiteral("populationCode"), tr("(choose a field)"), this)),
      mColumns(makeNote(QStringLiteral("populationColumns"), this)), mYear(new QComboBox(this)),
      mYearNote(makeNote(QStringLiteral("populationYearReason"), this)),
      mMatch(new MatchNote(session, QStringLiteral("populationMatch"), this)) {
  mYear->setObjectName(QStringLiteral("populationYear"));
  addRow(tr("&People"), mLayer);
  addRow(tr("Zone &codes"), mCode);
  form()->addRow(QString(), mMatch);
  addRow(tr("&Year"), mYear);
  form()->addRow(QString(), mYearNote);
  form()->addRow(tr("Sex and ages"), mColumns);
  connect(mLayer, &LayerBox::changed, this, updating([this] { offerFields(); }));
  connect(mCode, &FieldBox::changed, this, updating([this] { readColumns(); }));
  connect(mYear, qOverload<int>(&QComboBox::activated), this,
          updating([this] { mYearNote->setText(tr("Chosen by you.")); }));
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
  offerYears({});
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
  if (found.year) offerYears(name(*found.year));
}

void PopulationPage::offerYears(const QString& field) {
  const int question = ++mQuestion;
  mYear->clear();
  mYearProblem.clear();
  mYear->setEnabled(false);
  mYearNote->setText(mLayer->layer() ? tr("The table has no field of years.") : QString());
  if (field.isEmpty()) return;
  mYearProblem = tr("The years of the table are being read ...");
  mYearNote->clear();
  mSession.wantCells(*mLayer->layer(), field, false, this,
                     [this, question, field](const CellCounts& cells, const QString& failure) {
                       if (question != mQuestion) return;
                       mYearProblem = failure;
                       std::vector<int> years;
                       for (const auto& [cell, count] : cells)
                         if (const auto year = yearOf(cell)) years.push_back(*year);
                       std::sort(years.begin(), years.end(), std::greater<>());
                       for (const int year : years) mYear->addItem(QString::number(year), year);
                       mYear->setEnabled(!years.empty());
                       mYearNote->setText(
                           years.size() > 1 ? tr("Proposed: the latest of %n years in the field %1.", nullptr,
                                                 static_cast<int>(years.size()))
                                                  .arg(field)
                           : years.empty() ? tr("The field %1 has no years that can be read.").arg(field)
                                           : tr("The only one in the field %1.").arg(field));
                       updating()();
                     });
}

QString PopulationPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  draft.population = {mLayer->layer(), mCode->field()};
  draft.populationYear =
      mYear->currentData().isValid() ? std::optional<int>(mYear->currentData().toInt()) : std::nullopt;
  mMatch->compare(draft.population);
  if (!mLayer->layer()) return tr("Choose the table with the people.");
  if (const QString problem = mLayer->problem(); !problem.isEmpty()) return problem;
  if (mCode->field().empty()) return tr("Choose the field with the codes of the zones.");
  if (!mLayoutProblem.isEmpty()) return mLayoutProblem;
  return mYearProblem;
}

}  // namespace fairshares::wizard
