"""Paying for a cart."""
import logging
from pathlib import Path

import requests
from flask import Blueprint, jsonify, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from tenacity import retry, stop_after_attempt, wait_random_exponential

from . import config, db
from .models import Line, Order, Product

log = logging.getLogger(__name__)
pages = Blueprint("checkout", __name__)


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10), reraise=True)
def charge(order: Order, cents: int) -> str:
    answer = requests.post(
        f"{config.PAYMENTS_URL}/charges",
        json={"order": order.id, "cents": cents},
        headers={
            "Authorization": f"Bearer {config.PAYMENTS_SECRET_KEY}",
            "Idempotency-Key": f"order-{order.id}",
        },
        timeout=10,
    )
    answer.raise_for_status()
    return answer.json()["id"]


def total_of(session: Session, order: Order) -> int:
    lines = select(func.sum(Product.price_cents * Line.amount)).join(Line, Line.product_id == Product.id)
    return session.scalar(lines.where(Line.order_id == order.id)) or 0


@pages.post("/checkout/<int:order_id>")
def pay(order_id: int):
    with db.sessions() as session:
        order = session.get(Order, order_id)
        try:
            charge_id = charge(order, total_of(session, order))
        except requests.RequestException:
            log.exception("charge of order %s failed", order_id)
            return jsonify(error="The payment did not go through. Nothing was charged."), 502
        order.paid = True
        session.commit()
    return jsonify(charge=charge_id)


@pages.post("/checkout/<int:order_id>/voucher")
def voucher(order_id: int):
    scan = request.files["scan"]
    scan.save(Path("uploads") / f"{order_id}.pdf")
    return jsonify(ok=True)
