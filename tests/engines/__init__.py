"""
Servers of database engines, for the tests: each in a temporary folder, on a free loopback port.
"""
