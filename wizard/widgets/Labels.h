// SPDX-License-Identifier: Apache-2.0
// Small makers of labels, cards and insets in the window's style, so that no page sets a font or a
// colour of its own.
#pragma once

#include <QFrame>
#include <QLabel>

class QPushButton;
class QVBoxLayout;

namespace gosetup {

/// `role` as in StyleSheet.h: "title", "heading", "strong", "dim", "hint", "good" …; "" = body;
/// "fixed" = the fixed-width font. Long texts wrap unless `fixed`. Text is never taken for HTML.
[[nodiscard]] QLabel* label(QWidget* parent, const char* role, const QString& text = {});
void setRole(QLabel* label, const char* role);

/// A push button without text whose object name is `name`.
[[nodiscard]] QPushButton* namedButton(QWidget* parent, const char* name);

/// A rounded frame with the layout's usual padding; `kind`: "card", "inset", "alarm".
[[nodiscard]] QFrame* frame(QWidget* parent, const char* kind);
/// The layout of a frame made by frame().
[[nodiscard]] QVBoxLayout* layoutOf(QFrame* frame);
/// What a tool tip is to be set to for words of the machine: Qt takes a tool tip for HTML when it
/// looks like it, and no face of ours may be made to load or draw what a variable says.
[[nodiscard]] QString plainToolTip(const QString& text);
/// A dynamic property that the style sheet looks at was changed.
void restyle(QWidget* widget);

} // namespace gosetup
