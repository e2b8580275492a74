import cors from "cors";
import connectPgSimple from "connect-pg-simple";
import express from "express";
import session from "express-session";
import { Pool } from "pg";

const pool = new Pool({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("idle database connection lost", error));

const PgStore = connectPgSimple(session);
const app = express();
app.use(express.json({ limit: "100kb" }));
app.use(cors({ origin: process.env.SHOP_ORIGIN, credentials: true }));
app.use(
  session({
    store: new PgStore({ pool }),
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

app.listen(Number(process.env.PORT ?? 3000), "0.0.0.0");
