"""SQL read by statement, for hazards of migrations: the grammar loses too much of real dialects.

What it loses was tried: `CREATE POLICY`, `NOT VALID`, `USING` of a changed type, `DO $$ … $$` and
`DISABLE ROW LEVEL SECURITY` all end in ERROR nodes, from which only the keywords are left.
"""

from checks.sql.dialects import dialect_of
from checks.sql.statements import Script, Statement, joined, read

__all__ = ["Script", "Statement", "dialect_of", "joined", "read"]
