"""Settings, from the environment alone."""
import os

SECRET_KEY = os.environ["SECRET_KEY"]
DATABASE_URL = os.environ["DATABASE_URL"]
PAYMENTS_URL = os.environ.get("PAYMENTS_URL", "https://payments.example.com")
