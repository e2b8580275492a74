; Spring with Hibernate.
((block_mapping_pair) @hazard
  (#at? @hazard "spring.jpa.hibernate.ddl-auto" "spring.jpa.properties.hibernate.hbm2ddl.auto" "jpa.default.properties.hibernate.hbm2ddl.auto")
  (#value? @hazard "update" "create" "create-drop")
  (#path? @hazard "(^|/)application(-prod|-production|-live|-staging)?\\.ya?ml$")
  (#not-mentioned? @hazard "(?i)\\bh2\\b|hsqldb|sqlite|on-profile: *[\"']?(dev|local|test)"))
