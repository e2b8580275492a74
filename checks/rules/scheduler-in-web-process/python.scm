((call function: (_) @_start) @hazard
  (#resolves? @_start "apscheduler.schedulers.{background.BackgroundScheduler,asyncio.AsyncIOScheduler}().start" "flask_apscheduler.APScheduler().start")
  (#mentioned? @hazard "FastAPI\\(|Flask\\(|urlpatterns|AppConfig")
  (#not-mentioned? @hazard "(?i)lock|nx=True|leader"))
