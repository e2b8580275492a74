"""The product without GitHub: rules, touched lines, findings. No HTTP, no database, no env."""
