#include "plugin/support/postgis_server.h"

#include <unistd.h>

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <stdexcept>

namespace fairshares::testing_support {

namespace {

constexpr int PATIENCE_MILLISECONDS = 60'000;

/// Debian keeps the server's programs in a folder a version, off the path; the newest wins.
QString serverPrograms() {
  const QDir versions(QStringLiteral("/usr/lib/postgresql"));
  QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
  for (const QString& name : names)
    if (QFile::exists(versions.filePath(name + "/bin/initdb"))) return versions.filePath(name + "/bin");
  return {};
}

bool isRoot() {
  return geteuid() == 0;
}

}  // namespace

PostgisServer::PostgisServer() : mPrograms(serverPrograms()) {
  if (mPrograms.isEmpty())
    mProblem = QStringLiteral("PostgreSQL is not installed");
  else if (isRoot() && QStandardPaths::findExecutable("runuser").isEmpty())
    mProblem = QStringLiteral("PostgreSQL refuses root, and runuser is not installed");
  else
    start();
}

PostgisServer::~PostgisServer() {
  if (mRuns) run(mPrograms + "/pg_ctl", {"-D", mFolder.filePath("data"), "-m", "immediate", "-w", "stop"});
}

void PostgisServer::start() {
  if (isRoot()) QProcess::execute("chown", {"nobody", mFolder.path()});
  mProblem = run(mPrograms + "/initdb",
                 {"-D", mFolder.filePath("data"), "-U", "planner", "-A", "trust", "-E", "UTF8", "--no-sync"});
  if (!mProblem.isEmpty()) return;
  mProblem = run(mPrograms + "/pg_ctl",
                 {"-D", mFolder.filePath("data"), "-l", mFolder.filePath("log"), "-w", "-o",
                  "-F -c listen_addresses='' -c unix_socket_directories='" + mFolder.path() + "'", "start"});
  if (!mProblem.isEmpty()) return;
  mRuns = true;
  try {
    execute("CREATE EXTENSION postgis");
  } catch (const std::exception& failure) {
    mProblem = QStringLiteral("PostGIS is not installed: ") + failure.what();
  }
}

QString PostgisServer::run(const QString& program, const QStringList& arguments) const {
  QProcess process;
  process.setWorkingDirectory(mFolder.path());
  process.setProcessChannelMode(QProcess::MergedChannels);
  // A server goes on after pg_ctl and would keep its output open.
  if (arguments.contains("start")) process.setStandardOutputFile(QProcess::nullDevice());
  if (isRoot())
    process.start("runuser", QStringList{"-u", "nobody", "--", program} + arguments);
  else
    process.start(program, arguments);
  if (!process.waitForFinished(PATIENCE_MILLISECONDS))
    return program + " did not end: " + process.errorString();
  if (process.exitCode() == 0) return {};
  return program + ": " + QString::fromUtf8(process.readAll()).simplified();
}

void PostgisServer::execute(const QString& sql) const {
  const QString problem = run(mPrograms + "/psql", {"-h", mFolder.path(), "-U", "planner", "-d", "postgres",
                                                    "-q", "-v", "ON_ERROR_STOP=1", "-c", sql});
  if (!problem.isEmpty()) throw std::runtime_error(problem.toStdString());
}

QString PostgisServer::source(const QString& table, const QString& key, const QString& geometry,
                              const QString& filter) const {
  return QStringLiteral("host='%1' dbname='postgres' user='planner' sslmode=disable key='%2' "
                        "table=\"public\".\"%3\"%4 sql=%5")
      .arg(mFolder.path(), key, table, geometry.isEmpty() ? QString() : " (" + geometry + ")", filter);
}

}  // namespace fairshares::testing_support
