"""Qt Widgets screens: each emits what the person wants and shows what it is given."""
