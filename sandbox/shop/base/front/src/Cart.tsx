import { useState } from "react";

export type Item = { id: number; name: string; amount: number; priceCents: number };

export function Cart({ items }: { items: Item[] }) {
  const [open, setOpen] = useState(false);
  const total = items.reduce((sum, item) => sum + item.amount * item.priceCents, 0);
  return (
    <aside>
      <button onClick={() => setOpen(!open)}>{(total / 100).toFixed(2)} €</button>
      {open && items.map((item) => <p key={item.id}>{item.amount} × {item.name}</p>)}
    </aside>
  );
}
