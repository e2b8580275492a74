; A line of text is run by a shell.
((source_file [
    (cmd_instruction (shell_command) @_line)
    (entrypoint_instruction (shell_command) @_line)] @hazard)
  (#inside? @hazard "last-stage")
  (#not-match? @_line "\\bexec\\b|^(/bin/)?(ba)?sh$"))

; Written out, it is the same. (Of one simple command bash makes itself that command.)
((source_file [
    (cmd_instruction (json_string_array . (json_string) @_shell . (json_string) @_c . (json_string) @_line))
    (entrypoint_instruction (json_string_array . (json_string) @_shell . (json_string) @_c . (json_string) @_line))] @hazard)
  (#inside? @hazard "last-stage")
  (#match? @_shell "sh\"$")
  (#not-match? @_shell "\\bbash\"$")
  (#match? @_c "^\"-[a-z]*c\"$")
  (#not-match? @_line "\\bexec\\b"))
((source_file [
    (cmd_instruction (json_string_array . (json_string) @_shell . (json_string) @_c . (json_string) @_line))
    (entrypoint_instruction (json_string_array . (json_string) @_shell . (json_string) @_c . (json_string) @_line))] @hazard)
  (#inside? @hazard "last-stage")
  (#match? @_shell "\\bbash\"$")
  (#match? @_c "^\"-[a-z]*c\"$")
  (#match? @_line "[;&|]")
  (#not-match? @_line "\\bexec\\b"))

; npm starts a shell of its own.
((source_file [
    (cmd_instruction (json_string_array . (json_string) @_npm))
    (entrypoint_instruction (json_string_array . (json_string) @_npm))] @hazard)
  (#inside? @hazard "last-stage")
  (#match? @_npm "^\"(npm|yarn|pnpm)\"$"))

; Safe: an init that hands signals on.
((entrypoint_instruction) @safe.file
  (#match? @safe.file "\\b(tini|dumb-init)\\b"))
