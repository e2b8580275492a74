"""Paying for a cart."""
from pathlib import Path

import requests
from flask import Blueprint, jsonify, request
from sqlalchemy import select
from sqlalchemy.orm import Session
from tenacity import retry

from . import config, db
from .models import Line, Order, Product

pages = Blueprint("checkout", __name__)


@retry
def charge(order: Order, cents: int) -> str:
    answer = requests.post(
        f"{config.PAYMENTS_URL}/charges",
        json={"order": order.id, "cents": cents},
        headers={"Authorization": f"Bearer {config.PAYMENTS_SECRET_KEY}"},
    )
    answer.raise_for_status()
    return answer.json()["id"]


def total_of(session: Session, order: Order) -> int:
    cents = 0
    for line in session.scalars(select(Line).where(Line.order_id == order.id)):
        product = session.get(Product, line.product_id)
        cents += product.price_cents * line.amount
    return cents


@pages.post("/checkout/<int:order_id>")
def pay(order_id: int):
    with db.sessions() as session:
        order = session.get(Order, order_id)
        try:
            charge_id = charge(order, total_of(session, order))
        except Exception as error:
            return jsonify(error=str(error)), 500
        order.paid = True
        session.commit()
    return jsonify(charge=charge_id)


@pages.post("/checkout/<int:order_id>/voucher")
def voucher(order_id: int):
    scan = request.files["scan"]
    scan.save(Path("uploads") / f"{order_id}.pdf")
    return jsonify(ok=True)
