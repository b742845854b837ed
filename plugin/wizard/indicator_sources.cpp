#include "wizard/indicator_sources.h"

#include <algorithm>

namespace fairshares::wizard {

namespace {

constexpr int SHOWN_TABLES = 4;

std::size_t countWanted(const draft::IndicatorTable& table, const std::set<std::string>& wanted) {
  std::vector<std::pair<study::Basis, std::string>> fields;
  for (const std::string& field : table.fields) fields.emplace_back(table.basis, field);
  const std::vector<std::string> ids = draft::indicatorIds(fields);
  return static_cast<std::size_t>(
      std::count_if(ids.begin(), ids.end(), [&](const std::string& id) { return wanted.contains(id); }));
}

}  // namespace

IndicatorSources::IndicatorSources(WizardSession& session, QWidget* parent)
    : QWidget(parent), mSession(session), mList(new QListWidget(this)), mNotes(new QVBoxLayout) {
  mList->setObjectName(QStringLiteral("indicatorTables"));
  mList->setAccessibleName(tr("Tables with indicators of need"));
  mList->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
  mList->setMaximumHeight(mList->fontMetrics().lineSpacing() * (SHOWN_TABLES + 1));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(mList);
  column->addLayout(mNotes);
  setFocusProxy(mList);
  connect(mList, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
    mTickedByUser[item->data(Qt::UserRole).toULongLong()] = item->checkState() == Qt::Checked;
    emit changed();
  });
}

std::set<std::size_t> IndicatorSources::proposed(const std::set<std::string>& wanted) const {
  std::set<std::size_t> layers;
  for (const study::Basis basis : {study::Basis::Zones, study::Basis::Practices}) {
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (const IndicatorSource& source : mOffered) {
      if (source.table.basis != basis) continue;
      const std::size_t telling = draft::countTellingFields(source.table);
      if (countWanted(source.table, wanted) > 0) layers.insert(source.layer);
      if (telling <= most) continue;
      most = telling;
      best = source.layer;
    }
    // Coefficients name the fields of zones; what practices have under the same names is theirs to tick.
    if (best && (wanted.empty() || basis == study::Basis::Practices)) layers.insert(*best);
  }
  return layers;
}

void IndicatorSources::offer(bool hasPractices, const std::set<std::string>& wanted) {
  mOffered.clear();
  for (std::size_t layer = 0; layer < mSession.layers().size(); ++layer)
    if (auto table = draft::indicatorTable(mSession.description(layer));
        table && (hasPractices || table->basis == study::Basis::Zones))
      mOffered.push_back({layer, std::move(*table)});
  const std::set<std::size_t> ticked = proposed(wanted);
  const QSignalBlocker quiet(mList);
  mList->clear();
  for (const IndicatorSource& source : mOffered) {
    const QString name = QString::fromStdString(mSession.description(source.layer).name);
    const LayerSource& place = mSession.layers()[source.layer].source;
    QString text = source.table.basis == study::Basis::Zones
                       ? tr("%1, by zone (%2)").arg(name, QString::fromStdString(source.table.code))
                       : tr("%1, by GP practice (%2)").arg(name, QString::fromStdString(source.table.code));
    if (place.needsCopy())
      text += " " + tr("- a copy is saved beside the study, since %1").arg(place.copyReason);
    auto* item = new QListWidgetItem(text, mList);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setData(Qt::UserRole, static_cast<qulonglong>(source.layer));
    const auto byUser = mTickedByUser.find(source.layer);
    const bool isTicked = byUser == mTickedByUser.end() ? ticked.count(source.layer) > 0 : byUser->second;
    item->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
  }
  mList->setEnabled(mList->count() > 0);
  mList->updateGeometry();
}

std::vector<IndicatorSource> IndicatorSources::chosen() const {
  std::vector<IndicatorSource> sources;
  for (int row = 0; row < mList->count(); ++row)
    if (mList->item(row)->checkState() == Qt::Checked)
      sources.push_back(mOffered[static_cast<std::size_t>(row)]);
  return sources;
}

void IndicatorSources::compare() {
  std::set<std::size_t> ticked;
  for (const IndicatorSource& source : chosen()) {
    ticked.insert(source.layer);
    MatchNote*& note = mMatchNotes[source.layer];
    if (!note) {
      note = new MatchNote(mSession, QStringLiteral("indicatorMatch_%1").arg(source.layer), this);
      note->setBeginning(tr("%1: ").arg(QString::fromStdString(mSession.description(source.layer).name)));
      mNotes->addWidget(note);
    }
    const draft::TableChoice table{source.layer, source.table.code};
    if (source.table.basis == study::Basis::Zones)
      note->compare(table);
    else
      note->compare(mSession.draft.practices.table, table, Meeting::PracticesInLists);
  }
  for (const auto& [layer, note] : mMatchNotes)
    if (!ticked.count(layer)) note->compare({});
}

QString IndicatorSources::problem() const {
  for (const IndicatorSource& source : chosen())
    if (!mSession.layers()[source.layer].layer)
      return tr("The layer %1 has been removed from the project.")
          .arg(QString::fromStdString(mSession.description(source.layer).name));
  return {};
}

}  // namespace fairshares::wizard
