// Fair Shares: where the sample study is on this machine.
#pragma once

#include <QString>
#include <QStringList>

namespace fairshares::dock {

/// Folders the sample may be in: those of everything that comes with the library.
QStringList sampleFolders();

/// The study file of the first of these folders that has one; empty if none has.
QString findSample(const QStringList& folders);

/// Where results go unless the user says otherwise: beside the project, else beside the study, where that
/// can be written to and is not the sample; else among the user's documents.
QString suggestedResults(const QString& studyFile, const QString& projectFolder, bool isSample);

}  // namespace fairshares::dock
