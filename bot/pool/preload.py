"""Imported by the fork server alone: what is loaded and compiled here, all processes share."""

from bot.pool import tasks

tasks.rules().compile_all()
