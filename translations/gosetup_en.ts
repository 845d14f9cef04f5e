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
</context>
</TS>
