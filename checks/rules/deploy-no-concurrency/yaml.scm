((_ key: (_) value: [(flow_node) (block_node (block_scalar))] @evidence.script) @hazard
  (#at? @hazard "jobs.*.steps.[].run")
  (#match? @evidence.script "\\b(fly(ctl)? deploy|railway up|kubectl (apply|set image)|helm upgrade|gcloud (run|app) deploy|ecs update-service|wrangler deploy|firebase deploy|supabase db push|container:release|netlify deploy [^\\n]*--prod|vercel [^\\n]*--prod|(serverless|sam|cdk|eb) deploy|terraform apply|(rsync|scp) [^\\n]*\\w@[\\w.$-]+:/|ssh [^\\n]*(git pull|docker[ -]compose|systemctl restart|pm2))\\b")
  (#match-at? @hazard "on" "\\bpush\\b")
  (#not-match-at? @hazard "concurrency" ".")
  (#not-match-at? @hazard "jobs.*.concurrency" ".")
  (#not-match-at? @hazard "" "(?i)\\b(dev|preview|staging|sandbox|docs|kind|k3d|minikube)\\b|dry-run"))
((_ key: (_)) @hazard
  (#at? @hazard "jobs.*.steps.[].uses")
  (#value-match? @hazard "^(appleboy/s(sh|cp)-action|SamKirkland/FTP-Deploy-Action|akhileshns/heroku-deploy|(?i)azure/webapps-deploy|google-github-actions/deploy-cloudrun|aws-actions/amazon-ecs-deploy-task-definition|cloudflare/wrangler-action)@")
  (#match-at? @hazard "on" "\\bpush\\b")
  (#not-match-at? @hazard "concurrency" ".")
  (#not-match-at? @hazard "jobs.*.concurrency" ".")
  (#not-match-at? @hazard "" "(?i)\\b(dev|preview|staging|sandbox|docs|kind|k3d|minikube)\\b|dry-run"))
