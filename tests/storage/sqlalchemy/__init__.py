"""
The storage over SQLAlchemy, on every engine that it knows.
"""
