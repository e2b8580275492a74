; Next.js.
((pair key: (_) @_key value: (true) @_value) @hazard
  (#path? @hazard "next\\.config\\.")
  (#any-of? @_key "ignoreBuildErrors" "ignoreDuringBuilds")
  (#replace! @_value "false"))
