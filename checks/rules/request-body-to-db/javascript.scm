; Prisma: { data: req.body }
((call_expression function: (member_expression property: (property_identifier) @_write)
    arguments: (arguments . (object (pair key: (property_identifier) @_data value: (_) @_body)))) @hazard
  (#any-of? @_write "{create,update,upsert,updateMany,createMany}")
  (#any-of? @_data "{data,create}")
  (#from-request? @_body)
  (#text-match? @_body "\\bbody$|\\.json\\(\\)$"))
; Mongoose, Sequelize, Drizzle, Supabase, MongoDB, knex
((call_expression function: (member_expression object: (_) @_on property: (property_identifier) @_write) arguments: (arguments (_) @_body)) @hazard
  (#not-match? @_on "^(query|queries|\\w*[sS]ervice)\\b")
  (#any-of? @_write "{create,insertMany,findByIdAndUpdate,findOneAndUpdate,updateOne,insertOne,insert,values,update}")
  (#from-request? @_body)
  (#text-match? @_body "\\bbody$|\\.json\\(\\)$"))
((new_expression constructor: (identifier) @_model arguments: (arguments . (_) @_body .)) @hazard
  (#match? @_model "^[A-Z][a-z]+([A-Z][a-z]+)?$")
  (#not-match? @_model "^(Date|Blob|Response|Request|Map|Set|Buffer)$|(Error|Dto|Params|Schema)$")
  (#from-request? @_body)
  (#text-match? @_body "\\.body$")
  (#mentioned? @_model "(?i)require\\(.*models?/|from ['\"].*models?/|mongoose"))
