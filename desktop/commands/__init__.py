"""What ``walkabout`` does from the command line: one module a command, loaded only when it is asked for."""

COMMANDS = {
    "demo": "make the sample landlord, print its documents and open the window on it",
    "photo": "say whether photos could be taken in, and what they know; nothing is kept",
    "print": "print a walkabout's report or the action list to a file",
    "enrol": "connect this device to the office, with the code read out there",
    "sync": "send what waits to the office, and take in what colleagues did",
    "conflicts": "list what a person has to decide, or decide it",
    "check": "check that everything kept here is whole",
    "backup": "put everything kept here into one file, still encrypted",
    "restore": "bring back everything from such a file",
    "recover": "unlock with the recovery key and choose a new passphrase",
}
"""Each command with what it is for. Its module declares its own arguments and does it."""
