"""
What costs how much: each is run by itself, and fails beyond its gate.
"""
