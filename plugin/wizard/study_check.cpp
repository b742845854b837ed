#include "wizard/study_check.h"

#include <QFile>
#include <stdexcept>

#include "run/run_study.h"

namespace fairshares::wizard {

namespace {

class StopMonitor final : public Monitor {
 public:
  explicit StopMonitor(const IsStopped& isStopped) : mIsStopped(isStopped) {}
  void report(std::string_view, double) override {}
  [[nodiscard]] bool isCancelled() const override { return mIsStopped(); }

 private:
  const IsStopped& mIsStopped;
};

void write(const QString& path, const std::string& content) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) ||
      file.write(content.data(), static_cast<qint64>(content.size())) != static_cast<qint64>(content.size()))
    throw std::runtime_error(path.toStdString() + ": " + file.errorString().toStdString());
}

/// A layer to copy, with the zones of its points if they are to be looked up.
struct CopyOrder {
  QString name;
  LayerSnapshot layer;
  std::optional<ZoneSearch> search;
  QString zoneField;
};

void carryOut(const CopyOrder& order, const QString& geoPackage, const IsStopped& isStopped) {
  if (!order.search) return copyInto(geoPackage, order.name, order.layer, isStopped);
  const AddedField zones{order.zoneField, order.search->pointCode,
                         findZones(*order.search, isStopped).zoneOf};
  copyInto(geoPackage, order.name, order.layer, isStopped, &zones);
}

/// The same files in another folder.
StudyFiles movedTo(const QTemporaryDir& folder, StudyFiles files) {
  files.study = folder.filePath(QStringLiteral("study.toml"));
  if (!files.copies.isEmpty()) files.copies = folder.filePath(QStringLiteral("layers.gpkg"));
  if (!files.costs.isEmpty()) files.costs = folder.filePath(QStringLiteral("costs.csv"));
  if (!files.ratios.isEmpty()) files.ratios = folder.filePath(QStringLiteral("ratios.csv"));
  return files;
}

}  // namespace

BackgroundWork::Stop checkStudy(WizardSession& session, const StudyFiles& files,
                                std::function<void(std::shared_ptr<const CheckedStudy>)> done,
                                std::function<void(const QString& failure)> failed) {
  auto checked = std::make_shared<CheckedStudy>();
  checked->folder = std::make_shared<QTemporaryDir>();
  if (!checked->folder->isValid()) {
    failed(checked->folder->errorString());
    return std::make_shared<std::atomic<bool>>(true);
  }
  const StudyFiles here = movedTo(*checked->folder, files);
  checked->copies = here.copies;
  const std::string text = studyText(session, here, true);
  const std::map<QString, std::string> tables = tablesToWrite(session, here);
  std::vector<CopyOrder> copies;
  for (const LayerCopy& copy : here.layerCopies) {
    const QgsVectorLayer* layer = session.layers()[copy.layer].layer;
    if (!layer) {
      failed(WizardSession::tr("A layer has been removed from the project."));
      return std::make_shared<std::atomic<bool>>(true);
    }
    CopyOrder order{copy.name, LayerSnapshot(*layer), std::nullopt, {}};
    if (session.practicePositions && session.draft.practices.table.table == copy.layer) {
      order.search = session.practiceSearch();
      order.zoneField = QString::fromStdString(session.draft.practices.zone);
    }
    copies.push_back(std::move(order));
  }
  return session.work().start(
      WizardSession::tr("Fair Shares: checking the new study"),
      [checked, here, text, tables, copies](const IsStopped& isStopped) {
        for (const CopyOrder& order : copies) carryOut(order, here.copies, isStopped);
        for (const auto& [path, content] : tables) write(path, content);
        write(here.study, text);
        if (isStopped()) return;
        StopMonitor monitor(isStopped);
        Result<run::JoinedStudy> joined = run::joinStudy(here.study.toStdString(), {}, monitor);
        if (joined) {
          checked->zones = joined.value().model.zones.size();
          checked->people = joined.value().model.nationalPopulation;
        }
        checked->issues = joined.takeIssues();
      },
      [checked, done = std::move(done), failed = std::move(failed)](const QString& failure) {
        if (failure.isEmpty())
          done(checked);
        else
          failed(failure);
      });
}

}  // namespace fairshares::wizard
