"""The shop's API."""
import logging

from flask import Flask, jsonify

from . import config, db, orders

log = logging.getLogger(__name__)


def create_app() -> Flask:
    app = Flask(__name__)
    app.config["SECRET_KEY"] = config.SECRET_KEY
    app.register_blueprint(orders.pages)

    @app.errorhandler(Exception)
    def failed(error):
        log.exception("request failed")
        return jsonify(error="Something went wrong on our side."), 500

    @app.get("/healthz")
    def healthz():
        db.ping()
        return jsonify(ok=True)

    return app
