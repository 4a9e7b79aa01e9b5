"""Tokens, palettes, fonts, icons and the drawing functions every screen shares.

``views.look.theme.theme`` holds the look in use now and says when it changes; ``views.look.tokens`` gives
the values; ``views.look.painting`` and ``views.look.marks`` draw with them, in widgets and list rows alike.
"""
