#include "dock/results_view.h"

#include <qgslayertreelayer.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QShortcut>
#include <algorithm>

#include "dock/guarded_slot.h"
#include "dock/input_counts.h"
#include "layers/layer_factory.h"
#include "layers/switch_measure.h"
#include "ui_panel.h"

namespace fairshares::dock {

namespace {

using layers::LayerRole;
using layers::Measure;

constexpr int TABLE_LINES = 10;  // shown at the least

/// Colours that people with any kind of colour vision tell apart, and readable on light and dark.
QColor colourOf(JoinLight light) {
  switch (light) {
  case JoinLight::Green:
    return QColor(0x00, 0x9e, 0x73);
  case JoinLight::Amber:
    return QColor(0xe6, 0x9f, 0x00);
  case JoinLight::Red:
    return QColor(0xd5, 0x3e, 0x00);
  case JoinLight::None:
    break;
  }
  return Qt::transparent;
}

/// A disc as high as the letters of `label`.
QPixmap disc(const QLabel& label, const QColor& colour) {
  const double scale = label.devicePixelRatioF();
  const int size = label.fontMetrics().height();
  QPixmap pixmap(QSize(size, size) * scale);
  pixmap.setDevicePixelRatio(scale);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawEllipse(0, 0, size - 1, size - 1);
  return pixmap;
}

/// The column of the zones that has the code of their area.
QString zoneColumn(const QgsVectorLayer* areas) {
  const auto facts = areas ? layers::factsOf(*areas) : std::nullopt;
  if (!facts) return {};
  return facts->table == QLatin1String("boards") ? QStringLiteral("board") : facts->table;
}

}  // namespace

ResultsView::ResultsView(Ui::Panel& form, QgsMapCanvas* canvas, QObject* parent)
    : QObject(parent), mForm(form), mLink(canvas) {
  mOrder.setSourceModel(&mModel);
  form.boardTable->setModel(&mOrder);
  form.boardTable->sortByColumn(static_cast<int>(BoardColumn::Area), Qt::AscendingOrder);
  form.boardTable->verticalHeader()->hide();
  form.boardTable->setMinimumHeight(form.boardTable->fontMetrics().lineSpacing() * TABLE_LINES);
  connectForm();
  showRun(nullptr, {}, Measure::OverallIndex);
}

void ResultsView::connectForm() {
  const TellFailure tell = [this](const QString& reason) { emit failed(reason); };
  const auto chosen = [this] {
    if (mIsFilling) return;
    switchMaps();
    emit choiceChanged();
  };
  connect(mForm.programmeBox, qOverload<int>(&QComboBox::currentIndexChanged), this,
          guardedSlot(tell, [this, chosen](int) {
            if (mIsFilling) return;
            fillMeasures(measure());
            fillTable();
            chosen();
          }));
  connect(mForm.measureBox, qOverload<int>(&QComboBox::currentIndexChanged), this,
          guardedSlot(tell, [chosen](int) { chosen(); }));
  connect(mForm.filterEdit, &QLineEdit::textChanged, this, guardedSlot(tell, [this](const QString& text) {
            // Rows that leave the table stay selected on the map.
            const QScopedValueRollback<bool> filling(mIsFilling, true);
            mOrder.setFilterText(text);
          }));
  connect(mForm.copyButton, &QPushButton::clicked, this, guardedSlot(tell, [this](bool) { copyRows(); }));
  auto* copy = new QShortcut(QKeySequence::Copy, mForm.boardTable);
  copy->setContext(Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, guardedSlot(tell, [this] { copyRows(); }));
  connect(mForm.joinReportButton, &QPushButton::clicked, this, guardedSlot(tell, [this](bool) {
            if (auto* report = layerOf(LayerRole::Table, QStringLiteral("join_report")))
              emit tableWanted(report);
          }));
  connect(mForm.boardTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          guardedSlot(tell, [this](const auto&...) {
            if (!mIsFilling) mLink.selectAreas(selectedCodes());
          }));
  connect(&mLink, &MapLink::areasSelected, this,
          guardedSlot(tell, [this](const QStringList& codes) { selectInTable(codes); }));
}

QgsVectorLayer* ResultsView::layerOf(LayerRole role, const QString& table) const {
  if (!mGroup) return nullptr;
  const QVector<QgsVectorLayer*> found = layers::layersOf(*mGroup, role, table);
  return found.isEmpty() ? nullptr : found.front();
}

QgsVectorLayer* ResultsView::areasLayer() const {
  QgsVectorLayer* const boards = layerOf(LayerRole::Areas, QStringLiteral("boards"));
  return boards ? boards : layerOf(LayerRole::Areas);
}

QString ResultsView::programme() const {
  return mForm.programmeBox->currentData().toString();
}

Measure ResultsView::measure() const {
  return layers::measureOfId(mForm.measureBox->currentData().toString()).value_or(Measure::OverallIndex);
}

void ResultsView::showRun(QgsLayerTreeGroup* group, const QString& programme, Measure measure) {
  mGroup = group;
  QgsVectorLayer* const areas = areasLayer();
  mLink.setLayers(areas, layerOf(LayerRole::Zones), zoneColumn(areas));
  fillProgrammes(programme);
  fillMeasures(measure);
  fillTable();
  const QgsVectorLayer* const report = layerOf(LayerRole::Table, QStringLiteral("join_report"));
  showSummary(report ? summaryOfReport(*report) : JoinSummary{});
  mForm.joinReportButton->setEnabled(report != nullptr);
  showCounts();
  mForm.mapGroup->setEnabled(group != nullptr);
  for (QWidget* one : {static_cast<QWidget*>(mForm.filterEdit), static_cast<QWidget*>(mForm.copyButton),
                       static_cast<QWidget*>(mForm.boardTable)})
    one->setEnabled(areas != nullptr);
  switchMaps();
}

void ResultsView::showSummary(const JoinSummary& summary) {
  mForm.joinLight->setPixmap(disc(*mForm.joinLight, colourOf(summary.light)));
  mForm.joinLight->setVisible(summary.light != JoinLight::None);
  const QString word = wordOf(summary.light);
  mForm.joinText->setText(word.isEmpty() ? tr("Nothing has been run yet.")
                                         : tr("%1: %2", "light: what was found").arg(word, summary.text));
}

void ResultsView::showCounts() {
  const InputCounts counts = mGroup ? countsOfRun(*mGroup) : InputCounts{};
  mForm.countsText->setVisible(mGroup);
  mForm.countsText->setText(mGroup ? tr("In these results: %1.").arg(textOf(counts)) : QString());
}

void ResultsView::fillProgrammes(const QString& wanted) {
  const QScopedValueRollback<bool> filling(mIsFilling, true);
  mForm.programmeBox->clear();
  const QgsVectorLayer* layer = areasLayer();
  if (!layer) layer = layerOf(LayerRole::Zones);
  if (!layer) return;
  for (const layers::ProgrammeFacts& one : layers::programmesOf(*layer))
    mForm.programmeBox->addItem(one.title.isEmpty() ? one.id : one.title, one.id);
  int position = mForm.programmeBox->findData(wanted);
  // The whole tree may be on areas alone; the map begins with what the zones show.
  const QgsVectorLayer* const zones = layerOf(LayerRole::Zones);
  const auto shown = zones ? layers::shownView(*zones) : std::nullopt;
  if (position < 0 && shown) position = mForm.programmeBox->findData(shown->programme);
  mForm.programmeBox->setCurrentIndex(std::max(position, 0));
}

// What any layer of the run can show: some have no index on zones, others none on areas.
void ResultsView::fillMeasures(Measure wanted) {
  const QScopedValueRollback<bool> filling(mIsFilling, true);
  mForm.measureBox->clear();
  if (!mGroup) return;
  QVector<Measure> found;
  for (const QgsVectorLayer* layer : layers::measuredLayersOf(*mGroup))
    found += layers::measuresOf(*layer, programme());
  for (const Measure one : layers::allMeasures())
    if (found.contains(one)) mForm.measureBox->addItem(layers::titleOf(one), layers::idOf(one));
  const int position = mForm.measureBox->findData(layers::idOf(wanted));
  mForm.measureBox->setCurrentIndex(std::max(position, 0));
}

void ResultsView::fillTable() {
  const QScopedValueRollback<bool> filling(mIsFilling, true);
  const QgsVectorLayer* const areas = areasLayer();
  const QStringList selected = selectedCodes();
  mModel.setRows(areas ? readBoardRows(*areas, programme()) : std::vector<BoardRow>{});
  for (int column = 1; column < BOARD_COLUMN_COUNT; ++column)
    mForm.boardTable->setColumnHidden(column, mModel.isEmptyColumn(static_cast<BoardColumn>(column)));
  mForm.boardTable->resizeColumnsToContents();
  selectInTable(selected);
}

void ResultsView::switchMaps() {
  if (mGroup)
    for (QgsVectorLayer* layer : layers::measuredLayersOf(*mGroup)) {
      // A layer that shows it already keeps what its owner has made of it.
      const auto shown = layers::shownView(*layer);
      if (shown && shown->measure == measure() &&
          (shown->programme == programme() || !layers::dependsOnProgramme(measure())))
        continue;
      if (layers::viewOf(*layer, programme(), measure()))
        // Asked for what the layer says it has, so there is no problem to tell.
        std::ignore = layers::switchMeasure(*layer, programme(), measure());
    }
  showLine();
}

// Of layers that exclude one another this becomes the visible one.
void ResultsView::bringUp(const QgsVectorLayer& layer) {
  if (QgsLayerTreeLayer* const node = mGroup->findLayer(layer.id())) node->setItemVisibilityChecked(true);
}

// Of the zones, where they show the measure; else of the areas, or the practices, which alone have it.
void ResultsView::showLine() {
  for (const LayerRole role : {LayerRole::Zones, LayerRole::Areas, LayerRole::Practices}) {
    const QgsVectorLayer* const layer = role == LayerRole::Areas ? areasLayer() : layerOf(role);
    const auto shown = layer ? layers::shownView(*layer) : std::nullopt;
    if (!shown || shown->measure != measure()) continue;
    if (!shown->programme.isEmpty() && shown->programme != programme()) continue;
    const bool zonesLackIt = role != LayerRole::Zones && layerOf(LayerRole::Zones);
    mForm.lookingAtLabel->setText(zonesLackIt ? shown->line + QLatin1Char(' ') +
                                                    tr("Zones have no such number: it exists for these only.")
                                              : shown->line);
    // Once zones have the number again, they come back.
    if (zonesLackIt || mStandsIn) bringUp(*layer);
    mStandsIn = zonesLackIt;
    return;
  }
  mForm.lookingAtLabel->setText(mGroup ? tr("No layer of this run shows that.") : QString());
}

void ResultsView::copyRows() const {
  QVector<int> rows;
  for (const QModelIndex& index : mForm.boardTable->selectionModel()->selectedRows())
    rows.append(index.row());
  std::sort(rows.begin(), rows.end());
  QGuiApplication::clipboard()->setText(tabSeparated(mOrder, rows));
}

QStringList ResultsView::selectedCodes() const {
  QStringList codes;
  for (const QModelIndex& index : mForm.boardTable->selectionModel()->selectedRows())
    codes << index.data(BoardTableModel::CODE_ROLE).toString();
  return codes;
}

void ResultsView::selectInTable(const QStringList& codes) {
  const QScopedValueRollback<bool> filling(mIsFilling, true);
  QItemSelection selection;
  QModelIndex first;
  for (int row = 0; row < mOrder.rowCount(); ++row) {
    const QModelIndex index = mOrder.index(row, 0);
    if (!codes.contains(index.data(BoardTableModel::CODE_ROLE).toString())) continue;
    selection.select(index, index);
    if (!first.isValid()) first = index;
  }
  mForm.boardTable->selectionModel()->select(selection,
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (first.isValid()) mForm.boardTable->scrollTo(first);
}

}  // namespace fairshares::dock
