#include "wizard/programmes_page.h"

#include <QPushButton>

#include "draft/cost_programmes.h"
#include "draft/practice_ages.h"
#include "wizard/cost_rows.h"

namespace fairshares::wizard {

namespace {

constexpr double ASSUMED_BUDGET_GBP = 1000000.0;

}  // namespace

ProgrammesPage::ProgrammesPage(WizardSession& session)
    : WizardPage(session, QStringLiteral("programmesPage"), tr("Programmes and costs"),
                 tr("Each care programme shares out its budget by what people of each age and sex cost. "
                    "Costs are a table with programme, sex, age_from, age_to and cost_gbp_per_head.")) {}

void ProgrammesPage::build() {
  mCosts = new LayerBox(mSession, QStringLiteral("costsLayer"), tr("(choose a table)"), this);
  mPracticeCosts =
      new LayerBox(mSession, QStringLiteral("practiceCostsLayer"), tr("(the costs above)"), this);
  mPracticesNote = makeNote(QStringLiteral("practiceCostsNote"), this);
  mProgrammes = new ProgrammeTable(this);
  mCosts->addOwnTable(mSession.costsToFillIn(), tr("Starter costs: acute and maternity, made up"));
  auto* fill = new QPushButton(tr("&Fill empty budgets with 1 million pounds (assumed)"), this);
  fill->setObjectName(QStringLiteral("fillBudgets"));
  addRow(tr("C&osts by age and sex"), mCosts);
  addTo(mPracticePart, tr("Costs on GP pr&actices"), mPracticeCosts);
  addTo(mPracticePart, mPracticesNote);
  addRow(tr("&Programmes"), mProgrammes);
  form()->addRow(QString(), fill);
  connect(mCosts, &LayerBox::changed, this, updating([this] { offerProgrammes(false); }));
  connect(mPracticeCosts, &LayerBox::changed, this, updating([this] { offerProgrammes(true); }));
  connect(mProgrammes, &QTableWidget::itemChanged, this, updating());
  connect(fill, &QPushButton::clicked, this,
          updating([this] { mProgrammes->fillEmptyBudgets(ASSUMED_BUDGET_GBP); }));
  makeAllocationsRows();
}

void ProgrammesPage::makeAllocationsRows() {
  mAllocations =
      new AreaTable(mSession, QStringLiteral("allocations"), tr("(none: no distance from target)"), this);
  mPounds = new FieldBox(mSession, QStringLiteral("allocationsField"), tr("(choose a field)"), this);
  addHeading(tr("What areas get today, if you have it"));
  addRow(tr("P&resent allocations"), mAllocations->layer());
  addTo(mAllocationsPart, tr("Ar&eas they are for"), mAllocations->level());
  addTo(mAllocationsPart, tr("Area co&des in them"), mAllocations->code());
  addTo(mAllocationsPart, mAllocations->match());
  addTo(mAllocationsPart, tr("Po&unds"), mPounds);
  connect(mAllocations, &AreaTable::layerChanged, this, updating([this] { offerPounds(); }));
  connect(mAllocations, &AreaTable::changed, this, updating());
  connect(mPounds, &FieldBox::changed, this, updating());
}

void ProgrammesPage::enter(bool isFirst) {
  const draft::PracticesChoice& practices = mSession.draft.practices;
  const std::pair known(practices.table.table, practices.lists.table);
  const bool isOther = known != mKnownPractices;
  mKnownPractices = known;
  mAllocations->offerLevels();
  if (isFirst || isOther) proposePracticeCosts();
  if (!isFirst) {
    if (isOther) offerProgrammes(true);
    return;
  }
  const draft::RoleGuess costs = mSession.guess(draft::Role::CostWeights);
  if (costs.layer)
    mCosts->propose(costs);
  else
    mCosts->choose(
        mSession.costsToFillIn(),
        tr("Proposed, because no layer has costs: made-up ones stand in, in a table beside the study "
           "that you can replace."));
  offerProgrammes(false);
  mAllocations->propose(draft::Role::Allocations);
  offerPounds();
}

void ProgrammesPage::proposePracticeCosts() {
  const draft::PracticesChoice& practices = mSession.draft.practices;
  mListAges.reset();
  if (!practices.table.isMade() || !practices.lists.isMade()) return mPracticeCosts->choose(std::nullopt, {});
  mListAges = draft::firstAgesOfLists(mSession.description(*practices.lists.table), practices.lists.code);
  const draft::RoleGuess costs = mSession.guess(draft::Role::PracticeCosts);
  if (costs.layer)
    mPracticeCosts->propose(costs);
  else
    mPracticeCosts->choose(std::nullopt, tr("No other table has costs that speak of practices."));
}

std::vector<draft::ProgrammeChoice> ProgrammesPage::readProgrammes() {
  if (!mCosts->table()) return {};
  if (!mCosts->layer()) return draft::starterProgrammes();
  const QgsVectorLayer* layer = mSession.layers()[*mCosts->layer()].layer;
  const CostRows costs = layer ? readCostRows(*layer) : CostRows{};
  mCostProblem = costs.problem;
  if (!mCostProblem.isEmpty()) return {};
  mSession.draft.firstAges = draft::firstAgesOf(costs.rows);
  return draft::programmesOf(costs.rows);
}

std::vector<draft::ProgrammeChoice> ProgrammesPage::readPracticeProgrammes() {
  draft::PracticesChoice& practices = mSession.draft.practices;
  if (!mPracticeCosts->layer()) return {};
  const QgsVectorLayer* layer = mSession.layers()[*mPracticeCosts->layer()].layer;
  const CostRows costs = layer ? readCostRows(*layer) : CostRows{};
  if (mCostProblem.isEmpty()) mCostProblem = costs.problem;
  if (!costs.problem.isEmpty()) return {};
  practices.costWeights = {mPracticeCosts->layer(), ""};
  practices.firstAges = draft::firstAgesOf(costs.rows);
  return draft::programmesOf(costs.rows);
}

bool ProgrammesPage::listsMake(const std::vector<int>& firstAges) const {
  return !mListAges || draft::agesNotMade(firstAges, *mListAges).empty();
}

void ProgrammesPage::offerProgrammes(bool isAgain) {
  draft::PracticesChoice& practices = mSession.draft.practices;
  mCostProblem.clear();
  mPracticesNote->clear();
  mSession.draft.firstAges.clear();
  practices.costWeights = {};
  std::vector<draft::ProgrammeChoice> programmes = readProgrammes();
  practices.firstAges = mSession.draft.firstAges;
  if (practices.table.isMade() && mPracticeCosts->layer()) {
    programmes = draft::withProgrammesOnPractices(std::move(programmes), readPracticeProgrammes());
  } else if (practices.table.isMade()) {
    // The costs of the zones, if the lists can be counted in their bands.
    for (draft::ProgrammeChoice& programme : programmes) {
      if (programme.id != draft::GP_PRESCRIBING) continue;
      if (listsMake(practices.firstAges))
        programme.basis = study::Basis::Practices;
      else
        mPracticesNote->setText(
            tr("GP prescribing is not ticked, since the lists have other ages than these costs: it needs "
               "costs for the ages of the lists, in a table of their own."));
    }
  }
  if (isAgain)
    mProgrammes->offerAgain(programmes);
  else
    mProgrammes->offer(programmes);
}

void ProgrammesPage::offerPounds() {
  const auto layer = mAllocations->layer()->layer();
  mPounds->offer(layer, layer ? draft::guessPoundsField(mSession.description(*layer)) : draft::FieldGuess{});
}

QString ProgrammesPage::problemOfAllocations() const {
  if (!mAllocations->layer()->layer()) return {};
  if (const QString problem = mAllocations->problem(); !problem.isEmpty()) return problem;
  return mPounds->field().empty() ? tr("Choose the field with the pounds that areas get today.") : QString();
}

QString ProgrammesPage::problemOfCosts() const {
  if (!mCosts->table()) return tr("Choose the costs by age and sex, or the starter's.");
  if (const QString problem = mCosts->problem(); !problem.isEmpty()) return problem;
  if (const QString problem = mPracticeCosts->problem(); !problem.isEmpty()) return problem;
  return mCostProblem;
}

QString ProgrammesPage::problemOfProgrammes() const {
  if (mSession.draft.programmes.empty()) return tr("Tick at least one programme.");
  if (const QString budget = mProgrammes->unreadableBudget(); !budget.isEmpty())
    return tr("The budget \"%1\" is no number of pounds.").arg(budget);
  for (const draft::ProgrammeChoice& programme : mSession.draft.programmes) {
    const QString title = QString::fromStdString(programme.title);
    if (title.isEmpty()) return tr("Give each programme a name.");
    if (!programme.budgetGbp) return tr("Give %1 a budget in pounds.").arg(title);
    if (programme.purpose.empty()) return tr("Say what %1 pays for.").arg(title);
  }
  const draft::StudyDraft& draft = mSession.draft;
  if (draft.usesPractices() && !listsMake(draft.practices.firstAges)) {
    const std::vector<int> notMade = draft::agesNotMade(draft.practices.firstAges, *mListAges);
    return tr("The costs on practices have a band that begins at age %1, and the lists have none: choose "
              "costs "
              "for the ages of the lists.")
        .arg(notMade.front());
  }
  return {};
}

QString ProgrammesPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  const std::vector<draft::ProgrammeChoice> before = draft.programmes;
  draft.costWeights = {mCosts->table(), ""};
  draft.programmes = mProgrammes->chosen();
  draft::keepLaterChoices(before, draft.programmes);
  showPart(mPracticePart, draft.practices.table.isMade());
  draft.allocations = {mAllocations->table(), mAllocations->levelId(), mPounds->field()};
  showPart(mAllocationsPart, draft.allocations.table.isMade());
  mAllocations->compare();
  if (const QString problem = problemOfCosts(); !problem.isEmpty()) return problem;
  if (const QString problem = problemOfProgrammes(); !problem.isEmpty()) return problem;
  return problemOfAllocations();
}

}  // namespace fairshares::wizard
