; CloudWatch.
((block) @hazard
  (#at? @hazard "resource.aws_cloudwatch_log_group.*")
  (#lacks-key? @hazard "retention_in_days")
  (#not-for-development? @hazard))
