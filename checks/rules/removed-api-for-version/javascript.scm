; Express 5 rejects these paths when the route is registered.
((call_expression
    function: (member_expression) @_callee
    arguments: (arguments . (string) @api)) @hazard
  (#resolves? @_callee "express().{get,post,put,patch,delete,all,use,options}"
                       "express.Router().{get,post,put,patch,delete,all,use,options}")
  (#match? @api "^.(?:.*/)?\\*.$|/:\\w+\\?")
  (#version? "express" ">=5"))

((member_expression property: (property_identifier) @api) @hazard
  (#resolves? @hazard "express().del" "express.Router().del")
  (#version? "express" ">=5"))

; Options that the driver of MongoDB refuses.
((call_expression
    function: (_) @_callee
    arguments: (arguments (object (pair key: (property_identifier) @api)))) @hazard
  (#resolves? @_callee "mongoose.{connect,createConnection}")
  (#any-of? @api "useNewUrlParser" "useUnifiedTopology" "useCreateIndex" "useFindAndModify")
  (#version? "mongoose" ">=9"))

((new_expression
    constructor: (_) @_callee
    arguments: (arguments (object (pair key: (property_identifier) @api)))) @hazard
  (#resolves? @_callee "mongodb.MongoClient")
  (#any-of? @api "useNewUrlParser" "useUnifiedTopology")
  (#version? "mongodb" ">=7"))

; Names that a package exported.
((import_specifier name: (identifier) @api @hazard) @_specifier
  (#resolves? @api "openai.Configuration" "openai.OpenAIApi")
  (#version? "openai" ">=4"))

((new_expression constructor: (identifier) @api) @hazard
  (#resolves? @api "openai.Configuration" "openai.OpenAIApi")
  (#version? "openai" ">=4"))

((member_expression) @api @hazard
  (#resolves? @api "react-dom.{render,hydrate,unmountComponentAtNode,findDOMNode}")
  (#version? "react-dom" ">=19"))

((import_specifier name: (identifier) @api @hazard)
  (#resolves? @api "react-router-dom.{Switch,Redirect,useHistory,withRouter}")
  (#version? "react-router-dom" ">=6"))

((member_expression) @api @hazard
  (#resolves? @api "@sentry/node.Handlers")
  (#version? "@sentry/node" ">=8"))

; The list of issues of a failed parse.
((member_expression
    object: (member_expression object: (identifier) @_result property: (property_identifier) @_error)
    property: (property_identifier) @api) @hazard
  (#eq? @_error "error") (#eq? @api "errors")
  (#holds? @_result "safeParse(?:Async)?\\(")
  (#version? "zod" ">=4"))

; Modules that are a function no more, as `require` gives them.
((call_expression function: (call_expression) @api arguments: (arguments)) @hazard
  (#match? @api "^require\\(.connect-redis.\\)$")
  (#version? "connect-redis" ">=7"))

((call_expression function: (call_expression) @api arguments: (arguments)) @hazard
  (#match? @api "^require\\(.connect-mongo.\\)$")
  (#version? "connect-mongo" ">=4"))

((variable_declarator name: (identifier) value: (call_expression) @api @hazard)
  (#match? @api "^require\\(.node-fetch.\\)$")
  (#version? "node-fetch" ">=3"))

((variable_declarator name: (identifier) value: (call_expression) @api @hazard)
  (#match? @api "^require\\(.chalk.\\)$")
  (#version? "chalk" ">=5"))

((call_expression function: (identifier) @_require arguments: (arguments (string) @api)) @hazard
  (#eq? @_require "require")
  (#match? @api "^.uuid/v[145].$")
  (#version? "uuid" ">=7"))

((import_statement source: (string) @api) @hazard
  (#match? @api "^.uuid/v[145].$")
  (#version? "uuid" ">=7"))

; Tailwind 4 is no plugin of PostCSS.
((pair key: (property_identifier) @api) @hazard
  (#eq? @api "tailwindcss")
  (#path? @api "postcss\\.config\\.[cm]?[jt]s$")
  (#version? "tailwindcss" ">=4"))
