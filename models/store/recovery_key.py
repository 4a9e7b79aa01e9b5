"""The recovery key: printed once, kept in a safe, and typed in by hand on a bad day.

36 characters in nine groups of four. The 31 characters leave out those that look alike (0 and O, 1, I and L);
35 of them are drawn at random, which is 173 bits, and the last one checks the others: any one wrong
character, and any two neighbours changed about, are noticed before the key is tried.
"""

import secrets

from models.errors import RuleBroken

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 36
GROUP = 4


def new_recovery_key() -> str:
    """A new key as it is printed: "7KQ2-…"."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return in_groups(drawn + check_character(drawn))


def in_groups(characters: str) -> str:
    """Characters in groups of four, which are easier to read aloud and to type."""
    return "-".join(characters[start : start + GROUP] for start in range(0, len(characters), GROUP))


def as_printed(typed: str) -> str:
    """The key as it was printed, from what was typed: small letters, spaces and dashes do not matter.

    Raises ``RuleBroken`` with what is wrong: a character the key never has, a wrong length, a slip.
    """
    characters = "".join(typed.split()).replace("-", "").replace("–", "").upper()
    if strange := next((character for character in characters if character not in ALPHABET), None):
        raise RuleBroken(f"A recovery key has no “{strange}”. It never has 0, O, 1, I or L: look again.")
    if len(characters) != LENGTH:
        raise RuleBroken(f"A recovery key has {LENGTH} characters; this has {len(characters)}.")
    if check_character(characters[:-1]) != characters[-1]:
        raise RuleBroken("There is a slip in the recovery key. Compare it with the paper, group by group.")
    return in_groups(characters)


def check_character(characters: str) -> str:
    """The character that goes last: a sum in which each place has a weight of its own.

    The weights are powers of 3 modulo 31, a prime of which 3 is a primitive root: none is nothing, and no two
    neighbours are alike, so every single slip and every swap of neighbours changes the sum.
    """
    total = 0
    for character in characters:
        total = (total * 3 + ALPHABET.index(character)) % len(ALPHABET)
    return ALPHABET[total]
