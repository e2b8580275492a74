"""Decisions to live with a finding: recorded, sealed, in force for a while, undone."""
