#include "help/shipped_folder.h"

#include <dlfcn.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace fairshares::help {

namespace {

/// The folder of the library this code is in; empty if the system does not tell.
QString libraryFolder() {
  static const char inThisLibrary = 0;
  Dl_info found{};
  if (dladdr(&inThisLibrary, &found) == 0 || !found.dli_fname) return {};
  return QFileInfo(QFile::decodeName(found.dli_fname)).absolutePath();
}

}  // namespace

QStringList shippedFolders(const QString& name) {
  const QString library = libraryFolder();
  if (library.isEmpty()) return {};
  QStringList folders;
  for (const char* place :
       {"/", "/../../../share/fairshares/", "/../../share/fairshares/", "/../../", "/../../../"})
    folders << QDir::cleanPath(library + QString::fromLatin1(place) + name);
  return folders;
}

QString findShipped(const QString& name) {
  for (const QString& folder : shippedFolders(name))
    if (QFileInfo(folder).isDir()) return folder;
  return {};
}

}  // namespace fairshares::help
