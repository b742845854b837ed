#include "dock/sample_study.h"

#include <dlfcn.h>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace fairshares::dock {

namespace {

const QString STUDY = QStringLiteral("study.toml");

/// The folder of the library this code is in; empty if the system does not tell.
QString libraryFolder() {
  static const char inThisLibrary = 0;
  Dl_info found{};
  if (dladdr(&inThisLibrary, &found) == 0 || !found.dli_fname) return {};
  return QFileInfo(QFile::decodeName(found.dli_fname)).absolutePath();
}

}  // namespace

QStringList sampleFolders() {
  const QString library = libraryFolder();
  if (library.isEmpty()) return {};
  QStringList folders;
  for (const char* place : {"/sample_data", "/../../../share/fairshares/sample_data",
                            "/../../share/fairshares/sample_data", "/../../sample_data"})
    folders << QDir::cleanPath(library + QString::fromLatin1(place));
  return folders;
}

QString findSample(const QStringList& folders) {
  for (const QString& folder : folders)
    if (const QFileInfo study(QDir(folder), STUDY); study.isFile()) return study.absoluteFilePath();
  return {};
}

QString suggestedResults(const QString& studyFile, const QString& projectFolder, bool isSample) {
  const QFileInfo study(studyFile);
  QString name = isSample ? QStringLiteral("fair-shares-sample") : study.completeBaseName();
  if (name.isEmpty()) name = QStringLiteral("fair-shares");
  QStringList folders{projectFolder};
  if (!isSample && !studyFile.isEmpty()) folders << study.absolutePath();
  folders << QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  for (const QString& folder : folders)
    if (!folder.isEmpty() && QFileInfo(folder).isDir() && QFileInfo(folder).isWritable())
      return QDir(folder).filePath(name + QStringLiteral("-results.gpkg"));
  return QDir::home().filePath(name + QStringLiteral("-results.gpkg"));
}

}  // namespace fairshares::dock
