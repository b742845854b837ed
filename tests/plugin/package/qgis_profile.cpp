#include "plugin/package/qgis_profile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <stdexcept>

namespace fairshares::testing_support {

namespace {

constexpr int PATIENCE_MILLISECONDS = 240'000;
const QString SCRIPTS = QStringLiteral(FAIRSHARES_SOURCE_DIR "/tests/plugin/package/");

void writeText(const QString& path, const QString& text) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly)) throw std::runtime_error("cannot write " + path.toStdString());
  file.write(text.toUtf8());
}

ProgramRun runProgram(const QString& program, const QStringList& arguments,
                      const QProcessEnvironment& environment) {
  QProcess process;
  process.setProcessEnvironment(environment);
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, arguments);
  ProgramRun run;
  run.finished =
      process.waitForFinished(PATIENCE_MILLISECONDS) && process.exitStatus() == QProcess::NormalExit;
  if (process.state() != QProcess::NotRunning) process.kill();
  run.exitCode = process.exitCode();
  run.output = QString::fromUtf8(process.readAll());
  return run;
}

}  // namespace

QgisProfile::QgisProfile() {
  QDir().mkpath(profileFolder() + "/QGIS");
  QDir().mkpath(profileFolder() + "/python/plugins");
  QDir().mkpath(file("home"));
  QDir().mkpath(file("run"));
  QFile::setPermissions(file("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  writeText(profileFolder() + "/QGIS/QGIS3.ini", "[qgis]\ncheckVersion=false\nshowTips=false\n");
}

QString QgisProfile::profileFolder() const {
  return file("profiles/default");
}

QProcessEnvironment QgisProfile::environment() const {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.remove("QT_QPA_PLATFORM");
  environment.remove("QGIS_CUSTOM_CONFIG_PATH");
  environment.insert("HOME", file("home"));
  environment.insert("XDG_RUNTIME_DIR", file("run"));
  environment.insert("LC_ALL", "C.UTF-8");
  return environment;
}

bool QgisProfile::unpackPlugin(const QString& zip) const {
  return runProgram("unzip", {"-q", zip, "-d", profileFolder() + "/python/plugins"}, environment())
             .exitCode == 0;
}

void QgisProfile::enableNativePlugin(const QString& folder) const {
  writeText(profileFolder() + "/QGIS/QGIS3.ini",
            "[qgis]\ncheckVersion=false\nshowTips=false\n[Plugins]\nlibfairsharesplugin=true\n"
            "[plugins]\nsearchPathsForPlugins=" +
                folder + "\n");
}

ProgramRun QgisProfile::driveWindow(const QString& steps, const QString& zip, QList<QStringList>& record,
                                    const QString& preload) const {
  QProcessEnvironment environment = this->environment();
  environment.insert("FAIRSHARES_WINDOW_RECORD", file("record.txt"));
  environment.insert("FAIRSHARES_WINDOW_STEPS", steps);
  environment.insert("FAIRSHARES_PLUGIN_ZIP", zip);
  environment.insert("FAIRSHARES_SAMPLE", QStringLiteral(FAIRSHARES_SOURCE_DIR "/sample_data"));
  environment.insert("PYQGIS_STARTUP", SCRIPTS + "window_startup.py");
  QStringList command{"-a"};
  // For the window alone: the programs around it know nothing of QGIS.
  if (!preload.isEmpty())
    command << "env"
            << "LD_PRELOAD=" + preload;
  command << "qgis"
          << "--nologo"
          << "--noversioncheck"
          << "--profiles-path" << mFolder.path() << "--code" << SCRIPTS + "drive_window.py";
  const ProgramRun run = runProgram("xvfb-run", command, environment);
  QFile file(this->file("record.txt"));
  if (file.open(QIODevice::ReadOnly))
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
      record << line.split('\t');
  return run;
}

ProgramRun QgisProfile::process(const QStringList& arguments) const {
  QProcessEnvironment environment = this->environment();
  environment.insert("QT_QPA_PLATFORM", "offscreen");
  environment.insert("QGIS_CUSTOM_CONFIG_PATH", mFolder.path());
  return runProgram(processProgram(), arguments, environment);
}

QString QgisProfile::program(const QString& name) {
  return QStandardPaths::findExecutable(name);
}

QString QgisProfile::processProgram() {
  const QString itself = program("qgis_process.bin");
  return itself.isEmpty() ? program("qgis_process") : itself;
}

}  // namespace fairshares::testing_support
