// SPDX-License-Identifier: Apache-2.0
// A throw-away Windows: a Wine prefix of the test's own, in which the shipped executables run.
// Knows nothing of what they do; the person's home, prefixes and menus are never touched.
#pragma once

#include "windows/RegistryFile.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace gosetup::wine {

using namespace std::chrono_literals;

struct Ran
{
    int exitCode = -1;
    bool crashed = false; ///< killed, or no end in time
    QByteArray out;
    QByteArray err;
    std::chrono::milliseconds took{0};

    /// The one JSON document on standard output; empty when it is anything else.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] std::string all() const
    {
        return "exit code " + std::to_string(exitCode) + "\n" +
               (out + "\n--- stderr:\n" + err).toStdString();
    }
};

/// Why nothing can be run under Wine here, in one line; empty where it can. Asked once, at the
/// start. The programs come from the folder that GOSETUP_WINDOWS_BIN names.
[[nodiscard]] QString whyNotHere();

class WinePrefix
{
  public:
    /// A copy of the run's template: Windows 10, the programs in the user's Downloads.
    WinePrefix();
    ~WinePrefix();
    WinePrefix(const WinePrefix&) = delete;
    WinePrefix& operator=(const WinePrefix&) = delete;

    /// `program` is a Windows path or a name that Windows looks up. Its environment comes from the
    /// prefix's registry, as in a new console.
    [[nodiscard]] Ran run(const QString& program, const QStringList& arguments,
                          std::chrono::milliseconds limit = 300s) const;
    /// With these variables as well, in this folder.
    [[nodiscard]] Ran runWith(const QMap<QString, QString>& variables, const QString& folder,
                              const QString& program, const QStringList& arguments) const;
    [[nodiscard]] std::unique_ptr<QProcess> start(const QString& program,
                                                  const QStringList& arguments) const;
    [[nodiscard]] static Ran finish(QProcess& process, std::chrono::milliseconds limit = 300s);
    /// A new console that runs one line and ends.
    [[nodiscard]] Ran console(const QStringList& words,
                              std::chrono::milliseconds limit = 300s) const;
    /// The shipped console program, in English.
    [[nodiscard]] Ran gosetup(const QStringList& arguments,
                              std::chrono::milliseconds limit = 600s) const;
    [[nodiscard]] std::unique_ptr<QProcess> startGosetup(const QStringList& arguments) const;

    /// Whether a program of this name ("go.exe") runs in this prefix: asked of this system, not of
    /// Windows.
    [[nodiscard]] bool isRunning(const QString& name) const;

    /// The programs that crashed in this prefix since it was asked last, by their paths.
    [[nodiscard]] QStringList takeCrashes() const;
    /// Fails where any did; the one service of Wine's own that is known to is only told of. Every
    /// prefix ends with it.
    void expectNoCrash() const;

    /// The folder or file of this system that a Windows path names.
    [[nodiscard]] QString host(const QString& windowsPath) const;
    [[nodiscard]] QString userProfile() const { return m_profile; } ///< "C:\users\li"
    [[nodiscard]] QString localAppData() const;
    [[nodiscard]] QString defaultRoot() const; ///< where Go goes for this user
    [[nodiscard]] QString downloads() const;   ///< where the shipped programs lie

    /// Ends every program of the prefix and reads the registry that the server then wrote.
    [[nodiscard]] RegistryDump registry() const;
    /// reg.exe import of "Windows Registry Editor Version 5.00" text below the first line.
    void import(const QString& text) const;
    /// Every program of the prefix ends, and the server writes the registry.
    void stop() const;

  private:
    QTemporaryDir m_folder;
    QString m_profile;
};

/// One entry a line, for messages.
[[nodiscard]] std::string linesOf(const QStringList& list);
/// "41,00,…": data of a hex(2): value for import().
[[nodiscard]] QString hexOf(const QByteArray& data);
/// UTF-16LE with the final NUL.
[[nodiscard]] QByteArray utf16Of(const QString& text);

} // namespace gosetup::wine
