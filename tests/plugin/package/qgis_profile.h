// QGIS with a profile of its own: its window under Xvfb, and qgis_process.
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace fairshares::testing_support {

/// What a program said and how it ended.
struct ProgramRun {
  bool finished = false;
  int exitCode = -1;
  QString output;  ///< standard output and error
};

/// A profile that is gone afterwards.
class QgisProfile {
 public:
  QgisProfile();

  /// Unpacks the plugin's ZIP as "Install from ZIP" does. False if it could not be unpacked.
  bool unpackPlugin(const QString& zip) const;
  /// Has the window load the native library of `folder`.
  void enableNativePlugin(const QString& folder) const;
  /// Starts a window, drives it through `steps` (drive_window.py) and waits until it is closed. The lines of
  /// the record, split at tabs, are what was seen. `preload` is a library to be loaded before all others.
  ProgramRun driveWindow(const QString& steps, const QString& zip, QList<QStringList>& record,
                         const QString& preload = QString()) const;
  /// Runs qgis_process (its program, not Debian's wrapper, which hands it options it does not know).
  [[nodiscard]] ProgramRun process(const QStringList& arguments) const;

  [[nodiscard]] QString file(const QString& name) const { return mFolder.filePath(name); }

  /// Path of a program, empty if it is not installed.
  static QString program(const QString& name);
  static QString processProgram();

 private:
  [[nodiscard]] QProcessEnvironment environment() const;
  [[nodiscard]] QString profileFolder() const;
  QTemporaryDir mFolder;
};

}  // namespace fairshares::testing_support
