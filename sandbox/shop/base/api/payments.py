"""The payment provider."""
import requests

from . import config


def refundable(order_id: int) -> bool:
    answer = requests.get(
        f"{config.PAYMENTS_URL}/orders/{order_id}",
        headers={"Accept": "application/json"},
        timeout=5,
    )
    answer.raise_for_status()
    return bool(answer.json()["refundable"])
