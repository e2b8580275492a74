; Classes are named by a type here, and may be abstract.
(abstract_class_declaration body: (_) @place.body) @place.class

; NestJS: @Get("/x") async find() { … }
((class_body (decorator (call_expression function: (identifier) @_verb)) . (decorator)* . (method_definition body: (_) @place.body) @place.handler)
  (#any-of? @_verb "{Get,Post,Put,Patch,Delete,All,Options,Head}"))
