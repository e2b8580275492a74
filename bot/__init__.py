"""Everything that speaks to GitHub or to people."""
