"""The central store: the office's end of the exchange."""
