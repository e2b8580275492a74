"""Whether a value comes from the request that the code around it answers.

    Requests(names, places, language, built).asked(node)   # True, or None: not known

`sources` knows the parameters and objects that frameworks give to handlers, `words` their names,
`flow` follows a value back to one of them within the function.
"""

from checks.requests.flow import Requests

__all__ = ["Requests"]
