"""Spellings of Azerbaijani names in other Latin alphabets.

English: the house spelling of Azerbaijan's official bodies (kh, gh, sh, ch, j, g); Turkish: letter for letter.
"""

_ENGLISH = {
    "ə": "a", "x": "kh", "ğ": "gh", "ş": "sh", "ç": "ch", "c": "j", "q": "g", "ö": "o", "ü": "u", "ı": "i", "İ": "I",
}  # fmt: skip
_TURKISH = {"ə": "e", "x": "h", "q": "k"}


def english(name: str) -> str:
    """An Azerbaijani name as English texts of Azerbaijani officials spell it.

    >>> english("Sahibə Qafarova")
    'Sahiba Gafarova'
    """
    return "".join(_respelled(letter, _ENGLISH) for letter in name)


def turkish(name: str) -> str:
    """An Azerbaijani name in Turkish letters.

    >>> turkish("Xankəndi")
    'Hankendi'
    """
    return "".join(_respelled(letter, _TURKISH) for letter in name)


def _respelled(letter: str, table: dict[str, str]) -> str:
    if letter in table:
        return table[letter]
    lower = {"I": "ı", "Ə": "ə"}.get(letter, letter.lower())
    if letter.isupper() and lower in table:
        return table[lower].capitalize()
    return letter
