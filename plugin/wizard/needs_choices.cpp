#include "wizard/needs_choices.h"

#include <algorithm>

#include "draft/guess_fields.h"
#include "wizard/wizard_page.h"

namespace fairshares::wizard {

namespace {

// What a box holds: nothing, this, or the prefix and a field.
const QLatin1String INDICATORS("indicators");
const QLatin1String FIELD("field:");

}  // namespace

NeedsChoices::NeedsChoices(WizardSession& session, QWidget* parent)
    : QWidget(parent), mSession(session), mForm(new QFormLayout(this)) {
  mForm->setContentsMargins(0, 0, 0, 0);
  mForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  mForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
}

void NeedsChoices::offer(const std::vector<draft::ProgrammeChoice>& programmes,
                         std::optional<std::size_t> index, std::optional<std::size_t> practiceIndex,
                         const std::vector<draft::IndicatorChoice>& indicators) {
  std::vector<Offer> offers;
  for (const draft::ProgrammeChoice& programme : programmes)
    offers.push_back({programme.id, QString::fromStdString(programme.title),
                      programme.basis == study::Basis::Practices ? practiceIndex : index,
                      std::any_of(indicators.begin(), indicators.end(), [&](const auto& indicator) {
                        return indicator.basis == programme.basis;
                      })});
  if (offers == mOffers) return;
  mOffers = offers;
  mBoxes.clear();
  while (mForm->rowCount() > 0) mForm->removeRow(0);
  for (const Offer& one : mOffers) makeBox(one);
}

void NeedsChoices::makeBox(const Offer& offer) {
  auto* box = new QComboBox(this);
  box->setObjectName(QStringLiteral("needsField_") + QString::fromStdString(offer.id));
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(16);
  box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  box->addItem(tr("1 everywhere (assumed)"), QString());
  if (offer.hasIndicators) box->addItem(tr("From indicators and coefficients"), QString(INDICATORS));
  QString proposed = offer.hasIndicators ? QString(INDICATORS) : QString();
  if (offer.index) {
    const draft::LayerDescription& layer = mSession.description(*offer.index);
    for (const draft::FieldDescription& field : layer.fields)
      if (draft::holdsNumbers(field))
        box->addItem(tr("Index: %1 (%2 ...)")
                         .arg(QString::fromStdString(field.name),
                              QString::fromStdString(field.samples.front()).left(24)),
                     QString(FIELD) + QString::fromStdString(field.name));
    const draft::FieldGuess guess = draft::guessIndexField(layer, draft::IndexKind::Needs, offer.id);
    if (guess.field) proposed = QString(FIELD) + QString::fromStdString(layer.fields[*guess.field].name);
  }
  const auto byUser = mChosenByUser.find(offer.id);
  const int chosen = byUser == mChosenByUser.end() ? -1 : box->findData(byUser->second);
  box->setCurrentIndex(std::max(0, chosen >= 0 ? chosen : box->findData(proposed)));
  mForm->addRow(makeTitle(QString(offer.title).replace('&', QLatin1String("&&")), box), box);
  mBoxes[offer.id] = box;
  connect(box, qOverload<int>(&QComboBox::activated), this, [this, box, id = offer.id] {
    mChosenByUser[id] = box->currentData().toString();
    emit changed();
  });
}

void NeedsChoices::putInto(draft::ProgrammeChoice& programme) const {
  const auto box = mBoxes.find(programme.id);
  const QString chosen = box == mBoxes.end() ? QString() : box->second->currentData().toString();
  programme.needsIndicators = chosen == INDICATORS;
  programme.needsColumn = chosen.startsWith(FIELD) ? chosen.mid(FIELD.size()).toStdString() : std::string();
}

}  // namespace fairshares::wizard
