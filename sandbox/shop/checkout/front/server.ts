import cors from "cors";
import express from "express";
import session from "express-session";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5_000 });

const app = express();
app.use(express.json({ limit: "100kb" }));
app.use(cors({ origin: true, credentials: true }));
app.use(
  session({
    secret: process.env.SESSION_SECRET!,
    resave: false,
    saveUninitialized: false,
  }),
);
app.use(express.static("dist/pages"));

app.get("/api/products", async (_request, response) => {
  const { rows } = await pool.query("select id, name, price_cents from products order by id limit 100");
  response.json(rows);
});

app.post("/api/checkout/:order", async (request, response) => {
  const answer = await fetch(`${process.env.API_URL}/checkout/${request.params.order}`, { method: "POST" });
  response.status(answer.status).json(await answer.json());
});

app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
