"""Thin Qt item models over lists asked from the store."""
