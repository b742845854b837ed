#include "dock/sample_study.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "help/shipped_folder.h"

namespace fairshares::dock {

namespace {

const QString STUDY = QStringLiteral("study.toml");

}  // namespace

QStringList sampleFolders() {
  return help::shippedFolders(QStringLiteral("sample_data"));
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
