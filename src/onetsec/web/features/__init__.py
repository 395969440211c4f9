"""
One module of handlers a feature.
"""
