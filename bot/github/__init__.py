"""All that speaks to GitHub. The only place that imports PyGithub."""
