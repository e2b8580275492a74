; Liquibase.
((block_sequence_item) @hazard
  (#at? @hazard "databaseChangeLog.[].changeSet.changes.[].addColumn.columns.[]")
  (#has-key? @hazard "column.constraints.nullable" "false")
  (#lacks-key? @hazard "column.defaultValue" "column.defaultValueBoolean" "column.defaultValueNumeric" "column.defaultValueDate" "column.defaultValueComputed" "column.autoIncrement" "column.valueComputed" "column.value"))
