((run_instruction) @hazard
  (#match? @hazard "\\b(tsc|run build|yarn build|next build|vite build)\\b[^&|;]*\\|\\|\\s*(true|exit 0)|\\bCI=false\\s[^&|;]*\\bbuild\\b"))
