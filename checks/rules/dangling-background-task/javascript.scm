; forEach waits for nobody: every callback runs on its own.
((call_expression
    function: (member_expression property: (property_identifier) @_each)
    arguments: (arguments . [(arrow_function "async") (function_expression "async")]) @_given) @hazard
  (#eq? @_each "forEach")
  (#not-match? @_given "\\btry\\b")
  (#not-mentioned? @_each "\\bdocument\\.|\\bwindow\\.|\\blocalStorage\\.|from .react|\\buse(State|Effect|Callback|Ref|Query|Mutation)\\(|<[A-Z]\\w*[^<>]*/>")
  (#not-path? @_each "(^|/)(components|hooks|client|frontend|public|web|webapp|mobile)/|(^|/)use-?\\w+\\.[jt]sx?$"))
; What an async function of this file does is left alone while a request is answered.
((expression_statement (call_expression function: [(identifier) @_started (member_expression object: (this) property: (property_identifier) @_started)]) @hazard)
  (#mentioned? @_started "\\basync (function )?{}\\(|\\bconst {} = async\\b")
  (#not-mentioned? @_started "(?m)^\\s*static {}\\(|^(export )?function {}\\(")
  (#inside? @hazard "handler")
  (#not-commented? @hazard))
; A query of Prisma that nobody awaits is never sent.
((expression_statement (call_expression
    function: (member_expression
      object: (member_expression object: [(identifier) @_client (member_expression property: (property_identifier) @_client)])
      property: (property_identifier) @_do)) @hazard)
  (#eq? @_client "prisma")
  (#any-of? @_do "create" "createMany" "update" "updateMany" "upsert" "delete" "deleteMany"))
; Known to answer with a promise.
((expression_statement (call_expression function: (_) @_start arguments: (arguments) @_given) @hazard)
  (#resolves? @_start
    "fetch" "axios.{get,post,put,patch,delete}" "nodemailer.createTransport().sendMail" "@sendgrid/mail.send")
  (#arguments-count? @_given "1" "2" "3")
  (#not-match? @_given "\\bfunction\\b|=>")
  (#inside? @hazard "handler" "async")
  (#not-match? @_given "(?i)track|analytics|metric|beacon|log")
  (#not-commented? @hazard))
