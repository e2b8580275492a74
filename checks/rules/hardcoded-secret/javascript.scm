; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(string) (template_string)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((variable_declarator name: (identifier) @_name value: [(string) (template_string)] @_value) @hazard
  (#secret? @_name @_value))
((assignment_expression left: (member_expression property: (property_identifier) @_name) right: (string) @_value) @hazard
  (#secret? @_name @_value))
((pair key: [(property_identifier) (string)] @_name value: [(string) (template_string)] @_value) @hazard
  (#secret? @_name @_value))

; Whoever reads the source can sign tokens, sessions and cookies.
((call_expression function: (_) @_sign arguments: (arguments . (_) . (string) @hazard))
  (#resolves? @_sign "jsonwebtoken.{sign,verify}" "crypto.createHmac"))
((call_expression function: (_) @_session arguments: (arguments . (object (pair key: (property_identifier) @_name value: (string)) @hazard)))
  (#resolves? @_session "express-session" "cookie-session")
  (#eq? @_name "secret"))
((call_expression function: (_) @_session arguments: (arguments . (string) @hazard))
  (#resolves? @_session "cookie-parser"))

; A client that is made with its key.
((new_expression constructor: (_) @_client arguments: (arguments (_) . (string) @hazard .))
  (#resolves? @_client "twilio.Twilio" "twilio")
  (#match? @hazard "[0-9a-f]{4,}"))
((call_expression function: (_) @_client arguments: (arguments (_) . (string) @hazard .))
  (#resolves? @_client "twilio")
  (#match? @hazard "[0-9a-f]{4,}"))
