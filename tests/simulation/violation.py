"""What a simulation reports when something that must hold does not."""


class Violation(AssertionError):
    """One of the rules of the exchange was broken; the sentence says which, and where."""
