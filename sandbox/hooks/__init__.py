"""Webhooks of the small GitHub: from an event of the world to a signed delivery and its log."""
