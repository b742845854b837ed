// The starter study in a folder of its own, and waiting for what happens on other threads.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QString>
#include <filesystem>
#include <functional>
#include <stdexcept>

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

/// Lets events happen until `condition` holds; false after 50 s.
inline bool waitUntil(const std::function<bool()>& condition) {
  QElapsedTimer clock;
  clock.start();
  while (!condition()) {
    if (clock.elapsed() > 50'000) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
  }
  return true;
}

}  // namespace fairshares::testing_support
