#include "wizard/needs_page.h"

namespace fairshares::wizard {

namespace {

bool isOfUse(const draft::IndicatorChoice& indicator) {
  return indicator.kind == study::IndicatorKind::Utilisation ||
         indicator.kind == study::IndicatorKind::Expenditure;
}

std::set<std::string> namedIndicators(const CoefficientRows& rows) {
  std::set<std::string> named;
  for (const auto& [programme, indicators] : rows.perProgramme)
    for (const auto& [indicator, coefficient] : indicators) named.insert(indicator);
  return named;
}

}  // namespace

NeedsPage::NeedsPage(WizardSession& session)
    : WizardPage(
          session, QStringLiteral("needsPage"), tr("Needs"),
          tr("Some people need more care than others of their age and sex. The need of a programme is a "
             "finished index (1 = the national average), or comes from indicators with coefficients, or "
             "is taken as 1 everywhere.")) {}

void NeedsPage::build() {
  makeIndexRows();
  makeIndicatorRows();
  mChoices = new NeedsChoices(mSession, this);
  mNote = makeNote(QStringLiteral("needsNote"), this);
  addHeading(tr("What each programme takes"));
  form()->addRow(mChoices);
  // Beneath the choices, since only programmes that take indicators have coefficients.
  addWide(mCoefficientPart, tr("Coefficients, &per standard deviation"), mCoefficients);
  form()->addRow(QString(), mNote);
  connect(mChoices, &NeedsChoices::changed, this, updating());
}

void NeedsPage::makeIndexRows() {
  mIndex = new LayerBox(mSession, QStringLiteral("needsLayer"), tr("(none)"), this);
  mIndexCode = new FieldBox(mSession, QStringLiteral("needsCode"), tr("(choose a field)"), this);
  mIndexMatch = new MatchNote(mSession, QStringLiteral("needsMatch"), this);
  mPracticeIndex = new LayerBox(mSession, QStringLiteral("practiceNeedsLayer"), tr("(none)"), this);
  mPracticeCode = new FieldBox(mSession, QStringLiteral("practiceNeedsCode"), tr("(choose a field)"), this);
  mPracticeMatch = new MatchNote(mSession, QStringLiteral("practiceNeedsMatch"), this);
  addHeading(tr("Finished indices"));
  addRow(tr("By &zone"), mIndex);
  addTo(mIndexPart, tr("Zone c&odes in it"), mIndexCode);
  addTo(mIndexPart, mIndexMatch);
  addTo(mPracticePart, tr("By GP p&ractice"), mPracticeIndex);
  addTo(mPracticeIndexPart, tr("Practice co&des in it"), mPracticeCode);
  addTo(mPracticeIndexPart, mPracticeMatch);
  for (LayerBox* box : {mIndex, mPracticeIndex})
    connect(box, &LayerBox::changed, this, updating([this] { offerCodes(); }));
  for (FieldBox* box : {mIndexCode, mPracticeCode}) connect(box, &FieldBox::changed, this, updating());
}

void NeedsPage::makeIndicatorRows() {
  mCoefficientLayer = new LayerBox(mSession, QStringLiteral("coefficientsLayer"), tr("(typed below)"), this);
  mSources = new IndicatorSources(mSession, this);
  mIndicators = new IndicatorTable(mSession, this);
  mCoefficients = new CoefficientTable(this);
  addHeading(tr("Indicators"));
  addRow(tr("Coe&fficients"), mCoefficientLayer);
  addRow(tr("&Tables with indicators"), mSources);
  addWide(mIndicatorPart, tr("Fields that are &indicators"), mIndicators);
  connect(mCoefficientLayer, &LayerBox::changed, this, updating([this] {
            readCoefficients();
            offerIndicators();
          }));
  connect(mSources, &IndicatorSources::changed, this, updating([this] { offerIndicators(); }));
  connect(mIndicators, &IndicatorTable::changed, this, updating());
  connect(mCoefficients, &CoefficientTable::changed, this, updating());
}

void NeedsPage::enter(bool isFirst) {
  const bool hasPractices = mSession.draft.usesPractices();
  if (isFirst) {
    mIndex->propose(mSession.guess(draft::Role::NeedsIndex));
    mPracticeIndex->propose(mSession.guess(draft::Role::PracticeNeedsIndex));
    mCoefficientLayer->propose(mSession.guess(draft::Role::NeedsCoefficients));
    offerCodes();
    readCoefficients();
  }
  if (isFirst || hasPractices != mHadPractices) mSources->offer(hasPractices, namedIndicators(mRows));
  mHadPractices = hasPractices;
  // The levels that may fill what is missing can be others than before.
  offerIndicators();
}

void NeedsPage::offerCodes() {
  const auto guess = [this](const LayerBox& box, io::CodeKind kind) {
    return box.layer() ? draft::guessCodeField(mSession.description(*box.layer()), kind)
                       : draft::FieldGuess{};
  };
  mIndexCode->offer(mIndex->layer(), guess(*mIndex, io::CodeKind::Zone));
  mPracticeCode->offer(mPracticeIndex->layer(), guess(*mPracticeIndex, io::CodeKind::Practice));
}

void NeedsPage::readCoefficients() {
  mRows = {};
  if (!mCoefficientLayer->layer()) return;
  if (const QgsVectorLayer* layer = mSession.layers()[*mCoefficientLayer->layer()].layer)
    mRows = readCoefficientRows(*layer);
}

void NeedsPage::offerIndicators() {
  mIndicators->offer(mSources->chosen(), namedIndicators(mRows));
}

void NeedsPage::offerCoefficients() {
  std::vector<draft::ProgrammeChoice> programmes;
  for (const draft::ProgrammeChoice& programme : mSession.draft.programmes)
    if (programme.needsIndicators) programmes.push_back(programme);
  mCoefficients->offer(mSession.draft.indicators, programmes, mRows);
  for (draft::ProgrammeChoice& programme : mSession.draft.programmes)
    programme.coefficients = !programme.needsIndicators || mCoefficients->isAsGiven(programme.id)
                                 ? std::map<std::string, double>{}
                                 : mCoefficients->coefficientsOf(programme.id);
}

QString NeedsPage::noteText() const {
  const draft::StudyDraft& draft = mSession.draft;
  QStringList notes;
  const bool isGiven =
      std::any_of(draft.programmes.begin(), draft.programmes.end(), [](const auto& programme) {
        return programme.needsIndicators || !programme.needsColumn.empty();
      });
  if (!isGiven) notes << tr("Without any, every place's need is taken as 1. The study says so (assumed).");
  if (draft.usesIndicators())
    notes << tr(
        "Each indicator is standardised (mean 0, standard deviation 1, weighted by people), without floor or "
        "cap; so the coefficients are per standard deviation. Typed ones are written as assumed.");
  QStringList use;
  for (const draft::IndicatorChoice& indicator : draft.indicators)
    if (isOfUse(indicator)) use << QString::fromStdString(indicator.title);
  if (!use.isEmpty())
    notes << tr("Of use or spending: %1. What people get is no measure of what they need; the study will "
                "warn of it.")
                 .arg(use.join(QStringLiteral(", ")));
  QStringList unknown;
  const std::set<std::string> offered = mIndicators->offeredIds();
  for (const std::string& id : namedIndicators(mRows))
    if (!offered.count(id)) unknown << QString::fromStdString(id);
  if (!unknown.isEmpty())
    notes << tr("The coefficients name %1, which no ticked table has a field for.")
                 .arg(unknown.join(QStringLiteral(", ")));
  return notes.join(QStringLiteral("\n"));
}

QString NeedsPage::problemOfIndices() const {
  for (const LayerBox* box : {mIndex, mPracticeIndex})
    if (const QString problem = box->problem(); !problem.isEmpty()) return problem;
  if (mIndex->layer() && mIndexCode->field().empty())
    return tr("Choose the field with the zone codes of the needs indices.");
  if (mSession.draft.usesPractices() && mPracticeIndex->layer() && mPracticeCode->field().empty())
    return tr("Choose the field with the practice codes of the needs indices.");
  return {};
}

QString NeedsPage::problemOfIndicators() const {
  if (const QString problem = mSources->problem(); !problem.isEmpty()) return problem;
  if (const QString problem = mCoefficientLayer->problem(); !problem.isEmpty()) return problem;
  if (!mRows.problem.isEmpty()) return mRows.problem;
  if (!mSession.draft.usesIndicators()) return {};
  if (const QString problem = mIndicators->problem(); !problem.isEmpty()) return problem;
  if (const QString text = mCoefficients->unreadable(); !text.isEmpty())
    return tr("The coefficient \"%1\" is no number.").arg(text);
  for (const draft::ProgrammeChoice& programme : mSession.draft.programmes)
    if (programme.needsIndicators && mCoefficients->coefficientsOf(programme.id).empty())
      return tr("Give %1 a coefficient, or another choice than indicators.")
          .arg(QString::fromStdString(programme.title));
  return {};
}

QString NeedsPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  const bool hasPractices = draft.usesPractices();
  draft.needsIndex = {mIndex->layer(), mIndexCode->field()};
  draft.practiceNeedsIndex = hasPractices
                                 ? draft::TableChoice{mPracticeIndex->layer(), mPracticeCode->field()}
                                 : draft::TableChoice{};
  draft.indicators = mIndicators->chosen();
  mChoices->offer(draft.programmes, mIndex->layer(), draft.practiceNeedsIndex.table, draft.indicators);
  for (draft::ProgrammeChoice& programme : draft.programmes) mChoices->putInto(programme);
  draft.needsCoefficients = {mCoefficientLayer->layer(), ""};
  offerCoefficients();
  mIndexMatch->compare(draft.needsIndex);
  mPracticeMatch->compare(draft.practices.table, draft.practiceNeedsIndex, Meeting::PracticesInLists);
  mSources->compare();
  showPart(mIndexPart, draft.needsIndex.isMade());
  showPart(mPracticePart, hasPractices);
  showPart(mPracticeIndexPart, draft.practiceNeedsIndex.isMade());
  showPart(mIndicatorPart, mIndicators->rowCount() > 0);
  showPart(mCoefficientPart, draft.usesIndicators());
  mNote->setText(noteText());
  const QString problem = problemOfIndices();
  return problem.isEmpty() ? problemOfIndicators() : problem;
}

}  // namespace fairshares::wizard
