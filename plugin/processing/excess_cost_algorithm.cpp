#include <qgsexception.h>
#include <qgsprocessingparameters.h>

#include "compat/processing_types.h"
#include "processing/algorithms.h"
#include "processing/feedback_monitor.h"
#include "processing/layer_table.h"
#include "processing/zone_weighting_algorithm.h"

namespace fairshares::processing {

namespace {

const QString CATEGORY = QStringLiteral("CATEGORY");
const QString RATIOS = QStringLiteral("RATIOS");
const QString RATIO_CATEGORY = QStringLiteral("RATIO_CATEGORY");
const QString RATIO = QStringLiteral("RATIO");
const QString INDEX = QStringLiteral("INDEX");
const QString TRAVEL_COST = QStringLiteral("TRAVEL_COST");
const QString TRAVEL_SHARE = QStringLiteral("TRAVEL_SHARE");

/// The rows of the table of ratios; a category without a ratio is an error here, since the table is only
/// that.
void takeRatios(const LayerTable& table, RatioTable& ratios, Issues& issues) {
  const model::AttributeTable::NumberColumn& numbers = table.table.numbers.front();
  ratios.file = table.table.file;
  for (std::size_t row = 0; row < table.table.codes.size(); ++row) {
    if (numbers.values[row]) {
      ratios.rows.push_back(
          {RatioTable::ROWS_OF, table.table.codes[row], *numbers.values[row], table.table.rows[row]});
      continue;
    }
    issues.add({Severity::Error,
                IssueCode::ValueMissing,
                {table.table.file, "", table.table.rows[row], numbers.name, table.table.codes[row]},
                "",
                "The category " + table.table.codes[row] + " has no ratio; missing is not 1.",
                "Enter the ratio, or leave the row out."});
  }
}

class ExcessCostAlgorithm final : public Repeatable<ExcessCostAlgorithm, ZoneWeightingAlgorithm> {
  Q_DECLARE_TR_FUNCTIONS(fairshares::processing::ExcessCostAlgorithm)

 public:
  bool checkParameterValues(const QVariantMap& parameters, QgsProcessingContext& context,
                            QString* message) const override {
    if (!ZoneWeightingAlgorithm::checkParameterValues(parameters, context, message)) return false;
    const QString problem = problemOf(parameters, context);
    if (message && !problem.isEmpty()) *message = problem;
    return problem.isEmpty();
  }

 protected:
  [[nodiscard]] AlgorithmFacts facts() const override {
    return {QStringLiteral("excesscost"), tr("Excess cost index"),
            tr("The index of unavoidable excess costs of zones: from categories and their cost ratios, from "
               "what a "
               "visit at home costs, from both, or from a finished ratio."),
            tr("excess cost,remoteness,rural,island,unavoidable,ratio,index,travel cost,nurses")};
  }
  [[nodiscard]] QString outputTitle() const override { return tr("Zones with excess cost index"); }

  void defineSteps() override {
    addFieldParameter(CATEGORY, tr("Field with the category of the zones"), INPUT, Need::Optional);
    addLayerParameter(RATIOS, tr("Table of cost ratios, one row a category (needed with categories)"),
                      compat::VECTOR_OR_TABLE, Need::Optional);
    addFieldParameter(RATIO_CATEGORY, tr("Field of the table with the category"), RATIOS, Need::Optional);
    addFieldParameter(RATIO, tr("Field of the table with the ratio (to any average)"), RATIOS,
                      Need::Optional);
    addFieldParameter(TRAVEL_COST, tr("Field with the cost of a visit at home (pounds)"), INPUT,
                      Need::Optional);
    addParameter(new QgsProcessingParameterNumber(
        TRAVEL_SHARE,
        tr("Part of the spending that is on visits (0 to 1; needed with categories and visits)"),
        compat::REAL_NUMBER, QVariant(), true, 0.0, 1.0));
    addFieldParameter(INDEX, tr("Field with a finished cost ratio (in place of all others)"), INPUT,
                      Need::Optional);
  }

  void takeSteps(const QVariantMap& parameters, QgsProcessingContext& context, const Monitor& monitor,
                 ZoneColumns& columns, RatioTable& ratios, Issues& issues) const override {
    if (const QString problem = problemOf(parameters, context); !problem.isEmpty())
      throw QgsProcessingException(problem);
    columns.excessCostIndex = fieldChosen(parameters, INDEX, context);
    columns.category = fieldChosen(parameters, CATEGORY, context);
    columns.travelCost = fieldChosen(parameters, TRAVEL_COST, context);
    if (columns.category.empty()) return;
    if (!columns.travelCost.empty())
      columns.travelShare = parameterAsDouble(parameters, TRAVEL_SHARE, context);
    LayerRequest request;
    request.codeField = parameterAsString(parameters, RATIO_CATEGORY, context);
    request.numberFields << parameterAsString(parameters, RATIO, context);
    const LayerTable table = readLayer(*sourceOf(parameters, RATIOS, context), request, monitor);
    issues.append(table.issues);
    if (!issues.hasErrors()) takeRatios(table, ratios, issues);
  }

 private:
  /// What does not go together; empty if all does.
  QString problemOf(const QVariantMap& parameters, QgsProcessingContext& context) const {
    const auto isGiven = [&](const QString& name) { return !fieldChosen(parameters, name, context).empty(); };
    const bool hasIndex = isGiven(INDEX), hasCategory = isGiven(CATEGORY), hasTravel = isGiven(TRAVEL_COST);
    if (!hasIndex && !hasCategory && !hasTravel)
      return tr("Nothing says what care costs: choose a field with the category of the zones, one with the "
                "cost of a "
                "visit, or one with a finished ratio.");
    if (hasIndex && (hasCategory || hasTravel))
      return tr("A finished ratio leaves nothing to derive: clear it, or clear the category and the cost of "
                "a visit.");
    // A layer need not be a text, so it is only asked whether there is one.
    const bool hasTable = parameters.value(RATIOS).isValid() && parameters.value(RATIOS) != QString();
    if (hasCategory && (!hasTable || !isGiven(RATIO_CATEGORY) || !isGiven(RATIO)))
      return tr("Categories need their table of cost ratios, with the fields of the category and the ratio.");
    if (hasCategory && hasTravel && !parameters.value(TRAVEL_SHARE).isValid())
      return tr("With categories and visits, say which part of the spending is on visits (0 to 1).");
    return {};
  }
};

}  // namespace

QgsProcessingAlgorithm* excessCostAlgorithm() {
  return new ExcessCostAlgorithm;
}

}  // namespace fairshares::processing
