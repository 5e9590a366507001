"""The outbox: messages written in the act's own transaction, sent after it, each once.

May know: base, places, audit, accounts.
"""
