// SPDX-License-Identifier: Apache-2.0
// A line for a path with a Browse button. Tells of a new text once the person pauses, so that the
// verdict comes while typing and not at each key. Judges nothing itself.
#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;
class QTimer;

namespace gosetup {

class PathField : public QWidget
{
    Q_OBJECT

  public:
    /// Object names are `name` for the line and `name`.browse for the button.
    explicit PathField(const QString& name, QWidget* parent = nullptr);

    /// Asks the person for a path, given the present one; an empty answer changes nothing.
    using Browse = std::function<QString(const QString& present)>;
    void setBrowse(Browse browse);
    void setTexts(const QString& accessibleName, const QString& browse);
    void setPlaceholder(const QString& text);

    [[nodiscard]] QString text() const; ///< trimmed
    /// As if typed, but without the pause; `settled` is told only when `tell`.
    void setText(const QString& text, bool tell = false);
    [[nodiscard]] QLineEdit* line() const { return m_line; }
    [[nodiscard]] QPushButton* button() const { return m_button; }
    /// Milliseconds without a key after which a text counts as meant.
    void setPause(int milliseconds);

  Q_SIGNALS:
    void edited();                     ///< at each key
    void settled(const QString& text); ///< after a pause, on Enter, or after browsing

  private:
    void settle();
    void browse();

    QLineEdit* m_line;
    QPushButton* m_button;
    QTimer* m_pause;
    Browse m_browse;
};

} // namespace gosetup
