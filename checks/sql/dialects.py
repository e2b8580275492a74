"""Whose SQL a script is, told by words that only one product has, and by the script's path."""

import re2  # foreign text: linear time

# The first that fits. The words are from each product's own manual; in "other", a template's braces
# and the words of ClickHouse, Oracle, BigQuery, Snowflake and Redshift.
_WORDS = {
    "other": (
        r"\{\{|\{%|\bMergeTree\b|\bVARCHAR2\b|\bNUMBER\(|\bCREATE OR REPLACE TABLE\b"
        r"|\bDISTKEY\b|\bDISTSTYLE\b"
    ),
    "sqlserver": (
        r"^[ \t]*GO[ \t]*;?$|\bNVARCHAR\b|\[dbo\]|\bdbo\.|\bIDENTITY\(\d|\bUNIQUEIDENTIFIER\b"
        r"|\bsp_rename\b|\bDATETIME2\b|\bNONCLUSTERED\b"
    ),
    "sqlite": (
        r"\bAUTOINCREMENT\b|^\s*PRAGMA\b|\bWITHOUT ROWID\b|\bsqlite_|\bINTEGER PRIMARY KEY\b"
    ),
    "mysql": (
        r"`|\bENGINE\s*=|\bAUTO_INCREMENT\b|\bMODIFY\s+COLUMN\b|\bTINYINT\b|\bUNSIGNED\b"
        r"|\bALGORITHM\s*=\s*(INPLACE|INSTANT|COPY)|\bLONGTEXT\b|^\s*DELIMITER\b"
    ),
}
_PATHS = {
    "other": (
        "clickhouse|bigquery|snowflake|redshift|oracle|databricks|cassandra|spanner|duckdb|hive"
    ),
    "sqlserver": r"mssql|sql-?server|tsql",
    "sqlite": r"sqlite|(^|[/_.-])d1([/_.-]|$)|libsql|turso",
    "mysql": "mysql|mariadb",
}
_SIGNS = {
    name: (re2.compile(f"(?im){words}"), re2.compile(_PATHS[name]))
    for name, words in _WORDS.items()
}


def dialect_of(text: str, path: str) -> str:
    """`mysql`, `sqlite`, `sqlserver`, `other`, or where nothing tells, `postgresql`.

    `path` is in lower case.
    """
    for name, (words, paths) in _SIGNS.items():
        if words.search(text) or paths.search(path):
            return name
    return "postgresql"
