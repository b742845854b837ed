#include "processing/algorithms.h"
#include "processing/zone_weighting_algorithm.h"

namespace fairshares::processing {

namespace {

const QString AGE_SEX_INDEX = QStringLiteral("AGE_SEX_INDEX");
const QString NEEDS_INDEX = QStringLiteral("NEEDS_INDEX");
const QString EXCESS_COST_INDEX = QStringLiteral("EXCESS_COST_INDEX");

class WeightedPopulationAlgorithm final
    : public Repeatable<WeightedPopulationAlgorithm, ZoneWeightingAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::WeightedPopulationAlgorithm)

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override {
    return {
        QStringLiteral("weightedpopulation"), tr("Weighted population"),
        tr("Weighs the people of zones by up to three finished indices, keeping their total at every step."),
        tr("weighted population,index,needs,age and sex,excess cost,share")};
  }
  [[nodiscard]] QString outputTitle() const override { return tr("Weighted zones"); }

  void defineSteps() override {
    addFieldParameter(AGE_SEX_INDEX, tr("Age-sex index (ratio)"), INPUT, Need::Optional);
    addFieldParameter(NEEDS_INDEX, tr("Needs index (ratio)"), INPUT, Need::Optional);
    addFieldParameter(EXCESS_COST_INDEX, tr("Excess cost index (ratio)"), INPUT, Need::Optional);
  }

  void takeSteps(const QVariantMap& parameters, QgsProcessingContext& context, const Monitor&,
                 ZoneColumns& columns, RatioTable&, Issues&) const override {
    columns.ageSexIndex = fieldChosen(parameters, AGE_SEX_INDEX, context);
    columns.needsIndex = fieldChosen(parameters, NEEDS_INDEX, context);
    columns.excessCostIndex = fieldChosen(parameters, EXCESS_COST_INDEX, context);
  }
};

}  // namespace

QgsProcessingAlgorithm* weightedPopulationAlgorithm() {
  return new WeightedPopulationAlgorithm;
}

}  // namespace fairshares::processing
