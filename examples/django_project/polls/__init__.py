"""
Questions, and who voted for what.
"""
