"""
Real engines for the tests: on free loopback ports, in temporary folders, and gone afterwards.
"""
