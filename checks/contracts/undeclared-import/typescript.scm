; Safe: types alone are gone once it is built.
(import_statement "type") @safe
(export_statement "type") @safe
