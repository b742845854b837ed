#include "wizard/remoteness_page.h"

#include <array>

#include "draft/cost_programmes.h"
#include "draft/practice_ages.h"

namespace fairshares::wizard {

namespace {

using draft::ExcessCosts;
using draft::Role;

constexpr std::array TRAVEL_ROLES{Role::Settlements, Role::Roads,        Role::RoadSpeeds,  Role::Ferries,
                                  Role::FixedLinks,  Role::AccessPoints, Role::ExtraCentres};
constexpr std::size_t MOST_CATEGORIES = 60;

/// The field that stands for the codes of such a table; empty: the engine recognises it.
std::string codeOf(Role role, const draft::LayerDescription& layer) {
  if (role != Role::AccessPoints) return {};
  const draft::FieldGuess code = draft::guessCodeField(layer, io::CodeKind::Zone);
  return code.field ? layer.fields[*code.field].name : std::string();
}

}  // namespace

RemotenessPage::RemotenessPage(WizardSession& session)
    : WizardPage(
          session, QStringLiteral("remotenessPage"), tr("Excess costs of remoteness"),
          tr("Some places cost more to serve. The ratio of a zone (1 = no excess cost) may be given, or "
             "come from a category such as its urban-rural class.")) {}

void RemotenessPage::build() {
  mMethod = new QComboBox(this);
  mMethodReason = makeNote(QStringLiteral("methodReason"), this);
  mMethod->setObjectName(QStringLiteral("excessMethod"));
  mMethod->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  mMethod->setMinimumContentsLength(16);
  mMethod->addItem(tr("None: 1 everywhere (assumed)"), static_cast<int>(ExcessCosts::None));
  mMethod->addItem(tr("Finished ratios by zone"), static_cast<int>(ExcessCosts::Index));
  mMethod->addItem(tr("A category of each zone, and a ratio for each"),
                   static_cast<int>(ExcessCosts::Category));
  mMethod->addItem(tr("Derived from settlements and travel, and a ratio for each class"),
                   static_cast<int>(ExcessCosts::Derived));
  addRow(tr("&Excess costs"), mMethod);
  form()->addRow(QString(), mMethodReason);
  makeIndexPart();
  makeCategoryPart();
  makeTravelPart();
  makeRatioPart();
  connect(mMethod, qOverload<int>(&QComboBox::activated), this,
          updating([this] { mMethodReason->setText(tr("Chosen by you.")); }));
}

void RemotenessPage::makeIndexPart() {
  mIndex = new LayerBox(mSession, QStringLiteral("excessLayer"), tr("(choose a table)"), this);
  mIndexCode = new FieldBox(mSession, QStringLiteral("excessCode"), tr("(choose a field)"), this);
  mIndexMatch = new MatchNote(mSession, QStringLiteral("excessMatch"), this);
  mIndexColumns =
      new IndexColumns(mSession, QStringLiteral("excessField"), draft::IndexKind::ExcessCost, this);
  addTo(mIndexPart, tr("Ra&tios"), mIndex);
  addTo(mIndexPart, tr("&Zone codes in it"), mIndexCode);
  addTo(mIndexPart, mIndexMatch);
  addTo(mIndexPart, mIndexColumns);
  connect(mIndex, &LayerBox::changed, this, updating([this] { offerIndexFields(); }));
  connect(mIndexCode, &FieldBox::changed, this, updating());
  connect(mIndexColumns, &IndexColumns::changed, this, updating());
}

void RemotenessPage::makeCategoryPart() {
  mCategory = new LayerBox(mSession, QStringLiteral("categoryLayer"), tr("(choose a table)"), this);
  mCategoryCode = new FieldBox(mSession, QStringLiteral("categoryCode"), tr("(choose a field)"), this);
  mCategoryField = new FieldBox(mSession, QStringLiteral("categoryField"), tr("(choose a field)"), this);
  mCategoryMatch = new MatchNote(mSession, QStringLiteral("categoryMatch"), this);
  addTo(mCategoryPart, tr("Ca&tegories"), mCategory);
  addTo(mCategoryPart, tr("&Zone codes in it"), mCategoryCode);
  addTo(mCategoryPart, mCategoryMatch);
  addTo(mCategoryPart, tr("Fiel&d of the category"), mCategoryField);
  connect(mCategory, &LayerBox::changed, this, updating([this] { offerCategoryFields(); }));
  connect(mCategoryCode, &FieldBox::changed, this, updating());
  connect(mCategoryField, &FieldBox::changed, this, updating([this] { readCategories(); }));
}

void RemotenessPage::makeTravelPart() {
  const std::map<Role, std::array<QString, 3>> rows{
      {Role::Settlements, {tr("&Settlements"), QStringLiteral("settlementsLayer"), tr("(choose a layer)")}},
      {Role::Roads,
       {tr("&Roads"), QStringLiteral("roadsLayer"), tr("(no roads: neighbouring zones stand in)")}},
      {Role::RoadSpeeds,
       {tr("S&peeds by road class"), QStringLiteral("speedsLayer"), tr("(needed with roads)")}},
      {Role::Ferries, {tr("&Ferries"), QStringLiteral("ferriesLayer"), tr("(no ferries)")}},
      {Role::FixedLinks, {tr("Brid&ges"), QStringLiteral("linksLayer"), tr("(no bridges between zones)")}},
      {Role::AccessPoints,
       {tr("Where people &live"), QStringLiteral("accessLayer"), tr("(a point inside each zone)")}},
      {Role::ExtraCentres, {tr("Centres &outside"), QStringLiteral("centresLayer"), tr("(none)")}}};
  for (const Role role : TRAVEL_ROLES) {
    const std::array<QString, 3>& row = rows.at(role);
    mTravel[role] = new LayerBox(mSession, row[1], row[2], this);
    addTo(mTravelPart, row[0], mTravel[role]);
    connect(mTravel[role], &LayerBox::changed, this, updating());
  }
}

void RemotenessPage::makeRatioPart() {
  mRatios = new LayerBox(mSession, QStringLiteral("ratiosLayer"), tr("(choose a table)"), this);
  mRatios->addOwnTable(mSession.ratiosToFillIn(), tr("A table to fill in: ratio 1 for every category"));
  addTo(mRatioPart, tr("Rat&ios by category"), mRatios);
  connect(mRatios, &LayerBox::changed, this, updating());
}

void RemotenessPage::enter(bool isFirst) {
  if (!isFirst) return;
  mIndex->propose(mSession.guess(Role::ExcessIndex));
  mCategory->propose(mSession.guess(Role::Category));
  proposeTravel();
  const draft::RoleGuess ratios = mSession.guess(Role::CategoryRatios);
  if (ratios.layer)
    mRatios->propose(ratios);
  else
    mRatios->choose(
        mSession.ratiosToFillIn(),
        tr("Proposed, because no layer has programme, category and ratio: a table beside the study "
           "for you to fill in. Until then it changes nothing."));
  offerIndexFields();
  offerCategoryFields();
  proposeMethod();
}

void RemotenessPage::proposeMethod() {
  ExcessCosts method = ExcessCosts::None;
  QString reason = tr("Proposed, because no layer looks like ratios, categories or settlements.");
  const bool hasRatios = mSession.guess(Role::CategoryRatios).layer.has_value();
  if (mIndex->layer()) {
    method = ExcessCosts::Index;
    reason = tr("Proposed, because a layer has finished ratios.");
  } else if (mCategory->layer() && hasRatios) {
    method = ExcessCosts::Category;
    reason = tr("Proposed, because a layer has categories of zones and another a ratio for each.");
  } else if (mTravel[Role::Settlements]->layer() && hasRatios) {
    method = ExcessCosts::Derived;
    reason = tr("Proposed, because there are settlements, and ratios for their classes.");
  } else if (mCategory->layer() || mTravel[Role::Settlements]->layer()) {
    reason =
        tr("Proposed, because no layer has ratios by category. Categories or settlements are there: choose "
           "them and fill in the ratios later, if you like.");
  }
  mMethod->setCurrentIndex(mMethod->findData(static_cast<int>(method)));
  mMethodReason->setText(reason);
}

void RemotenessPage::proposeTravel() {
  for (const Role role : TRAVEL_ROLES) mTravel[role]->propose(mSession.guess(role));
  if (mTravel[Role::Roads]->layer() && !mTravel[Role::RoadSpeeds]->layer())
    mTravel[Role::Roads]->choose(
        std::nullopt,
        tr("Roads are there (%1), but no table of road_class and km_per_hour.")
            .arg(QString::fromStdString(mSession.description(*mTravel[Role::Roads]->layer()).name)));
}

void RemotenessPage::offerIndexFields() {
  const auto layer = mIndex->layer();
  mIndexCode->offer(layer, layer ? draft::guessCodeField(mSession.description(*layer), io::CodeKind::Zone)
                                 : draft::FieldGuess{});
}

void RemotenessPage::offerCategoryFields() {
  const auto layer = mCategory->layer();
  mCategoryCode->offer(layer, layer ? draft::guessCodeField(mSession.description(*layer), io::CodeKind::Zone)
                                    : draft::FieldGuess{});
  mCategoryField->offer(layer, layer ? draft::guessCategoryField(mSession.description(*layer))
                                     : draft::FieldGuess{});
  readCategories();
}

void RemotenessPage::readCategories() {
  const int question = ++mQuestion;
  mReadCategories.clear();
  mCategoryProblem.clear();
  if (!mCategory->layer() || mCategoryField->field().empty()) return;
  mCategoryProblem = tr("The categories are being read ...");
  mSession.wantCells(*mCategory->layer(), QString::fromStdString(mCategoryField->field()), false, this,
                     [this, question](const CellCounts& cells, const QString& failure) {
                       if (question != mQuestion) return;
                       mCategoryProblem = failure;
                       if (cells.size() > MOST_CATEGORIES)
                         mCategoryProblem = tr("This field has %n different values: too many for categories.",
                                               nullptr, static_cast<int>(cells.size()));
                       else
                         for (const auto& [category, count] : cells)
                           if (!category.empty()) mReadCategories.push_back(category);
                       updating()();
                     });
}

draft::ExcessCosts RemotenessPage::method() const {
  return static_cast<ExcessCosts>(mMethod->currentData().toInt());
}

QString RemotenessPage::problemOfIndex() const {
  if (!mIndex->layer()) return tr("Choose the table with the ratios.");
  if (const QString problem = mIndex->problem(); !problem.isEmpty()) return problem;
  if (mIndexCode->field().empty()) return tr("Choose the field with the zone codes of the ratios.");
  return {};
}

QString RemotenessPage::problemOfCategory() const {
  if (!mCategory->layer()) return tr("Choose the table with the categories.");
  if (const QString problem = mCategory->problem(); !problem.isEmpty()) return problem;
  if (mCategoryCode->field().empty()) return tr("Choose the field with the zone codes of the categories.");
  if (mCategoryField->field().empty()) return tr("Choose the field with the category of each zone.");
  return mCategoryProblem;
}

QString RemotenessPage::problemOfTravel() const {
  for (const auto& [role, box] : mTravel)
    if (const QString problem = box->problem(); !problem.isEmpty()) return problem;
  if (!mTravel.at(Role::Settlements)->layer()) return tr("Choose the layer with the settlements.");
  if (mTravel.at(Role::Roads)->layer() && !mTravel.at(Role::RoadSpeeds)->layer())
    return tr("Roads need a table of speeds (road_class, km_per_hour). Choose one, or leave the roads out.");
  return {};
}

QString RemotenessPage::collect() {
  draft::StudyDraft& draft = mSession.draft;
  draft.excessCosts = method();
  showPart(mIndexPart, method() == ExcessCosts::Index);
  showPart(mCategoryPart, method() == ExcessCosts::Category);
  showPart(mTravelPart, method() == ExcessCosts::Derived);
  const bool hasRatios = method() == ExcessCosts::Category || method() == ExcessCosts::Derived;
  showPart(mRatioPart, hasRatios);

  draft.excessIndex = {mIndex->layer(), mIndexCode->field()};
  mIndexColumns->offer(mIndex->layer(), draft::programmesOnZones(draft.programmes));
  for (draft::ProgrammeChoice& programme : draft.programmes)
    programme.excessColumn = mIndexColumns->fieldOf(programme.id);
  draft.category = {mCategory->layer(), mCategoryCode->field()};
  draft.categoryColumn = mCategoryField->field();
  draft.categoryRatios = {mRatios->table(), ""};
  draft.travel.clear();
  for (const Role role : TRAVEL_ROLES)
    if (const auto layer = mTravel[role]->layer())
      draft.travel.push_back({role, {layer, codeOf(role, mSession.description(*layer))}});
  mSession.categories = method() == ExcessCosts::Derived ? draft::derivedCategories() : mReadCategories;
  mIndexMatch->compare(method() == ExcessCosts::Index ? draft.excessIndex : draft::TableChoice{});
  mCategoryMatch->compare(method() == ExcessCosts::Category ? draft.category : draft::TableChoice{});

  if (method() == ExcessCosts::Index) return problemOfIndex();
  const QString problem = method() == ExcessCosts::Category  ? problemOfCategory()
                          : method() == ExcessCosts::Derived ? problemOfTravel()
                                                             : QString();
  if (!problem.isEmpty() || !hasRatios) return problem;
  if (!mRatios->table()) return tr("Choose the ratios by category, or the table to fill in.");
  return mRatios->problem();
}

}  // namespace fairshares::wizard
