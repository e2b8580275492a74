"""Orders, as the front asks for them."""
from flask import Blueprint, abort, jsonify
from sqlalchemy import select

from . import db, payments
from .models import Order

pages = Blueprint("orders", __name__)


@pages.get("/orders/<int:order_id>")
def show(order_id: int):
    with db.sessions() as session:
        order = session.scalar(select(Order).where(Order.id == order_id))
        if order is None:
            abort(404)
        return jsonify(id=order.id, paid=order.paid, refundable=payments.refundable(order.id))
