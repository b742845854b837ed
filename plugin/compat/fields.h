// Fair Shares: fields, whose types are QVariant's before QGIS 3.38 and QMetaType's from there on.
#pragma once

#include <qgis.h>
#include <qgsconfig.h>
#include <qgsfield.h>
#include <qgsfields.h>

#if _QGIS_VERSION_INT >= 33800
#include <qgsvariantutils.h>
#endif

#include <QString>

namespace fairshares::compat {

#if _QGIS_VERSION_INT >= 33800
using FieldType = QMetaType::Type;
inline constexpr FieldType TEXT_FIELD = QMetaType::QString;
inline constexpr FieldType REAL_FIELD = QMetaType::Double;
inline constexpr FieldType INTEGER_FIELD = QMetaType::LongLong;
#else
using FieldType = QVariant::Type;
inline constexpr FieldType TEXT_FIELD = QVariant::String;
inline constexpr FieldType REAL_FIELD = QVariant::Double;
inline constexpr FieldType INTEGER_FIELD = QVariant::LongLong;
#endif

/// True for a field that the layer's source holds itself; false for one that was joined, computed or added
/// since.
inline bool isOfTheSource(const QgsFields& fields, int field) {
#if _QGIS_VERSION_INT >= 33800
  return fields.fieldOrigin(field) == Qgis::FieldOrigin::Provider;
#else
  return fields.fieldOrigin(field) == QgsFields::OriginProvider;
#endif
}

/// A field with a name for people and a comment, which holds the unit.
inline QgsField makeField(const QString& name, FieldType type, const QString& alias = QString(),
                          const QString& comment = QString()) {
  QgsField field(name, type, QString(), 0, 0, comment);
  field.setAlias(alias);
  return field;
}

/// Fields as a scratch layer can keep them: later versions of QGIS warn, field by field, that it has neither
/// aliases nor comments.
inline QgsFields fieldsForScratch(const QgsFields& fields) {
#if _QGIS_VERSION_INT >= 33800
  QgsFields plain;
  for (QgsField field : fields) {
    field.setAlias(QString());
    field.setComment(QString());
    plain.append(field);
  }
  return plain;
#else
  return fields;
#endif
}

/// The NULL of a type.
inline QVariant nullOf(FieldType type) {
#if _QGIS_VERSION_INT >= 33800
  return QgsVariantUtils::createNullVariant(type);
#else
  return QVariant(type);
#endif
}

}  // namespace fairshares::compat
