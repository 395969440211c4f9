"""
What was changed in the tables.
"""
