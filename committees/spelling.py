"""How a typed word is compared: width, case, accents and the two kana do not matter."""

import unicodedata


def folded(text: str) -> str:
    """A text as it is compared: width, case, accents, apostrophes and the two kana made one."""
    text = unicodedata.normalize("NFKD", text).casefold().strip().replace("’", "'")
    text = "".join(char for char in text if not unicodedata.combining(char) or char in "\u3099\u309a")
    text = unicodedata.normalize("NFC", text)
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)
