"""Who did what when, as a hash chain that shows any change made to it afterwards.

May know: base, places. Stands before accounts, whose actions write entries too.
"""
