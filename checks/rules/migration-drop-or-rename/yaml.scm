; Liquibase; not what a rollback does.
((block_mapping_pair) @hazard
  (#at? @hazard "databaseChangeLog.[].changeSet.changes.[].{dropColumn,dropTable,renameColumn,renameTable}"))
