"""
The same features as JSON, for front ends and for clients without a browser.

`.door` is the way in; `.operations` says what an operation is; `.features` are the operations;
`.shapes` is what is sent and answered; `.document` describes it all.
"""
