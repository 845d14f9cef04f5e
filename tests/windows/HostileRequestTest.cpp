// SPDX-License-Identifier: Apache-2.0
// Requests that a hostile program could send, to the shipped gosetup.exe as the prompt would start
// it: each is refused by its number, and neither registry nor disk has changed.
#include "windows/Kit.h"

#include "changes/elevated/ElevationClient.h"
#include "machine/formats/ElevationCall.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::wine;

namespace {

int numberOf(ErrorCode code)
{
    return elevationExitCode(fail(code, Text::verbatim(s("x"))));
}

class HostileRequest : public testing::Test
{
  protected:
    void SetUp() override
    {
        write("C:\\open\\bin\\tool.exe", "MZ");
        openToAll("C:\\open");
        openToAll("C:\\open\\bin");
        write("C:\\planted\\VERSION", "go1.24.4");
        write("C:\\planted\\bin\\go.exe", "MZ");
        openToAll("C:\\planted");
        openToAll("C:\\planted\\bin");
        write("C:\\Program Files\\Ruby\\VERSION", "3.2.1");
        write("C:\\Program Files\\Ruby\\bin\\ruby.exe", "MZ");
        before = windows.registry();
    }

    void write(const char* path, const QByteArray& bytes) const
    {
        const QString host = windows.host(s(path));
        ASSERT_TRUE(QDir().mkpath(QFileInfo(host).path()));
        QFile file(host);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// This system shows permissions of Unix as lists: everybody may write.
    void openToAll(const char* path) const
    {
        ASSERT_TRUE(QFile::setPermissions(windows.host(s(path)), QFile::Permissions(0x7777)));
    }

    int send(const std::vector<Change>& changes, const QMap<QString, QString>& delivered = {})
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        ElevationRequest request{s("20261121-210405-%1").arg(++m_sent, 4, 16, QLatin1Char('0')),
                                 {},
                                 false,
                                 now,
                                 Plan{s("this computer"), now, {}},
                                 delivered};
        for (const Change& change : changes)
            request.plan.changes.push_back({change, beforeOf(change), stateFor(change), {}});
        const QByteArray bytes = toBytes(request);
        const QString path = windows.userProfile() + s("\\request.json");
        QFile file(windows.host(path));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const ElevationCall call{path, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
        const Ran ran =
            windows.run(windows.downloads() + s("\\gosetup.exe"), elevationArguments(call));
        EXPECT_EQ((ran.out + ran.err).trimmed(), "") << "it says nothing to anybody";
        return ran.exitCode;
    }

    /// As stateFor, but for a Go that is not there yet.
    State beforeOf(const Change& change) const
    {
        const auto* install = std::get_if<InstallToolchain>(&change);
        if (install == nullptr || QFile::exists(windows.host(install->root)))
            return stateFor(change);
        return TreeState{install->root, false, {}, false, {}};
    }

    static State stateFor(const Change& change)
    {
        if (const auto* set = std::get_if<SetVariable>(&change))
            return RegistryState{variableRegistryPath(Scope::Machine, set->name), std::nullopt};
        if (std::holds_alternative<EditPath>(change))
            return RegistryState{variableRegistryPath(Scope::Machine, s("Path")), std::nullopt};
        if (const auto* install = std::get_if<InstallToolchain>(&change))
            return TreeState{install->root, true, install->archive.version, false, {}};
        if (const auto* remove = std::get_if<RemoveToolchain>(&change))
            return TreeState{remove->root, true, {}, false, {}};
        if (const auto* folder = std::get_if<MakeFolder>(&change))
            return FolderState{folder->path, true, {}};
        return RegistryState{};
    }

    static InstallToolchain installOf(const char* root, const char* url, const char* file,
                                      const QByteArray& sha256)
    {
        ArchiveRef archive;
        archive.version = s(file).section(s(".windows"), 0, 0);
        archive.fileName = s(file);
        archive.url = QUrl(s(url));
        archive.sha256 = sha256;
        return {s(root), Scope::Machine, true, archive};
    }

    void expectNothingChanged() const
    {
        EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
        EXPECT_TRUE(QFile::exists(windows.host(s("C:\\Program Files\\Ruby\\VERSION"))));
        EXPECT_FALSE(QFile::exists(windows.host(s("C:\\Program Files\\Go"))));
    }

    WinePrefix windows;
    RegistryDump before;

  private:
    int m_sent = 0;
};

EditPath first(const char* entry)
{
    return {Scope::Machine, {{PathEdit::Kind::InsertFirst, s(entry), {}, 0, {}}}};
}

} // namespace

TEST_F(HostileRequest, ForAnArchiveThatItVouchesForItselfIsRefused)
{
    const GoArchive stub = stubGo();
    const GoMirror mirror({stub});
    QFile archive(stub.file);
    ASSERT_TRUE(archive.open(QIODevice::ReadOnly));
    const QByteArray bytes = archive.readAll();
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    const QByteArray name = stub.name().toUtf8();
    const QByteArray address = (mirror.address() + stub.name()).toUtf8();
    const int refused = numberOf(ErrorCode::Untrusted);
    EXPECT_EQ(send({installOf("C:\\Program Files\\Go", address, name, hash)}), refused);
    EXPECT_EQ(send({installOf("C:\\Program Files\\Go", "file:///C:/users/x.zip", name, hash)}),
              refused);
    EXPECT_EQ(send({installOf("C:\\Program Files\\Go", "file://server/share/x.zip", name, hash)}),
              refused);
    // Beside the request, as an honest one has it, and with a name that the table knows.
    QFile beside(windows.host(windows.userProfile() + s("\\x.zip")));
    ASSERT_TRUE(beside.open(QIODevice::WriteOnly));
    beside.write(bytes);
    beside.close();
    const QString there = windows.userProfile() + s("\\x.zip");
    const char* known = "go1.24.4.windows-amd64.zip";
    EXPECT_EQ(send({installOf("C:\\Program Files\\Go", address, known, {})}, {{s(known), there}}),
              refused);
    EXPECT_TRUE(mirror.sent().isEmpty()) << "nothing was even asked for";
    expectNothingChanged();
}

TEST_F(HostileRequest, ForPlacesThatOthersMayChangeIsRefused)
{
    const int refused = numberOf(ErrorCode::Untrusted);
    EXPECT_EQ(send({first("C:\\open\\bin")}), refused);
    EXPECT_EQ(send({first("C:\\planted\\bin")}), refused);
    EXPECT_EQ(send({MakeFolder{s("C:\\open\\bin"), Scope::Machine, true}, first("C:\\open\\bin")}),
              refused);
    EXPECT_EQ(send({installOf("C:\\planted", "https://dl.google.com/go/x.zip",
                              "go1.24.4.windows-amd64.zip", {}),
                    first("C:\\planted\\bin")}),
              refused);
    EXPECT_EQ(send({first("%GOROOT%\\bin")}), refused);
    EXPECT_EQ(send({first("C:\\open\\made\\later")}), refused);
    EXPECT_EQ(send({MakeFolder{s("C:\\open\\safe"), Scope::Machine, true}}), refused);
    expectNothingChanged();
}

TEST_F(HostileRequest, ForCommandsInVariablesIsRefused)
{
    const int refused = numberOf(ErrorCode::Untrusted);
    for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
             {"CC", "C:\\open\\cc.exe"},
             {"GOCACHEPROG", "C:\\open\\x.exe"},
             {"GOFLAGS", "-toolexec=C:\\open\\x.exe"},
             {"GOROOT", "C:\\users\\li\\go"},
             {"ComSpec", "C:\\open\\x.exe"}})
        EXPECT_EQ(send({SetVariable{Scope::Machine, s(name), s(value)}}), refused) << name;
    expectNothingChanged();
}

TEST_F(HostileRequest, ForRemovalOfWhatIsNotGoIsRefused)
{
    const int refused = numberOf(ErrorCode::Untrusted);
    EXPECT_EQ(send({RemoveToolchain{s("C:\\Program Files\\Ruby"), Scope::Machine}}), refused);
    for (const char* entry : {"C:\\windows\\system32", "%SystemRoot%\\system32"}) {
        const EditPath removal{Scope::Machine, {{PathEdit::Kind::Remove, s(entry), {}, 0, {}}}};
        const int code = send({removal});
        // One of the two spellings is on this prefix's PATH; the other edit changes nothing.
        EXPECT_NE(code, 0) << entry;
    }
    expectNothingChanged();
}
