"""Reviewing a file on its way in, the same at each desk that takes files: inbox, steps, answers.

May know: intake's queries and actions, jobs that read, forms, presenters. Knows no desk; a desk
mounts it by `baccau.web.review.urls.patterns("office")`.
"""
