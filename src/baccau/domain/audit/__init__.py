"""Who did what when, as a hash chain that shows any change made to it afterwards.

May know: base. Stands before places and accounts, whose actions write entries too.
"""
