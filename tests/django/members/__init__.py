"""
Users with an address for a name, and a key that is no number.
"""
