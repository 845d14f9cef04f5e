// SPDX-License-Identifier: Apache-2.0
// Runs the real gosetup as a script would, and looks at the practice machine it left behind.
#pragma once

#include "machine/practice/PracticeMachine.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <map>
#include <memory>

namespace gosetup::testkit {

struct Ran
{
    int exitCode = -1; ///< 137: killed by a fault of the image
    bool crashed = false;
    QByteArray out;
    QByteArray err;

    /// The one JSON document on standard output; empty when it is anything else.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] std::string all() const { return (out + "\n--- stderr:\n" + err).toStdString(); }
};

[[nodiscard]] QString programPath();
/// An environment without proxies, colours and a language of the developer's. `inputFile`: its
/// standard input; empty: there is none.
[[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& arguments,
                                              const QString& inputFile = {});
[[nodiscard]] Ran finish(QProcess& process);
[[nodiscard]] Ran runProgram(const QStringList& arguments);

/// A practice machine in a temporary folder of its own.
class PracticeFolder
{
  public:
    /// A built-in machine, with these faults.
    explicit PracticeFolder(const QString& machine, const std::vector<ImageFault>& faults = {});

    [[nodiscard]] Ran run(QStringList arguments) const;
    [[nodiscard]] QStringList machineArguments() const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Host folder of a Windows path.
    [[nodiscard]] QString host(const QString& windowsPath) const;
    /// As another process sees it now.
    [[nodiscard]] std::shared_ptr<PracticeMachine> open() const;

  private:
    QTemporaryDir m_folder;
    QString m_image;
};

/// Every registry value with kind and bytes, times aside: what undo must give back.
using RegistryBytes = std::map<QString, std::pair<RegKind, QByteArray>>;
[[nodiscard]] RegistryBytes registryOf(const PracticeMachine& machine);
[[nodiscard]] RegistryBytes registryOfBuiltIn(const QString& name);

/// The root that `gosetup apply` installs to by default: %LOCALAPPDATA%\Programs\Go.
[[nodiscard]] QString defaultRoot(PracticeMachine& machine);

} // namespace gosetup::testkit
