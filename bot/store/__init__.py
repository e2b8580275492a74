"""What is kept: deliveries and pull requests. SQLite in one process, PostgreSQL for many."""
