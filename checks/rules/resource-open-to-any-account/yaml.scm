; CloudFormation.
((block_mapping_pair) @hazard
  (#at? @hazard "Resources.**.Statement.[].Principal")
  (#match? @hazard ":\\s*(\\{?\\s*[\"']?AWS[\"']?:\\s*)?(\\[\\s*|-\\s+)?[\"']\\*[\"']")
  (#match-at? @hazard "**.Statement.[].Effect" "Allow")
  (#not-match-at? @hazard "**.Statement.[].Condition" ".")
  (#not-match-at? @hazard "Resources.*.Type" "VPCEndpoint")
  (#not-mentioned? @hazard "(?i)website|cloudfront"))
