"""A GitHub small enough to run in one process: for `make demo` and the tests."""
