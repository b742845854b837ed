#include "processing/layer_cells.h"

#include <QDate>
#include <QDateTime>

#include "base/number_text.h"

namespace fairshares::processing {

std::string cellText(const QVariant& cell) {
  if (!cell.isValid() || cell.isNull()) return {};
  switch (cell.userType()) {
  case QMetaType::Double:
  case QMetaType::Float:
    return shortestText(cell.toDouble());
  case QMetaType::Bool:
    return cell.toBool() ? "1" : "0";
  case QMetaType::QDate:
    return cell.toDate().toString(Qt::ISODate).toStdString();
  case QMetaType::QDateTime:
    return cell.toDateTime().toString(Qt::ISODate).toStdString();
  default:
    return cell.toString().toStdString();
  }
}

}  // namespace fairshares::processing
