#include "layers/layer_facts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <array>
#include <utility>

namespace fairshares::layers {

namespace {

const QString FACTS_KEY = QStringLiteral("fairshares/facts");

constexpr std::array<std::pair<LayerRole, const char*>, 10> ROLES{
    {{LayerRole::Zones, "zones"},
     {LayerRole::Areas, "areas"},
     {LayerRole::AreaOutlines, "area_outlines"},
     {LayerRole::UrbanRural, "urban_rural_class"},
     {LayerRole::DriveTime, "drive_time"},
     {LayerRole::Practices, "practices"},
     {LayerRole::Settlements, "settlements"},
     {LayerRole::Routes, "routes"},
     {LayerRole::Ferries, "ferries"},
     {LayerRole::Table, "table"}}};

std::optional<LayerRole> roleOfId(const QString& id) {
  for (const auto& [role, name] : ROLES)
    if (id == QLatin1String(name)) return role;
  return std::nullopt;
}

std::optional<double> numberIn(const QJsonObject& object, const char* key) {
  const QJsonValue value = object.value(QLatin1String(key));
  if (!value.isDouble()) return std::nullopt;
  return value.toDouble();
}

}  // namespace

QString idOf(LayerRole role) {
  return QString::fromUtf8(ROLES[static_cast<std::size_t>(role)].second);
}

QString LayerFacts::studyLine() const {
  QString line = studyTitle;
  if (!year.isEmpty()) line += QStringLiteral(", ") + year;
  if (isSynthetic) line += QCoreApplication::translate("fairshares", " (synthetic)");
  return line;
}

void keepFacts(QgsVectorLayer& layer, const LayerFacts& facts) {
  QJsonArray programmes;
  for (const ProgrammeFacts& programme : facts.programmes) {
    QJsonObject object{{QStringLiteral("id"), programme.id}, {QStringLiteral("title"), programme.title}};
    if (programme.budgetGbp) object.insert(QStringLiteral("budget_gbp"), *programme.budgetGbp);
    programmes.append(object);
  }
  QJsonObject object{{QStringLiteral("role"), idOf(facts.role)},
                     {QStringLiteral("table"), facts.table},
                     {QStringLiteral("kind_title"), facts.kindTitle},
                     {QStringLiteral("study_title"), facts.studyTitle},
                     {QStringLiteral("year"), facts.year},
                     {QStringLiteral("synthetic"), facts.isSynthetic},
                     {QStringLiteral("programmes"), programmes}};
  if (facts.nationalPopulation)
    object.insert(QStringLiteral("national_population"), *facts.nationalPopulation);
  layer.setCustomProperty(FACTS_KEY, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

std::optional<LayerFacts> factsOf(const QgsVectorLayer& layer) {
  const QJsonObject object =
      QJsonDocument::fromJson(layer.customProperty(FACTS_KEY).toString().toUtf8()).object();
  const std::optional<LayerRole> role = roleOfId(object.value(QStringLiteral("role")).toString());
  const QString table = object.value(QStringLiteral("table")).toString();
  if (!role || !isPlainName(table)) return std::nullopt;
  LayerFacts facts;
  facts.role = *role;
  facts.table = table;
  facts.kindTitle = object.value(QStringLiteral("kind_title")).toString();
  facts.studyTitle = object.value(QStringLiteral("study_title")).toString();
  facts.year = object.value(QStringLiteral("year")).toString();
  facts.isSynthetic = object.value(QStringLiteral("synthetic")).toBool();
  facts.nationalPopulation = numberIn(object, "national_population");
  for (const QJsonValue& value : object.value(QStringLiteral("programmes")).toArray()) {
    const QJsonObject programme = value.toObject();
    const QString id = programme.value(QStringLiteral("id")).toString();
    if (!isPlainName(id)) return std::nullopt;
    facts.programmes.append(
        {id, programme.value(QStringLiteral("title")).toString(), numberIn(programme, "budget_gbp")});
  }
  return facts;
}

bool isPlainName(const QString& name) {
  static const QRegularExpression PLAIN(QStringLiteral("\\A[A-Za-z0-9_]{1,100}\\z"));
  return PLAIN.match(name).hasMatch();
}

}  // namespace fairshares::layers
