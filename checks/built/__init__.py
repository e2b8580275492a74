"""Whether a text is put together from something that is not a constant.

    Built(names, language).asked(node)   # True: yes. False: of constants alone. None: not known

`pieces` knows how the languages put texts together, `additions` what is added to a variable later,
`parts` which parts may be anything: parameters, requests, what is made of them.
"""

from checks.built.texts import Built

__all__ = ["Built"]
