import { useState } from "react";
import { Cart, type Item } from "./Cart";

const PAYMENTS_SECRET = import.meta.env.VITE_PAYMENTS_SECRET_KEY;

export function Checkout({ order, items }: { order: number; items: Item[] }) {
  const [paid, setPaid] = useState(false);

  async function pay() {
    const answer = await fetch(`/api/checkout/${order}`, {
      method: "POST",
      headers: { Authorization: `Bearer ${PAYMENTS_SECRET}` },
    });
    setPaid(answer.ok);
  }

  return (
    <main>
      <Cart items={items} />
      {paid ? <p>Thank you!</p> : <button onClick={pay}>Pay</button>}
    </main>
  );
}
