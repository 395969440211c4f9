"""
A project as ``startproject`` makes it, with twenty ordinary tests that know nothing of onetsec.
"""
