// A PostgreSQL server with PostGIS for a test: in a folder of its own, on a socket in that folder, gone
// afterwards.
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace fairshares::testing_support {

/// Starts a server from the distribution's packages (postgresql, postgresql-NN-postgis-3). It listens on no
/// port, and runs as "nobody" where the tests run as root, since PostgreSQL refuses root.
class PostgisServer {
 public:
  PostgisServer();
  ~PostgisServer();
  PostgisServer(const PostgisServer&) = delete;
  PostgisServer& operator=(const PostgisServer&) = delete;

  /// Why there is no server; empty if it runs.
  [[nodiscard]] const QString& problem() const { return mProblem; }

  /// Runs SQL; throws with the server's words if it is refused.
  void execute(const QString& sql) const;

  /// A table as the source of a layer of QGIS's provider "postgres"; without geometry column if that is
  /// empty.
  [[nodiscard]] QString source(const QString& table, const QString& key, const QString& geometry,
                               const QString& filter = QString()) const;

 private:
  void start();
  /// The words of a program that failed; empty if it did its work.
  QString run(const QString& program, const QStringList& arguments) const;

  QTemporaryDir mFolder;
  QString mPrograms;  ///< folder of initdb and pg_ctl
  QString mProblem;
  bool mRuns = false;
};

}  // namespace fairshares::testing_support
