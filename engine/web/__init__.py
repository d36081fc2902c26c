"""Pages in the browser: addresses, who may open them, and the drawing of what the service answers.

No rule of the law or of the procedure lives here, nothing is scored, and no file of a workspace is opened.
"""
