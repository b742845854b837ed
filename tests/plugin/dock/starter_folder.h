// The starter study in a folder of its own, and waiting for what happens on other threads.
#pragma once

#include <gtest/gtest.h>
#include <qgsapplication.h>
#include <qgstaskmanager.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QString>
#include <QThread>
#include <filesystem>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "compat/task_threads.h"
#include "study/starter_study.h"
#include "support/temporary_folder.h"

namespace fairshares::testing_support {

class StarterFolder {
 public:
  StarterFolder() {
    for (const study::StarterFile& one : study::starterFiles())
      mFolder.write("study/" + one.name, one.content);
  }
  [[nodiscard]] QString file(const std::string& name) const {
    return QString::fromStdString(mFolder.file(name));
  }
  [[nodiscard]] QString study() const { return file("study/study.toml"); }
  [[nodiscard]] QString output() const { return file("out.gpkg"); }
  [[nodiscard]] bool hasOutput() const { return std::filesystem::exists(mFolder.file("out.gpkg")); }
  [[nodiscard]] std::string read(const std::string& name) const { return readFile(mFolder.file(name)); }
  void write(const std::string& name, const std::string& content) const { mFolder.write(name, content); }
  /// In a file of the study; throws if `before` is not in it.
  void replace(const std::string& name, const std::string& before, const std::string& after) const {
    std::string text = read("study/" + name);
    const std::size_t at = text.find(before);
    if (at == std::string::npos) throw std::runtime_error(name + " does not contain " + before);
    mFolder.write("study/" + name, text.replace(at, before.size(), after));
  }

 private:
  TemporaryFolder mFolder;
};

/// How QGIS's task manager and its threads stand, for the message of a test that waited in vain.
inline std::string tasksNow() {
  const QThreadPool& threads = compat::taskThreads();
  std::ostringstream text;
  text << threads.activeThreadCount() << " of " << threads.maxThreadCount() << " threads are active";
  for (const QgsTask* task : QgsApplication::taskManager()->tasks())
    text << "; task \"" << task->description().toStdString() << "\" has status " << task->status()
         << " after " << task->elapsedTime() << " ms, " << task->progress() << " %";
  return text.str();
}

/// Lets events happen until `condition` holds; false, having said how things stand, after 40 s: less than a
/// test may take. Where something has failed already, 5 s.
inline bool waitUntil(const std::function<bool()>& condition) {
  const int patience = testing::Test::HasFailure() ? 5'000 : 40'000;
  QElapsedTimer clock;
  clock.start();
  while (!condition()) {
    if (clock.elapsed() > patience) {
      ADD_FAILURE() << "waited in vain: " << tasksNow();
      return false;
    }
    // With a time limit Qt does not wait for events, whatever flags it is given: others shall have the
    // processor.
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    QThread::msleep(1);
  }
  return true;
}

}  // namespace fairshares::testing_support
