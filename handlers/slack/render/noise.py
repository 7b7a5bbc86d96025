"""What people made of what was told, a line a check, in plain words: on Home, in `/copydesk doctor`, at the prompt."""

from __future__ import annotations

from bot.answers.noise import DAYS, FEWEST, Noise, Tally
from handlers.slack.render.served import check_words, level_word

TITLE = f"What was made of my findings in {DAYS} days"


def noise_lines(noise: Noise) -> list[str]:
    """What people dismissed, in all and a check a line; none where too few were told to say."""
    if noise.all.told < FEWEST:
        return []
    lines = [_line(check_words(check), tally) for check, tally in noise.checks]
    alone = len(lines) == 1 and noise.checks[0][1] == noise.all
    return lines if alone else [_line("in all", noise.all), *lines]


def _line(name: str, tally: Tally) -> str:
    told = f"{name}: of {tally.told:,} told, "
    if tally.dismissed:
        why = ", ".join(f"{reason} {number:,}" for reason, number in tally.reasons)
        told += f"{tally.dismissed:,} dismissed ({tally.share:.0%}): {why}".replace("%", " %")
    else:
        told += "none dismissed"
    levels = ", ".join(f"{level_word(level)} {number:,}" for level, number in tally.at)
    return f"{told}. Told at sensitivity {levels}."
