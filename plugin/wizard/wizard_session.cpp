#include "wizard/wizard_session.h"

#include <QCoreApplication>

#include "wizard/layer_samples.h"

namespace fairshares::wizard {

WizardSession::WizardSession(const QgsProject& project, QObject* parent)
    : QObject(parent), mLayers(listLayers(project)) {
  for (const ProjectLayer& layer : mLayers)
    provenances.push_back({tr("QGIS layer %1; its origin was not stated")
                               .arg(QString::fromStdString(layer.description.name))
                               .simplified()
                               .toStdString(),
                           study::Status::Assumed});
  provenances.push_back(
      {tr("starter costs of Fair Shares: made up, to be replaced").toStdString(), study::Status::Assumed});
  provenances.push_back(
      {tr("ratio 1 for every category, to be filled in").toStdString(), study::Status::Assumed});
  lookIntoLayers();
}

void WizardSession::lookIntoLayers() {
  struct Look {
    LayerSnapshot layer;
    bool countsRows;
  };
  std::vector<Look> looks;
  for (ProjectLayer& layer : mLayers) {
    layer.description.rows = knownRows(*layer.layer);
    looks.push_back({LayerSnapshot(*layer.layer), !layer.description.rows && mayBeCounted(*layer.layer)});
  }
  auto found = std::make_shared<std::vector<draft::LayerDescription>>();
  for (const ProjectLayer& layer : mLayers) found->push_back(layer.description);
  mWork.start(
      tr("Fair Shares: looking at the layers of the project"),
      [found, looks = std::move(looks)](const IsStopped& isStopped) {
        for (std::size_t one = 0; one < looks.size() && !isStopped(); ++one)
          sampleRows(looks[one].layer, looks[one].countsRows, (*found)[one], isStopped);
      },
      [this, found](const QString&) {
        mDescriptions = std::move(*found);
        for (std::size_t one = 0; one < mLayers.size(); ++one) mLayers[one].description = mDescriptions[one];
        mIsDescribed = true;
        emit described();
      });
}

void WizardSession::refreshSources() {
  for (ProjectLayer& layer : mLayers)
    if (layer.layer) layer.source = sourceOf(*layer.layer);
}

bool WizardSession::mustCopy(std::size_t layer) const {
  return mLayers[layer].source.needsCopy() || (practicePositions && draft.practices.table.table == layer);
}

std::optional<ZoneSearch> WizardSession::practiceSearch() const {
  const draft::TableChoice& points = draft.practices.table;
  if (!practicePositions || !points.table || !draft.zones.table) return std::nullopt;
  const QgsVectorLayer* pointLayer = mLayers[*points.table].layer;
  const QgsVectorLayer* zoneLayer = mLayers[*draft.zones.table].layer;
  if (!pointLayer || !zoneLayer) return std::nullopt;
  return ZoneSearch{LayerSnapshot(*pointLayer),
                    QString::fromStdString(points.code),
                    practicePositions->x,
                    practicePositions->y,
                    practicePositions->crs,
                    LayerSnapshot(*zoneLayer),
                    QString::fromStdString(draft.zones.code)};
}

draft::RoleGuess WizardSession::guess(draft::Role role) const {
  return draft::guessRole(role, mDescriptions);
}

void WizardSession::wantCells(std::size_t layer, const QString& field, bool asCodes, QObject* receiver,
                              CellsReady ready) {
  std::shared_ptr<Column>& column = mColumns[{layer, field, asCodes}];
  if (column && column->isReady) return ready(column->cells, column->failure);
  if (column) {
    column->waiting.emplace_back(receiver, std::move(ready));
    return;
  }
  column = std::make_shared<Column>();
  column->waiting.emplace_back(receiver, std::move(ready));
  const std::shared_ptr<Column> filled = column;
  if (!mLayers[layer].layer) {
    filled->isReady = true;
    filled->failure = tr("The layer has been removed from the project.");
    return filled->waiting.front().second(filled->cells, filled->failure);
  }
  const LayerSnapshot snapshot(*mLayers[layer].layer);
  mWork.start(
      tr("Fair Shares: reading %1").arg(field),
      [filled, snapshot, field, asCodes](const IsStopped& isStopped) {
        filled->cells = countCells(snapshot, field, asCodes, isStopped);
      },
      [filled](const QString& failure) {
        filled->isReady = true;
        filled->failure = failure;
        const auto waiting = std::move(filled->waiting);
        for (const auto& [object, tell] : waiting)
          if (object) tell(filled->cells, filled->failure);
      });
}

}  // namespace fairshares::wizard
