"""HEALTHCHECK by a program that the image does not have."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, dockerfile

TOUCHES = r"(.*/)?(dockerfile|containerfile)([.-][\w.-]+)?|.*\.dockerfile"

# Official images: the small ones of Debian have neither, those of Alpine have BusyBox's wget.
_NAMES = "python|node|ruby|golang|rust|debian"
_SLIM = re.compile(rf"({_NAMES}):[\w.-]*slim[\w.-]*")
_ALPINE = re.compile(rf"({_NAMES}):[\w.-]*alpine[\w.-]*|alpine(:[\w.-]+)?")
_PROBE = re.compile(r"\bCMD\b[\s\[\"']*(?:(?:/bin/)?sh\"?,? ?\"?-c\"?,? ?\"?)?(curl|wget)\b")
# What installs something that cannot be seen here.
_UNSEEN = re.compile(r"install[^&]*\$|xargs|\.sh\b")


def check(change: Change, index: Index) -> Iterator[Found]:
    """The health check of the stage that is shipped, where its line was touched."""
    del index
    for part in change.matching(TOUCHES):
        chain = dockerfile.shipped(part.head or "")
        probe = chain[0].last("HEALTHCHECK") if chain else None
        if not chain or probe is None or not part.touches(probe.line, probe.last):
            continue
        tool = _PROBE.search(probe.rest)
        runs = [one.rest for stage in chain for one in stage.instructions]
        image = chain[-1].base
        told = tool and not any(_brings(tool[1], run) for run in runs if run is not probe.rest)
        both = "curl" in probe.rest and "wget" in probe.rest
        if tool and told and not both and _lacks(tool[1], image):
            yield Found(part.path, probe.line, {"tool": tool[1], "image": image}, tool[1])


def _brings(tool: str, text: str) -> bool:
    return re.search(rf"\b{tool}\b", text) is not None or _UNSEEN.search(text) is not None


def _lacks(tool: str, image: str) -> bool:
    if _ALPINE.fullmatch(image):
        return tool == "curl"
    return _SLIM.fullmatch(image) is not None
