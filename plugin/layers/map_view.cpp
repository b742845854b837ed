#include "layers/map_view.h"

#include <qgsexpression.h>
#include <qgsfeatureiterator.h>

#include <QCoreApplication>
#include <cmath>

#include "base/compensated_sum.h"
#include "compat/layer_api.h"
#include "layers/locale_for_people.h"

namespace fairshares::layers {

namespace {

constexpr double PER_CENT = 100.0;

bool has(const QgsVectorLayer& layer, const QString& column) {
  return layer.fields().lookupField(column) >= 0;
}

std::optional<ValueFormula> ifPresent(const QgsVectorLayer& layer, ValueFormula formula) {
  if (!has(layer, formula.numerator)) return std::nullopt;
  if (!formula.denominator.isEmpty() && !has(layer, formula.denominator)) return std::nullopt;
  return formula;
}

// A level has columns of its own for shares and pounds. Zones and practices have not: theirs follow from the
// weighted population, share = W / P and allocation = share * budget (docs/formula.md).
std::optional<ValueFormula> shareFormula(const QgsVectorLayer& layer, const QString& programme,
                                         const LayerFacts& facts) {
  if (auto own = ifPresent(layer, {programme + QStringLiteral("_target_share"), QString(), PER_CENT}))
    return own;
  if (!facts.nationalPopulation || *facts.nationalPopulation <= 0.0) return std::nullopt;
  return ifPresent(layer, {programme + QStringLiteral("_weighted_population"), QString(),
                           PER_CENT / *facts.nationalPopulation});
}

std::optional<ValueFormula> perHeadFormula(const QgsVectorLayer& layer, const ProgrammeFacts& programme,
                                           const LayerFacts& facts) {
  const QString people = QStringLiteral("population");
  if (auto own = ifPresent(layer, {programme.id + QStringLiteral("_allocation_gbp"), people, 1.0}))
    return own;
  if (!programme.budgetGbp || !facts.nationalPopulation || *facts.nationalPopulation <= 0.0)
    return std::nullopt;
  return ifPresent(layer, {programme.id + QStringLiteral("_weighted_population"), people,
                           *programme.budgetGbp / *facts.nationalPopulation});
}

std::optional<ValueFormula> formulaOf(const QgsVectorLayer& layer, const ProgrammeFacts& programme,
                                      Measure measure, const LayerFacts& facts) {
  const QString weighted = programme.id + QStringLiteral("_weighted_population");
  switch (measure) {
  case Measure::OverallIndex:
  case Measure::AgeSexIndex:
  case Measure::NeedsIndex:
  case Measure::ExcessCostIndex:
    return ifPresent(layer, {programme.id + QStringLiteral("_") + idOf(measure), QString(), 1.0});
  case Measure::WeightedPerResident:
    return ifPresent(layer, {weighted, QStringLiteral("population"), 1.0});
  case Measure::WeightedPerSquareKilometre:
    return ifPresent(layer, {weighted, QStringLiteral("area_km2"), 1.0});
  case Measure::WeightedPopulation:
    return ifPresent(layer, {weighted, QString(), 1.0});
  case Measure::TargetShare:
    return shareFormula(layer, programme.id, facts);
  case Measure::AllocationPerHead:
    return perHeadFormula(layer, programme, facts);
  case Measure::Population:
    return ifPresent(layer, {QStringLiteral("population"), QString(), 1.0});
  case Measure::DriveTime:
    return ifPresent(layer, {QStringLiteral("drive_time_min"), QString(), 1.0});
  case Measure::UrbanRuralClass:
    return ifPresent(layer, {QStringLiteral("urban_rural_class"), QString(), 1.0});
  }
  return std::nullopt;
}

const ProgrammeFacts* findProgramme(const LayerFacts& facts, const QString& id) {
  for (const ProgrammeFacts& programme : facts.programmes)
    if (programme.id == id) return &programme;
  return nullptr;
}

bool isStepIndex(Measure measure) {
  return kindOf(measure) == MeasureKind::Index && measure != Measure::WeightedPerResident;
}

std::optional<double> numberOf(const QVariant& value) {
  bool isNumber = false;
  const double number = value.toDouble(&isNumber);
  if (value.isNull() || !isNumber || !std::isfinite(number)) return std::nullopt;
  return number;
}

/// Adds up what the national mean of a view is made of.
class NationalMean {
 public:
  NationalMean(const MapView& view, bool hasPopulation) : mView(view), mByPeople(hasPopulation) {}

  void add(double numerator, double denominator, std::optional<double> people) {
    if (mView.measure == Measure::DriveTime && mByPeople) {
      mAbove.add(numerator * people.value_or(0.0));
      mBelow.add(people.value_or(0.0));
    } else {
      mAbove.add(numerator * mView.formula.factor);
      mBelow.add(denominator);
    }
  }
  [[nodiscard]] std::optional<double> value() const {
    if (kindOf(mView.measure) == MeasureKind::Category) return std::nullopt;
    if (isStepIndex(mView.measure)) return 1.0;
    if (mBelow.value() <= 0.0) return std::nullopt;
    return mAbove.value() / mBelow.value();
  }

 private:
  const MapView& mView;
  bool mByPeople;
  CompensatedSum mAbove;
  CompensatedSum mBelow;
};

}  // namespace

QString ValueFormula::expression() const {
  QString text = QgsExpression::quotedColumnRef(numerator);
  if (factor != 1.0) text += QStringLiteral(" * ") + QString::number(factor, 'g', 17);
  if (!denominator.isEmpty()) text += QStringLiteral(" / ") + QgsExpression::quotedColumnRef(denominator);
  return text;
}

QString MapView::title() const {
  if (programmeTitle.isEmpty()) return titleOf(measure);
  return QCoreApplication::translate("fairshares", "%1, %2", "measure, programme")
      .arg(titleOf(measure), programmeTitle);
}

QString MapView::unit() const {
  if (measure == Measure::WeightedPerResident && facts.role == LayerRole::Practices)
    return QCoreApplication::translate("fairshares", "weighted persons per person on the scaled list");
  return unitOf(measure);
}

QVector<ProgrammeFacts> programmesOf(const QgsVectorLayer& layer) {
  QVector<ProgrammeFacts> programmes;
  const std::optional<LayerFacts> facts = factsOf(layer);
  if (!facts) return programmes;
  for (const ProgrammeFacts& programme : facts->programmes)
    if (has(layer, programme.id + QStringLiteral("_overall_index"))) programmes.append(programme);
  return programmes;
}

QVector<Measure> measuresOf(const QgsVectorLayer& layer, const QString& programme) {
  QVector<Measure> measures;
  for (const Measure measure : allMeasures())
    if (viewOf(layer, programme, measure)) measures.append(measure);
  return measures;
}

std::optional<MapView> viewOf(const QgsVectorLayer& layer, const QString& programme, Measure measure) {
  std::optional<LayerFacts> facts = factsOf(layer);
  if (!facts) return std::nullopt;
  ProgrammeFacts of;
  if (dependsOnProgramme(measure)) {
    const ProgrammeFacts* const found = findProgramme(*facts, programme);
    if (!found) return std::nullopt;
    of = *found;
  }
  const std::optional<ValueFormula> formula = formulaOf(layer, of, measure, *facts);
  if (!formula) return std::nullopt;
  return MapView{measure, of.id, of.title, *formula, std::move(*facts)};
}

ViewValues readValues(const QgsVectorLayer& layer, const MapView& view) {
  ViewValues read;
  const QgsFields fields = layer.fields();
  const int numerator = fields.lookupField(view.formula.numerator);
  const int denominator =
      view.formula.denominator.isEmpty() ? -1 : fields.lookupField(view.formula.denominator);
  const int people = fields.lookupField(QStringLiteral("population"));
  NationalMean mean(view, people >= 0);
  QgsAttributeList columns{numerator};
  for (const int column : {denominator, people})
    if (column >= 0 && !columns.contains(column)) columns.append(column);
  QgsFeatureRequest request;
  compat::leaveGeometryOut(request);
  request.setSubsetOfAttributes(columns);
  QgsFeatureIterator features = layer.getFeatures(request);
  QgsFeature feature;
  while (features.nextFeature(feature)) {
    const std::optional<double> above = numberOf(feature.attribute(numerator));
    const std::optional<double> below = denominator < 0 ? 1.0 : numberOf(feature.attribute(denominator));
    if (!above || !below || *below == 0.0) {
      ++read.withoutValue;
      continue;
    }
    read.values.push_back(*above * view.formula.factor / *below);
    mean.add(*above, *below, people < 0 ? std::nullopt : numberOf(feature.attribute(people)));
  }
  read.nationalMean = mean.value();
  return read;
}

ClassLimits limitsOf(const MapView& view, const ViewValues& values) {
  switch (kindOf(view.measure)) {
  case MeasureKind::Index:
    return ratioLimits();
  case MeasureKind::Density:
    return densityLimits();
  case MeasureKind::Minutes:
    return minuteLimits();
  case MeasureKind::Amount:
    return limitsFromData(values.values);
  case MeasureKind::Category:
    break;
  }
  return {};
}

QString methodText(const ClassLimits& limits) {
  const auto count = static_cast<int>(limits.classCount());
  switch (limits.method) {
  case LimitMethod::Ratio:
    return QCoreApplication::translate("fairshares", "fixed classes, symmetric as ratios about 1");
  case LimitMethod::Density:
  case LimitMethod::Minutes:
    return QCoreApplication::translate("fairshares", "fixed classes");
  case LimitMethod::Quantiles:
    return QCoreApplication::translate("fairshares", "%n classes of about as many areas (quantiles)", nullptr,
                                       count);
  case LimitMethod::NaturalBreaks:
    return QCoreApplication::translate("fairshares", "%n classes at natural breaks (Jenks)", nullptr, count);
  case LimitMethod::None:
    break;
  }
  return QCoreApplication::translate("fairshares", "one colour a class");
}

QString lookingAt(const MapView& view, const ClassLimits& limits, const ViewValues& values) {
  const QString what = kindOf(view.measure) == MeasureKind::Category
                           ? view.title()
                           : QCoreApplication::translate("fairshares", "%1 (%2)", "measure (unit)")
                                 .arg(view.title(), view.unit());
  QString text =
      QCoreApplication::translate("fairshares", "%1. %2: %3. Classes: %4.", "what. areas: study. method")
          .arg(what, view.facts.kindTitle, view.facts.studyLine(), methodText(limits));
  if (values.nationalMean) {
    const bool isLarge = std::abs(*values.nationalMean) >= 100.0;
    const QString number = localeForPeople().toString(*values.nationalMean, 'f', isLarge ? 0 : 2);
    const bool isMeanOfAreas =
        view.formula.denominator.isEmpty() && kindOf(view.measure) == MeasureKind::Amount;
    text += QStringLiteral(" ") +
            (isMeanOfAreas ? QCoreApplication::translate("fairshares", "Mean of the areas: %1.").arg(number)
                           : QCoreApplication::translate("fairshares", "National mean: %1.").arg(number));
  }
  return text;
}

}  // namespace fairshares::layers
