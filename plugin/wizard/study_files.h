// Fair Shares: the files of a new study: their names, their text, and how they come to be on disk.
#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

#include "wizard/layer_snapshot.h"
#include "wizard/wizard_session.h"

namespace fairshares::wizard {

/// A layer that is copied, and what it is called in the GeoPackage of copies.
struct LayerCopy {
  std::size_t layer = 0;
  QString name;
};

/// The study and what is written beside it. Only the study itself may be there already.
struct StudyFiles {
  QString study;   ///< absolute
  QString copies;  ///< GeoPackage of the layers that are no files; empty: there are none
  QString costs;   ///< table of costs to replace; empty: not needed
  QString ratios;  ///< table of ratios to fill in; empty: not needed
  std::vector<LayerCopy> layerCopies;
  [[nodiscard]] QStringList all() const;
};
/// Names that are still free, in the folder of the study: NAME-layers.gpkg, NAME-costs.csv, NAME-ratios.csv.
StudyFiles planFiles(const WizardSession& session);

/// The text of the study. With `asAbsolute` its paths are absolute: for a study checked somewhere else.
std::string studyText(const WizardSession& session, const StudyFiles& files, bool asAbsolute);

/// Text of the tables that the wizard writes itself, by path.
std::map<QString, std::string> tablesToWrite(const WizardSession& session, const StudyFiles& files);

/// Writes everything: copies (from `copiesMade`) and tables first, the study last, each whole or not at all.
/// If something fails, what was written is taken away again, an earlier study is as it was, and the reason is
/// returned; else nothing is.
QString saveStudy(const WizardSession& session, const StudyFiles& files, const std::string& text,
                  const QString& copiesMade);

}  // namespace fairshares::wizard
