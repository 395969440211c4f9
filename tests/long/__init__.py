"""
What needs minutes: run by ``nox -s long``, each file by its name.
"""
