; A development server as the command of the stage that is shipped (one inside a HEALTHCHECK starts
; nothing).
((source_file [(cmd_instruction) (entrypoint_instruction)] @hazard)
  (#inside? @hazard "last-stage")
  (#match? @hazard "\\bflask\\b[\\s\\S]*\\W+run\\b|\\buvicorn\\b[\\s\\S]*--reload\\b|manage\\.py\\W+runserver\\b|\\b(fastapi|next)\\W+dev\\b|\\bng\\W+serve\\b|\\breact-scripts\\W+start\\b|\\bartisan\\W+serve\\b|\\btsx\\W+watch\\b|\\b(nodemon|ts-node-dev)\\b"))
