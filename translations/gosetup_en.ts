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
        <source>%n files that are not from the archive stay in %1</source>
        <translation>
            <numerusform>%n file that is not from the archive stays in %1</numerusform>
            <numerusform>%n files that are not from the archive stay in %1</numerusform>
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
        <source>%n of them need(s) administrator rights</source>
        <translation>
            <numerusform>%n of them needs administrator rights</numerusform>
            <numerusform>%n of them need administrator rights</numerusform>
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
        <source>Entries that PATH holds twice: %n</source>
        <translation>
            <numerusform>Entries that PATH holds twice: %n</numerusform>
            <numerusform>Entries that PATH holds twice: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove repeated entries from the %1 PATH: %n</source>
        <translation>
            <numerusform>Remove repeated entries from the %1 PATH: %n</numerusform>
            <numerusform>Remove repeated entries from the %1 PATH: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH that name no folder: %n</source>
        <translation>
            <numerusform>Entries of PATH that name no folder: %n</numerusform>
            <numerusform>Entries of PATH that name no folder: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove dead entries from the %1 PATH: %n</source>
        <translation>
            <numerusform>Remove dead entries from the %1 PATH: %n</numerusform>
            <numerusform>Remove dead entries from the %1 PATH: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH that cannot be looked at now: %n</source>
        <translation>
            <numerusform>Entries of PATH that cannot be looked at now: %n</numerusform>
            <numerusform>Entries of PATH that cannot be looked at now: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relative entries of PATH: %n</source>
        <translation>
            <numerusform>Relative entries of PATH: %n</numerusform>
            <numerusform>Relative entries of PATH: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Entries of PATH in quotes: %n</source>
        <translation>
            <numerusform>Entries of PATH in quotes: %n</numerusform>
            <numerusform>Entries of PATH in quotes: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n entries in a variable of their own, %1</source>
        <translation>
            <numerusform>Keep %n entry in a variable of its own, %1</numerusform>
            <numerusform>Keep %n entries in a variable of their own, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Several Gos are on PATH: %n</source>
        <translation>
            <numerusform>Several Gos are on PATH: %n</numerusform>
            <numerusform>Several Gos are on PATH: %n</numerusform>
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
        <source>&amp;Mend PATH (%n finding(s))</source>
        <translation>
            <numerusform>&amp;Mend PATH (%n finding)</numerusform>
            <numerusform>&amp;Mend PATH (%n findings)</numerusform>
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
        <source>%n of these change(s) need administrator rights (shield): Windows asks once, and only for these.</source>
        <translation>
            <numerusform>%n of these changes needs administrator rights (shield): Windows asks once, and only for it.</numerusform>
            <numerusform>%n of these changes need administrator rights (shield): Windows asks once, and only for these.</numerusform>
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
        <source>%n change(s) taken back</source>
        <translation>
            <numerusform>%n change taken back</numerusform>
            <numerusform>%n changes taken back</numerusform>
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
</context>
</TS>
