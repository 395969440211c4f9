"""
A Flask application with a Settings > Security page.
"""

import os

from flask import Flask

from onetsec import Onetsec, Site, User
from onetsec.flask import FlaskOnetsec, current_session, session_required
from onetsec.users import DictUsers

app = Flask(__name__)
auth = Onetsec(
    users=DictUsers([User("1", email="ada@example.com", email_verified=True)]),
    storage="sqlite:///example.db",
    keys=[os.environ["ONETSEC_KEY"]],
    site=Site("Example Shop", "http://localhost:5000"),
)
auth.password.register("1", "Copper Kettle 27")
FlaskOnetsec(auth, app)


@app.get("/")
def home() -> str:
    """
    Greet whoever has signed in.
    """
    session = current_session()
    name = "stranger" if session is None else f"user {session.user_id}"
    return f"Hello, {name}. See your <a href='/orders'>orders</a>."


@app.get("/orders")
@session_required
def orders() -> str:
    """
    Show what only a user may see.
    """
    return "No orders. Change your <a href='/settings/security'>security settings</a> instead."
