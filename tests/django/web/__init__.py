"""
The tests of the pages, in front of Django.
"""
