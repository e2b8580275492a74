((call function: (_) @_open arguments: (argument_list . (_) @_path)) @hazard
  (#resolves? @_open "open" "io.open" "flask.send_file" "fastapi.responses.FileResponse" "os.{remove,unlink}" "shutil.rmtree")
  (#from-request? @_path)
  (#not-function-match? @hazard "secure_filename|resolve\\(|realpath|commonpath|is_relative_to|safe_join|basename|\\.name\\b|startswith|abspath|\\.replace\\([\"']/|\\bnot in \\w*(?i:allowed)|\\bf[\"']\\w+_\\{"))
