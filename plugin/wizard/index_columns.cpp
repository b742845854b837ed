#include "wizard/index_columns.h"

namespace fairshares::wizard {

IndexColumns::IndexColumns(WizardSession& session, const QString& name, draft::IndexKind kind,
                           QWidget* parent)
    : QWidget(parent), mSession(session), mName(name), mKind(kind), mForm(new QFormLayout(this)) {
  mForm->setContentsMargins(0, 0, 0, 0);
  mForm->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  mForm->setRowWrapPolicy(QFormLayout::WrapLongRows);
}

void IndexColumns::offer(std::optional<std::size_t> layer,
                         const std::vector<draft::ProgrammeChoice>& programmes) {
  std::vector<std::string> ids;
  for (const draft::ProgrammeChoice& programme : programmes) ids.push_back(programme.id);
  if (layer == mLayer && ids == mIds) return;
  std::map<std::string, QString> before;
  if (layer == mLayer)
    for (const auto& [id, box] : mBoxes) before[id] = box->box()->currentData().toString();
  mLayer = layer;
  mIds = ids;
  mBoxes.clear();
  while (mForm->rowCount() > 0) mForm->removeRow(0);
  setVisible(layer.has_value());
  if (!layer) return;
  for (const draft::ProgrammeChoice& programme : programmes) {
    auto* box = new FieldBox(mSession, mName + "_" + QString::fromStdString(programme.id),
                             tr("(1 everywhere: assumed)"), this);
    box->offer(layer, draft::guessIndexField(mSession.description(*layer), mKind, programme.id));
    if (before.contains(programme.id))
      box->box()->setCurrentIndex(box->box()->findData(before[programme.id]));
    mForm->addRow(QString::fromStdString(programme.title), box);
    connect(box, &FieldBox::changed, this, &IndexColumns::changed);
    mBoxes[programme.id] = box;
  }
}

std::string IndexColumns::fieldOf(const std::string& programme) const {
  const auto box = mBoxes.find(programme);
  return box == mBoxes.end() ? std::string() : box->second->field();
}

}  // namespace fairshares::wizard
