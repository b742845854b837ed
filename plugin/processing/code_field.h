// Fair Shares: the field of a layer that holds codes, where the user has chosen none.
#pragma once

#include <qgsfields.h>

#include <QString>
#include <optional>

#include "io/read_tables.h"

namespace fairshares::processing {

/// The field whose header speaks of codes of this kind ("DataZone", "HB"). Nothing where none does, or two do
/// equally well. Headers are read as in the tables of a study (io/code_columns.h).
std::optional<QString> findOwnCodeField(const QgsFields& fields, io::CodeKind kind);

/// The field with the codes of zones: by a header of their own, else by one that may stand for anything
/// ("code", "id").
std::optional<QString> findZoneCodeField(const QgsFields& fields);

/// The field with the codes of areas of any kind. Zones go first, since a layer of zones often names the
/// areas they lie in too; of several others nobody knows which is meant, so then there is none.
std::optional<QString> findAnyCodeField(const QgsFields& fields);

/// What the codes of a field are by its header; nothing if it speaks of no kind.
std::optional<io::CodeKind> kindOfCodes(const QString& field);

}  // namespace fairshares::processing
