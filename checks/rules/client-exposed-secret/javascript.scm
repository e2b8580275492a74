; Bundlers copy variables with these prefixes into what the browser downloads.
((member_expression object: (_) @_env property: (property_identifier) @name) @hazard
  (#resolves? @_env "process.env" "import.meta.env")
  (#match? @name "^(NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC)_")
  (#match? @name "(SECRET|SERVICE_ROLE|PRIVATE|PASSWORD|(OPENAI|ANTHROPIC|GEMINI|GROQ|RESEND|SENDGRID|TWILIO)_(API_)?KEY)")
  (#not-match? @name "(PUBLISHABLE|PUBLIC_KEY|ANON_KEY|CLIENT_ID|_URL|_ENABLED|_MODEL|_NAME|_PATH|_LOGIN|_POLICY|_LENGTH)$|_(ENABLE|DISABLE|SHOW|ALLOW)_"))
