; What a person starts, or another workflow when it has passed, has been looked at elsewhere.
((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\b(fly(ctl)? deploy|railway up|kubectl (apply|set image)|helm upgrade|gcloud (run|app) deploy|ecs update-service|wrangler deploy|firebase deploy|supabase db push|container:release|netlify deploy [^\\n]*--prod|vercel [^\\n]*--prod|(serverless|sam|cdk|eb) deploy|terraform apply|(rsync|scp) [^\\n]*\\w@[\\w.$-]+:/|ssh [^\\n]*(git pull|docker[ -]compose|systemctl restart|pm2))\\b")
  (#match-at? @hazard "on" "\\bpush\\b")
  (#not-match-at? @hazard "jobs.*.needs" ".")
  (#not-match-at? @hazard "" "(?i)[^a]test|lint|validate|check\\b|verify|workflow_run|workflow_call|\\b(dev|preview|staging|sandbox|docs)\\b|dry-run"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^(appleboy/s(sh|cp)-action|SamKirkland/FTP-Deploy-Action|akhileshns/heroku-deploy|(?i)azure/webapps-deploy|google-github-actions/deploy-cloudrun|aws-actions/amazon-ecs-deploy-task-definition|cloudflare/wrangler-action)@")
  (#match-at? @hazard "on" "\\bpush\\b")
  (#not-match-at? @hazard "jobs.*.needs" ".")
  (#not-match-at? @hazard "" "(?i)[^a]test|lint|validate|check\\b|verify|workflow_run|workflow_call|\\b(dev|preview|staging|sandbox|docs)\\b|dry-run"))
