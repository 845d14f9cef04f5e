// SPDX-License-Identifier: Apache-2.0
#include "theme/StyleSheet.h"

namespace gosetup {

namespace {

constexpr const char* sheet = R"(
QWidget { color: @text; }
QWidget#window, QWidget[kind="page"], QScrollArea, QWidget[kind="plain"] { background: @ground; }
QScrollArea { border: none; }
QWidget#rail { background: @rail; }
QFrame#railLine, QFrame#footerLine { background: @line; border: none; }
QWidget#footer { background: @ground; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: 22px; font-weight: 600; }
QLabel[role="heading"] { font-size: 16px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="dim"] { color: @dim; }
QLabel[role="hint"] { color: @dim; font-size: 12px; }
QLabel[role="group"] { color: @dim; font-size: 12px; font-weight: 600; }
QLabel[role="good"] { color: @good; font-weight: 600; }
QLabel[role="warning"] { color: @warning; font-weight: 600; }
QLabel[role="problem"] { color: @problem; font-weight: 600; }
QLabel[role="pill"] { color: @accent; background: @accentSoft; border-radius: 8px;
    padding: 1px 8px; font-size: 11px; font-weight: 600; }

QFrame[kind="card"] { background: @card; border: 1px solid @line; border-radius: 8px; }
QFrame[kind="card"][chosen="true"] { border: 2px solid @accent; }
QFrame[kind="alarm"] { background: @card; border: 2px solid @problem; border-radius: 8px; }
QFrame[kind="line"] { background: @line; border: none; }
QWidget[kind="bare"] { background: transparent; }
QScrollArea[kind="pane"] { background: @card; border: 2px solid @card; border-radius: 6px; }
QScrollArea[kind="pane"]:focus { border: 2px solid @accent; }
QFrame[kind="inset"] { background: @inset; border: 1px solid @line; border-radius: 6px; }

QPushButton { background: @card; border: 1px solid @line; border-radius: 6px; padding: 0 16px;
    min-height: 30px; }
QPushButton:hover { background: @rail; }
QPushButton:pressed { background: @inset; }
QPushButton:focus { border: 2px solid @accent; padding: 0 15px; min-height: 28px; }
QPushButton:disabled { color: @disabled; background: @ground; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent;
    font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @line; border-color: @line; color: @disabled; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent;
    padding: 0 4px; min-height: 20px; text-align: left; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; }
QPushButton[kind="chip"] { border-radius: 13px; padding: 0 12px; min-height: 24px; }
QPushButton[kind="chip"]:checked { background: @accentSoft; border: 1px solid @accent; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 11px; min-height: 22px; }
QPushButton[kind="step"] { background: transparent; border: 1px solid transparent;
    text-align: left; padding: 0 8px; min-height: 34px; }
QPushButton[kind="step"]:focus { border: 2px solid @accent; }
QPushButton[kind="step"]:disabled { background: transparent; color: @dim; }
QPushButton[kind="step"][current="true"] { background: @accentSoft; color: @text;
    font-weight: 600; }
QPushButton[kind="collapse"] { background: transparent; border: 1px solid transparent; color: @dim;
    padding: 0 4px; min-height: 22px; text-align: left; }
QPushButton[kind="collapse"]:focus { border: 1px solid @accent; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit { background: @card; border: 1px solid @line;
    border-radius: 6px; padding: 0 10px; min-height: 30px; selection-background-color: @accent;
    selection-color: @onAccent; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent;
    padding-left: 9px; min-height: 28px; }
QLineEdit:disabled, QComboBox:disabled { color: @disabled; background: @ground; }
QComboBox::drop-down { border: none; width: 32px; }
QComboBox::down-arrow { image: url(:/icons/combo-arrow-16.png); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @line;
    selection-background-color: @accentSoft; selection-color: @text; outline: none; }

QRadioButton, QCheckBox { background: transparent; spacing: 10px; min-height: 22px;
    border: 2px solid transparent; border-radius: 4px; }
QRadioButton:focus, QCheckBox:focus { border: 2px solid @accent; }

QListView, QTreeView, QTableView { background: @card; border: 1px solid @line; border-radius: 8px;
    outline: none; padding: 4px; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid @accent; padding: 3px; }
QListView::item, QTreeView::item { padding: 2px; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: @accentSoft; color: @text; }
QHeaderView::section { background: @card; color: @dim; border: none;
    border-bottom: 1px solid @line; padding: 6px 8px; font-size: 12px; font-weight: 600; }

QProgressBar { background: @line; border: none; border-radius: 3px; min-height: 6px;
    max-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: @line; border-radius: 3px; min-height: 24px; }
QScrollBar::handle:vertical:hover { background: @dim; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: @line; border-radius: 3px; min-width: 24px; }

QToolTip { background: @card; color: @text; border: 1px solid @line; padding: 4px; }
QMenu { background: @card; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; }
)";

/// A contrast theme has one ground: what a tint would show is shown by a line in its accent.
constexpr const char* contrastRules = R"(
QPushButton:hover { border: 1px solid @accent; }
QPushButton[kind="primary"]:disabled { background: @ground; border: 1px solid @disabled; }
QPushButton[kind="chip"]:checked { border: 2px solid @accent; padding: 0 11px; min-height: 22px; }
QPushButton[kind="chip"]:focus { border: 2px dashed @accent; }
QPushButton[kind="step"][current="true"] { border: 2px solid @text; }
QLabel[role="pill"] { border: 1px solid @accent; }
QListView::item:selected, QMenu::item:selected { border: 1px solid @accent; }
QTreeView::item:selected, QTableView::item:selected { border: none;
    border-top: 1px solid @accent; border-bottom: 1px solid @accent; }
QComboBox QAbstractItemView { selection-background-color: @accent; selection-color: @onAccent; }
QProgressBar { background: @ground; border: 1px solid @line; }
)";

} // namespace

QString styleSheetOf(const Colours& c, bool contrast)
{
    QString text = QString::fromLatin1(sheet);
    if (contrast)
        text += QLatin1String(contrastRules);
    // Longer names first: @accentSoft holds @accent.
    const std::pair<const char*, QColor> names[] = {{"@accentSoft", c.accentSoft},
                                                    {"@onAccent", c.onAccent},
                                                    {"@accent", c.accent},
                                                    {"@ground", c.ground},
                                                    {"@rail", c.rail},
                                                    {"@card", c.card},
                                                    {"@inset", c.inset},
                                                    {"@line", c.line},
                                                    {"@text", c.text},
                                                    {"@dim", c.dim},
                                                    {"@good", c.good},
                                                    {"@warning", c.warning},
                                                    {"@problem", c.problem},
                                                    {"@disabled", c.disabled}};
    for (const auto& [name, colour] : names)
        text.replace(QLatin1String(name), colour.name());
    return text;
}

} // namespace gosetup
