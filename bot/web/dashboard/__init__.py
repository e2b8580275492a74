"""The dashboard: what reviews came to, for whoever GitHub says may see the repository."""
