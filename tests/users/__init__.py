"""
Users of the host, in each place where they can be.
"""
