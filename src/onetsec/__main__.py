"""
``python -m onetsec`` is the command ``onetsec``.
"""

from .cli import main

raise SystemExit(main())
