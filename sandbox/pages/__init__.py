"""The pages that a reviewer knows: pull request, files with threads at their lines, checks."""
