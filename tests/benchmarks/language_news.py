"""News written for the benchmark: paragraphs of the length and make-up of agency copy."""

from __future__ import annotations

_PARAGRAPHS = (
    "The ferry Northern Star sank off Harbour City on Thursday, killing at least 12 people and injuring 45, the "
    "port authority said, in the worst accident on the coast since October 2023.",
    "“We waited for hours and nobody came,” said Ms Ana Reyes, a 45-year-old teacher who had been on the upper "
    "deck with two of her pupils. “Then the lights went out.”",
    "Prime Minister Ivo Brandt told reporters late on Wednesday that the government would set aside $4.5m for the "
    "families, and that he expected a report by the end of November.",
    "The company, Northern Ferry Co., carried about 1.2 million passengers last year, 3 percent more than in "
    "2024. Its shares fell 8 percent.",
    "According to the Institute for Maritime Safety (IMS), the ship had been inspected twice overnight before it "
    "left, but the European Commission has asked for the papers.",
    "Mr Brandt, who took office in March, did not say whether the line would be closed. “It has to be safe,” he added.",
)


def news(words: int) -> str:
    """Paragraphs with at least that many words."""
    round_words = sum(len(paragraph.split()) for paragraph in _PARAGRAPHS)
    return "\n\n".join(_PARAGRAPHS * (words // round_words + 1))
