// SPDX-License-Identifier: Apache-2.0
#include "engine/SmokeProgram.h"

#include "paths/WindowsPath.h"

#include <QRegularExpression>

namespace gosetup {

namespace {

constexpr auto programSource = R"(// A first program, made by GoSetup. Run it with: go run .
package main

import (
	"fmt"
	"runtime"
)

// version says which Go built this program, and for what.
func version() string {
	return runtime.Version() + " on " + runtime.GOOS + "/" + runtime.GOARCH
}

func main() {
	fmt.Println("Hello, Windows!")
	fmt.Println("This is " + version() + ".")
}
)";

constexpr auto testSource = R"(package main

import (
	"strings"
	"testing"
)

// Run it with: go test
func TestVersion(t *testing.T) {
	if got := version(); !strings.Contains(got, "go") {
		t.Errorf("version() = %q, which names no Go", got)
	}
}
)";

/// "1.24" of "go1.24.4" and "go1.24rc1". Every Go of that line takes it.
QByteArray languageOf(const QString& goVersion)
{
    static const QRegularExpression line(QStringLiteral("^go(1\\.[0-9]+)"));
    return line.match(goVersion).captured(1).toLatin1();
}

} // namespace

std::vector<SmokeSource> smokeSources(const QString& goVersion)
{
    QByteArray module = "module hello\n";
    if (const QByteArray language = languageOf(goVersion); !language.isEmpty())
        module += "\ngo " + language + '\n';
    return {{QStringLiteral("go.mod"), module},
            {QStringLiteral("main.go"), programSource},
            {QStringLiteral("main_test.go"), testSource}};
}

QString smokeGreeting()
{
    return QStringLiteral("Hello, Windows!");
}

QString smokeProgramName()
{
    return QStringLiteral("hello.exe");
}

Result<void> mayKeepIn(Machine& machine, const QString& folder)
{
    if (!winpath::isAbsolute(folder))
        return fail(ErrorCode::Usage, Text::tr("%1 is not a full path of a folder").arg(folder));
    const auto info = machine.files().info(folder);
    GOSETUP_RETURN_IF_FAILED(info);
    if (!info->has_value())
        return {};
    if (!(*info)->isDirectory)
        return fail(ErrorCode::Usage, Text::tr("%1 is a file, not a folder").arg(folder));
    const auto names = machine.files().list(folder);
    GOSETUP_RETURN_IF_FAILED(names);
    if (!names->isEmpty())
        return fail(
            ErrorCode::Usage,
            Text::tr("the folder %1 is not empty: it contains %2").arg(folder).arg(names->first()),
            Text::tr("choose a folder that is empty or does not exist"));
    return {};
}

Result<void> keepSmokeProgram(Machine& machine, const SmokeProgram& program, const QString& folder)
{
    GOSETUP_RETURN_IF_FAILED(mayKeepIn(machine, folder));
    GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(folder, false));
    for (const SmokeSource& source : smokeSources(program.goVersion))
        GOSETUP_RETURN_IF_FAILED(
            machine.files().write(winpath::join(folder, source.name), source.bytes));
    if (!program.bytes.isEmpty())
        GOSETUP_RETURN_IF_FAILED(
            machine.files().write(winpath::join(folder, smokeProgramName()), program.bytes));
    return {};
}

} // namespace gosetup
