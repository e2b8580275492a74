"""GraphQL of the small GitHub: real execution over GitHub's own schema, trimmed."""
