"""Work that survives the worker. The only place that knows the job engine (DBOS)."""
