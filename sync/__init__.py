"""How devices and the central store agree. No Qt, no threads."""
