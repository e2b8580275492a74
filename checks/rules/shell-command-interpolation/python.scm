((call function: (_) @_run arguments: (argument_list . (_) @_command)) @hazard
  (#resolves? @_run "os.{system,popen}" "subprocess.{getoutput,getstatusoutput}" "asyncio.create_subprocess_shell" "commands.getoutput")
  (#interpolated? @_command))
((call function: (_) @_run arguments: (argument_list . (_) @_command) @_arguments) @hazard
  (#resolves? @_run "subprocess.{run,call,check_call,check_output,Popen}")
  (#has-key? @_arguments "shell" "True")
  (#interpolated? @_command))
