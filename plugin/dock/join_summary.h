// Fair Shares: how well the inputs met, as a traffic light and a sentence.
#pragma once

#include <qgsvectorlayer.h>

#include <QString>
#include <cstddef>
#include <vector>

#include "base/issue.h"

namespace fairshares::dock {

enum class JoinLight {
  None,   ///< nothing has been joined yet
  Green,  ///< every code met
  Amber,  ///< something was left out, filled, recoded, repaired or is missing: worth a look
  Red     ///< the study was refused
};

/// Said with a word and a sentence as well as a colour.
struct JoinSummary {
  JoinLight light = JoinLight::None;
  QString text;
};

/// From the rows of the table join_report of a run. A table without such rows gives JoinLight::None.
JoinSummary summaryOfReport(const QgsVectorLayer& joinReport);

/// Of a run that was refused: how many problems there are, and the first.
JoinSummary summaryOfRefusal(const Issues& issues);

/// The light's word, for people who do not see its colour: "OK", "Check", "Refused".
QString wordOf(JoinLight light);

}  // namespace fairshares::dock
