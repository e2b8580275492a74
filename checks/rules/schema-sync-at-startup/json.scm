; Prisma: what starts the app pushes the schema.
((pair) @hazard
  (#at? @hazard "scripts.start" "scripts.'start:prod'" "scripts.'start:production'" "scripts.serve" "scripts.prestart")
  (#value-match? @hazard "prisma db push|prisma migrate (dev|reset)|typeorm\\S* schema:sync|drizzle-kit push"))
