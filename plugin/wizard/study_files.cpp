#include "wizard/study_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

#include "draft/cost_programmes.h"

namespace fairshares::wizard {

namespace {

QString freeName(const QFileInfo& study, const QString& ending, const QString& suffix) {
  const QString stem = study.absolutePath() + "/" + study.completeBaseName() + "-" + ending;
  QString name = stem + suffix;
  for (int number = 2; QFileInfo::exists(name); ++number)
    name = stem + "-" + QString::number(number) + suffix;
  return name;
}

/// A layer's name as small letters, digits and underscores.
QString plainName(const QString& name) {
  QString plain;
  for (const QChar& letter : name.toLower())
    plain += (letter.unicode() < 128 && letter.isLetterOrNumber()) ? letter : QChar('_');
  return plain.isEmpty() ? QStringLiteral("layer") : plain.left(40);
}

draft::TablePlace placeOf(const WizardSession& session, const StudyFiles& files, std::size_t table) {
  draft::TablePlace place;
  place.provenance = session.provenances[table];
  if (table == session.costsToFillIn()) {
    place.file = files.costs.toStdString();
    return place;
  }
  if (table == session.ratiosToFillIn()) {
    place.file = files.ratios.toStdString();
    return place;
  }
  for (const LayerCopy& copy : files.layerCopies)
    if (copy.layer == table) {
      place.file = files.copies.toStdString();
      place.layer = copy.name.toStdString();
      return place;
    }
  const LayerSource& source = session.layers()[table].source;
  place.file = source.file.toStdString();
  place.layer = source.layer.toStdString();
  place.crs = source.crs.toStdString();
  return place;
}

/// As the study writes it: relative where that is possible.
std::string relativePath(const QString& file, const QDir& folder) {
  if (file.startsWith(QLatin1String("/vsi"))) return file.toStdString();
  return QDir::fromNativeSeparators(folder.relativeFilePath(file)).toStdString();
}

QString writeWhole(const QString& path, const std::string& content) {
  QSaveFile file(path);
  file.setDirectWriteFallback(false);
  if (file.open(QIODevice::WriteOnly) &&
      file.write(content.data(), static_cast<qint64>(content.size())) ==
          static_cast<qint64>(content.size()) &&
      file.commit())
    return {};
  return QCoreApplication::translate("fairshares",
                                     "%1 could not be written: %2. Choose a folder you may write to.")
      .arg(QDir::toNativeSeparators(path), file.errorString());
}

QString copyWhole(const QString& from, const QString& to) {
  const QString part = to + ".part";
  QFile::remove(part);
  QFile source(from);
  if (source.copy(part) && QFile::rename(part, to)) return {};
  QFile::remove(part);
  return QCoreApplication::translate("fairshares",
                                     "%1 could not be written: %2. Choose a folder you may write to.")
      .arg(QDir::toNativeSeparators(to), source.errorString());
}

}  // namespace

QStringList StudyFiles::all() const {
  QStringList files;
  for (const QString& file : {study, copies, costs, ratios})
    if (!file.isEmpty()) files << file;
  return files;
}

StudyFiles planFiles(const WizardSession& session) {
  const QFileInfo study(session.studyFile);
  StudyFiles files;
  files.study = study.absoluteFilePath();
  QSet<QString> names;
  for (const std::size_t table : draft::usedTables(session.draft)) {
    if (table == session.costsToFillIn()) {
      files.costs = freeName(study, QStringLiteral("costs"), QStringLiteral(".csv"));
    } else if (table == session.ratiosToFillIn()) {
      files.ratios = freeName(study, QStringLiteral("ratios"), QStringLiteral(".csv"));
    } else if (session.mustCopy(table)) {
      const QString plain = plainName(QString::fromStdString(session.description(table).name));
      QString name = plain;
      for (int number = 2; names.contains(name); ++number) name = plain + "_" + QString::number(number);
      names.insert(name);
      files.layerCopies.push_back({table, name});
    }
  }
  if (!files.layerCopies.empty())
    files.copies = freeName(study, QStringLiteral("layers"), QStringLiteral(".gpkg"));
  return files;
}

std::string studyText(const WizardSession& session, const StudyFiles& files, bool asAbsolute) {
  const QDir folder(QFileInfo(files.study).absolutePath());
  std::vector<draft::TablePlace> places(session.layers().size() + 2);
  for (const std::size_t table : draft::usedTables(session.draft)) {
    places[table] = placeOf(session, files, table);
    if (!asAbsolute) places[table].file = relativePath(QString::fromStdString(places[table].file), folder);
  }
  return draft::draftText(session.draft, places);
}

std::map<QString, std::string> tablesToWrite(const WizardSession& session, const StudyFiles& files) {
  std::map<QString, std::string> tables;
  if (!files.costs.isEmpty()) tables[files.costs] = draft::starterCosts();
  if (!files.ratios.isEmpty())
    tables[files.ratios] = draft::ratiosOfOne(session.draft.programmes, session.categories);
  return tables;
}

QString saveStudy(const WizardSession& session, const StudyFiles& files, const std::string& text,
                  const QString& copiesMade) {
  const QFileInfo study(files.study);
  if (!QFileInfo(study.absolutePath()).isDir())
    return QCoreApplication::translate("fairshares",
                                       "The folder %1 is not there. Make it, or choose another.")
        .arg(QDir::toNativeSeparators(study.absolutePath()));
  if (study.exists() && !session.mayReplaceStudy)
    return QCoreApplication::translate(
               "fairshares", "%1 is there already. Tick that it may be replaced, or choose another name.")
        .arg(QDir::toNativeSeparators(files.study));
  QStringList written;
  const auto takeBack = [&written](const QString& reason) {
    for (const QString& file : written) QFile::remove(file);
    return reason;
  };
  if (!files.copies.isEmpty()) {
    if (const QString failure = copyWhole(copiesMade, files.copies); !failure.isEmpty())
      return takeBack(failure);
    written << files.copies;
  }
  for (const auto& [path, content] : tablesToWrite(session, files)) {
    if (const QString failure = writeWhole(path, content); !failure.isEmpty()) return takeBack(failure);
    written << path;
  }
  if (const QString failure = writeWhole(files.study, text); !failure.isEmpty()) return takeBack(failure);
  return {};
}

}  // namespace fairshares::wizard
