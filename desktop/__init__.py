"""The running program: starts, wires, works in the background, owns the window frame."""
