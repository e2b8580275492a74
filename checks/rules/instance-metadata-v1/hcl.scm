; A token is optional.
((attribute) @hazard
  (#at? @hazard "resource.aws_instance.*.metadata_options.http_tokens" "resource.aws_launch_template.*.metadata_options.http_tokens" "resource.aws_launch_configuration.*.metadata_options.http_tokens" "resource.aws_spot_instance_request.*.metadata_options.http_tokens")
  (#value? @hazard "optional"))
