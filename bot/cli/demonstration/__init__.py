"""The demo: a pull request on an embedded GitHub, reviewed by a real Touchline beside it."""
