<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>gosetup::Text</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files in %1 are not from the archive and were kept</source>
        <translation>
            <numerusform>%n file in %1 is not from the archive and was kept</numerusform>
            <numerusform>%n files in %1 are not from the archive and were kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in order</source>
        <translation>
            <numerusform>%n in order</numerusform>
            <numerusform>%n in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them require(s) administrator permission</source>
        <translation>
            <numerusform>%n of them requires administrator permission</numerusform>
            <numerusform>%n of them require administrator permission</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) done</source>
        <translation>
            <numerusform>%n change done</numerusform>
            <numerusform>%n changes done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s) on speed</source>
        <translation>
            <numerusform>%n hint on speed</numerusform>
            <numerusform>%n hints on speed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open programs that may have the old environment: %n</source>
        <translation>
            <numerusform>Open programs that may have the old environment: %n</numerusform>
            <numerusform>Open programs that may have the old environment: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate PATH entries: %n</source>
        <translation>
            <numerusform>Duplicate PATH entries: %n</numerusform>
            <numerusform>Duplicate PATH entries: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove duplicate entries from the %1 PATH: %n</source>
        <translation>
            <numerusform>Remove duplicate entries from the %1 PATH: %n</numerusform>
            <numerusform>Remove duplicate entries from the %1 PATH: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries for folders that do not exist: %n</source>
        <translation>
            <numerusform>PATH entries for folders that do not exist: %n</numerusform>
            <numerusform>PATH entries for folders that do not exist: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove entries for missing folders from the %1 PATH: %n</source>
        <translation>
            <numerusform>Remove entries for missing folders from the %1 PATH: %n</numerusform>
            <numerusform>Remove entries for missing folders from the %1 PATH: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries that cannot be checked now: %n</source>
        <translation>
            <numerusform>PATH entries that cannot be checked now: %n</numerusform>
            <numerusform>PATH entries that cannot be checked now: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relative PATH entries: %n</source>
        <translation>
            <numerusform>Relative PATH entries: %n</numerusform>
            <numerusform>Relative PATH entries: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries in quotes: %n</source>
        <translation>
            <numerusform>PATH entries in quotes: %n</numerusform>
            <numerusform>PATH entries in quotes: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n entries to a separate variable, %1</source>
        <translation>
            <numerusform>Move %n entry to a separate variable, %1</numerusform>
            <numerusform>Move %n entries to a separate variable, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Multiple Go installations on PATH: %n</source>
        <translation>
            <numerusform>Multiple Go installations on PATH: %n</numerusform>
            <numerusform>Multiple Go installations on PATH: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --all shows them</source>
        <translation>
            <numerusform>… and %n more; --all shows them</numerusform>
            <numerusform>… and %n more; --all shows them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Fix PATH (%n finding(s))</source>
        <translation>
            <numerusform>&amp;Fix PATH (%n finding)</numerusform>
            <numerusform>&amp;Fix PATH (%n findings)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s)</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of these change(s) require administrator permission (shield): Windows asks once, and only for these.</source>
        <translation>
            <numerusform>%n of these changes requires administrator permission (shield): Windows asks once, and only for it.</numerusform>
            <numerusform>%n of these changes require administrator permission (shield): Windows asks once, and only for these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ready to make %n change(s)</source>
        <translation>
            <numerusform>Ready to make %n change</numerusform>
            <numerusform>Ready to make %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n &amp;problem(s)</source>
        <translation>
            <numerusform>%n &amp;problem</numerusform>
            <numerusform>%n &amp;problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n &amp;warning(s)</source>
        <translation>
            <numerusform>%n &amp;warning</numerusform>
            <numerusform>%n &amp;warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n un&amp;known</source>
        <translation>
            <numerusform>%n un&amp;known</numerusform>
            <numerusform>%n un&amp;known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hin&amp;t(s)</source>
        <translation>
            <numerusform>%n hin&amp;t</numerusform>
            <numerusform>%n hin&amp;ts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in or&amp;der</source>
        <translation>
            <numerusform>%n in or&amp;der</numerusform>
            <numerusform>%n in or&amp;der</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden: show a&amp;gain</source>
        <translation>
            <numerusform>%n hidden: show a&amp;gain</numerusform>
            <numerusform>%n hidden: show a&amp;gain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) made</source>
        <translation>
            <numerusform>%n change made</numerusform>
            <numerusform>%n changes made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) undone</source>
        <translation>
            <numerusform>%n change undone</numerusform>
            <numerusform>%n changes undone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %n minute(s) ago</source>
        <translation>
            <numerusform>Checked %n minute ago</numerusform>
            <numerusform>Checked %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n check</numerusform>
            <numerusform>%n checks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fi&amp;x %n selected</source>
        <translation>
            <numerusform>Fi&amp;x %n selected</numerusform>
            <numerusform>Fi&amp;x %n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) found nothing to fix.</source>
        <translation>
            <numerusform>%n check found nothing to fix.</numerusform>
            <numerusform>%n checks found nothing to fix.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hint(s)</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are missing before line %1</source>
        <translation>
            <numerusform>%n line is missing before line %1</numerusform>
            <numerusform>%n lines are missing before line %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) need administrator permission: run &quot;gosetup check&quot; as administrator</source>
        <translation>
            <numerusform>%n answer needs administrator permission: run &quot;gosetup check&quot; as administrator</numerusform>
            <numerusform>%n answers need administrator permission: run &quot;gosetup check&quot; as administrator</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) need administrator permission, which this account does not have</source>
        <translation>
            <numerusform>%n answer needs administrator permission, which this account does not have</numerusform>
            <numerusform>%n answers need administrator permission, which this account does not have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is left to do: %n check(s) are in order.</source>
        <translation>
            <numerusform>Nothing is left to do: %n check is in order.</numerusform>
            <numerusform>Nothing is left to do: %n checks are in order.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) need administrator permission</source>
        <translation>
            <numerusform>%n answer needs administrator permission</numerusform>
            <numerusform>%n answers need administrator permission</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries whose variable has a wrong value: %n</source>
        <translation>
            <numerusform>PATH entries whose variable has a wrong value: %n</numerusform>
            <numerusform>PATH entries whose variable has a wrong value: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n entries from the system PATH to the user PATH</source>
        <translation>
            <numerusform>Move %n entry from the system PATH to the user PATH</numerusform>
            <numerusform>Move %n entries from the system PATH to the user PATH</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PATH entries of other programs, without a folder yet: %n</source>
        <translation>
            <numerusform>PATH entries of other programs, without a folder yet: %n</numerusform>
            <numerusform>PATH entries of other programs, without a folder yet: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a program of %n bytes</source>
        <translation>
            <numerusform>a program of %n byte</numerusform>
            <numerusform>a program of %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items, %1</source>
        <translation>
            <numerusform>%n item, %1</numerusform>
            <numerusform>%n items, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n files, not used for five days</source>
        <translation>
            <numerusform>%1 in %n file, not used for five days</numerusform>
            <numerusform>%1 in %n files, not used for five days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are missing or have another size: %1</source>
        <translation>
            <numerusform>%n file is missing or has another size: %1</numerusform>
            <numerusform>%n files are missing or have another size: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloaded versions of Go take up %1</source>
        <translation>
            <numerusform>%n downloaded version of Go takes up %1</numerusform>
            <numerusform>%n downloaded versions of Go take up %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 contains %2 in %n files</source>
        <translation>
            <numerusform>%1 contains %2 in %n file</numerusform>
            <numerusform>%1 contains %2 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 contains at least %2 in %n files</source>
        <translation>
            <numerusform>%1 contains at least %2 in %n file</numerusform>
            <numerusform>%1 contains at least %2 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n modules verified, %1</source>
        <translation>
            <numerusform>%n module verified, %1</numerusform>
            <numerusform>%n modules verified, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are in the cloud and were not opened</source>
        <translation>
            <numerusform>%n file is in the cloud and was not opened</numerusform>
            <numerusform>%n files are in the cloud and were not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of downloads that were not finished: %1</source>
        <translation>
            <numerusform>%n file of a download that was not finished: %1</numerusform>
            <numerusform>%n files of downloads that were not finished: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders that GoSetup has set aside (*.gosetup-old-*)</source>
        <translation>
            <numerusform>%n file or folder that GoSetup has set aside (*.gosetup-old-*)</numerusform>
            <numerusform>%n files and folders that GoSetup has set aside (*.gosetup-old-*)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n damaged items aside (%1); Go unpacks them again when it needs them</source>
        <translation>
            <numerusform>Set %n damaged item aside (%1); Go unpacks it again when it needs it</numerusform>
            <numerusform>Set %n damaged items aside (%1); Go unpacks them again when it needs them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n damaged items aside (%1); Go downloads them again when it needs them</source>
        <translation>
            <numerusform>Set %n damaged item aside (%1); Go downloads it again when it needs it</numerusform>
            <numerusform>Set %n damaged items aside (%1); Go downloads them again when it needs them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n damaged files of the checksum database aside; Go reads it again</source>
        <translation>
            <numerusform>Set %n damaged file of the checksum database aside; Go reads it again</numerusform>
            <numerusform>Set %n damaged files of the checksum database aside; Go reads it again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) in the text.</source>
        <translation>
            <numerusform>%n more message in the text.</numerusform>
            <numerusform>%n more messages in the text.</numerusform>
        </translation>
    </message>
</context>
</TS>
