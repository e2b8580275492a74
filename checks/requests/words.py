"""What the parts of a request are called in each framework."""

import re

JAVASCRIPT = frozenset({"javascript", "jsx", "typescript", "tsx"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What somebody who sends a request decides about; not `user`, `session`, `method`, `ip`, `app`.
_PARTS = {
    "python": _words(
        """args form values json data files headers cookies query_string query_params path_params
        view_args GET POST body FILES META COOKIES query match_info url path params"""
    ),
    "javascript": _words(
        """body query params headers cookies signedCookies files file url originalUrl rawBody
        nextUrl searchParams hostname rawHeaders path formData queryStringParameters
        pathParameters multiValueQueryStringParameters payload"""
    ),
    "go": _words("URL Form PostForm Body Header MultipartForm Host RequestURI"),
    "kotlin": _words("parameters queryParameters headers cookies queryString"),
    "csharp": _words("Query Form Headers Cookies Body RouteValues Path QueryString"),
    "ruby": _words("params body headers query_string raw_post path_parameters GET POST fullpath"),
    "php": _words("query request headers cookies files attributes server"),
}
# The methods that read them.
_READERS = {
    "python": _words("get_json get_data json form body post read text getlist"),
    "javascript": _words(
        """json formData text arrayBuffer blob param params query queries header get parseBody
        valid body"""
    ),
    "go": _words(
        """FormValue PostFormValue PathValue Cookie FormFile Query DefaultQuery Param PostForm
        DefaultPostForm GetHeader GetRawData QueryParam QueryParams QueryArray Params Body BodyRaw
        Cookies Get Queries GetQuery GetPostForm ParamsInt QueryInt PostFormArray"""
    ),
    "java": _words(
        """getParameter getParameterValues getParameterMap getHeader getHeaders getQueryString
        getInputStream getReader getCookies getRequestURI getRequestURL getPathInfo getPart
        getParts queryParam pathVariable body bodyToMono"""
    ),
    "csharp": _words("ReadFormAsync ReadFromJsonAsync"),
    "ruby": _words("params body headers query_string raw_post"),
    "php": _words(
        """input get query post all only except json header cookie file string integer boolean
        date collect getContent toArray getPost getGet getVar getJSON getParsedBody
        getQueryParams getBody route"""
    ),
}
_READERS["kotlin"] = _READERS["java"] | _words(
    "receive receiveText receiveParameters receiveNullable"
)
# Of a request in Laravel any property is a field of it, but for these.
NOT_FIELDS = _words("user session ip method route validated safe")
# Members that are the request: of a handler's context, of a view or a controller.
OBJECTS = _words("request req Request")

# Parameters that are a request, by name, and contexts that hold one.
NAMES = {
    "python": re.compile(r"request|req"),
    "javascript": re.compile(r"req|request|_req|_request"),
    "php": re.compile(r"\$request|\$req"),
}
CONTEXTS = {"javascript": re.compile(r"ctx|context|c|event|evt")}
# What a context has itself, beside its request. (Koa's `ctx.body` is the answer, and is not here.)
CONTEXT_PARTS = _words(
    """query params headers url searchParams queryStringParameters pathParameters
    multiValueQueryStringParameters"""
)
_TYPES = {
    "python": re.compile(r"\bRequest\b"),
    "javascript": re.compile(r":\s*[\w.]*(Request|IncomingMessage)\b"),
    "java": re.compile(r"\b(HttpServletRequest|ServerHttpRequest|ServerRequest|HttpRequest)\b"),
    "php": re.compile(r"^\\?([\w\\]*\\)?\w*Request\w*(Interface)?\s"),
    "csharp": re.compile(r"\bHttpRequest\b"),
}
_TYPES["kotlin"] = _TYPES["java"]
# In Go by what the type means.
GO_TYPES = frozenset(
    {
        "net/http.Request()",
        "github.com/gin-gonic/gin.Context()",
        "github.com/labstack/echo.Context()",
        "github.com/labstack/echo/v4.Context()",
        "github.com/gofiber/fiber/v2.Ctx()",
        "github.com/gofiber/fiber/v3.Ctx()",
        "github.com/gofiber/fiber.Ctx()",
    }
)
# Parameters that are a part of the request, by annotation, attribute, decorator or type.
_PARAMETERS = {
    "java": re.compile(
        r"@(RequestParam|RequestBody|PathVariable|RequestHeader|CookieValue|ModelAttribute"
        r"|RequestPart|QueryParam|PathParam|FormParam|HeaderParam|CookieParam|MatrixParam|BeanParam"
        r"|QueryValue|Body|Header)\b"
    ),
    "javascript": re.compile(
        r"@(Body|Query|Param|Params|Headers|QueryParam|QueryParams|UploadedFile|UploadedFiles"
        r"|RawBody|BodyParam)\("
    ),
    "csharp": re.compile(r"\[From(Body|Query|Route|Form|Header)\b|\bIFormFile"),
    "rust": re.compile(
        r":\s*(\w+::)*(Path|Query|Json|Form|TypedHeader|MultipartForm|WithRejection)\s*<"
        r"|:\s*(\w+::)*(Multipart|RawQuery|RawForm|OriginalUri)$"
    ),
}
_PARAMETERS["kotlin"] = _PARAMETERS["java"]
# Parameters of a handler that are given by the framework, and not by the request.
_GIVEN = {
    "python": re.compile(
        r"(?i)Depends\(|Security\(|Request\b|Response\b|WebSocket|BackgroundTasks"
        r"|:.*(dep|session|db|service|settings|client|connection|conn|redis|engine|principal|user"
        r"|repo|repository|config|logger)(\]|\s*=|$)|^(self|cls|request|req|db|session|user"
        r"|current_user|conn|client|\*)"
    ),
    "csharp": re.compile(
        r"FromServices|FromKeyedServices|CancellationToken|Http(Context|Request|Response)"
        r"|\bI[A-Z]\w+|DbContext|Context\b|Service\b|Repository\b|ClaimsPrincipal|Client\b|Factory"
    ),
}
# What URLs are cut into, by the names that they are given.
URL_ARGUMENT = re.compile(r"(\w+_)?(pk|id|slug|uuid|token|path|username|name|key|code)\b")
# What is destructured from a handler's parameter.
KEYS = _words("body query params headers cookies searchParams files url")
LOADERS = _words("loader action load getServerSideProps GET POST PUT PATCH DELETE")
# What a procedure of tRPC takes.
PROCEDURES = _words("query mutation subscription")

# Functions that are given the request, or a context, and give a part of it.
GETTERS = re.compile(
    r"github\.com/gorilla/mux\.Vars|github\.com/go-chi/chi(/v\d)?\.URLParam"
    r"|h3\.(getQuery|readBody|getRouterParam|getRouterParams|getHeader|getCookie)"
    r"|next/headers\.(headers|cookies)"
)
SOURCES = re.compile(
    r"(flask|quart|bottle|sanic)\.request\.(args|form|values|json|data|files|headers|cookies"
    r"|get_json\(\)|get_data\(\)|query_string|view_args|url|path|query|forms|params)"
)
# Names that are there unbound.
FREE = {
    "php": _words("$_GET $_POST $_REQUEST $_COOKIE $_FILES"),
    "ruby": _words("params"),
}
# Functions that fill what they are given a pointer to from the request.
FILLERS = _words(
    """Decode Bind BindJSON ShouldBind ShouldBindJSON ShouldBindQuery ShouldBindUri BindQuery
    BodyParser QueryParser ParamsParser Unmarshal ReadJSON DecodeJSON BindUri BindBody"""
)
# Methods that give a value of another kind than what was sent.
VERDICTS = _words("length size is_a? nil? present? blank? empty? isEmpty IsNullOrEmpty startswith")
# `Product.query.get(sent)` gives what was found by it; only `Paths.get(sent)` holds it.
LOOKUPS = _words("get fetch getOrDefault keys values items entries")
PATHS = re.compile(r"\bPaths?$")
# Functions that give what they are given in another form; a `parse` of something else may check.
PARSERS = re.compile(
    r"JSON|qs|querystring|url|URL|path|u?int\d*|long|Guid|Integer|Long|Number|Date|parse|shlex|"
)
PASSING = _words(
    """json loads parse Parse parse_qs decodeURIComponent decodeURI unquote Path URL resolve
    normalize basename joinpath from_str atob b64decode Unquote QueryUnescape PathUnescape Clean
    urldecode trim
    base64_decode json_decode int float Number parseInt parseFloat Atoi ParseInt ToInt32 to_i to_f
    intval parseLong toInt valueOf Combine"""
)


EVENTS = frozenset({"event", "evt"})  # of a Lambda: their `body` was sent


# Of Tornado's handlers, called on `self`; Nuxt's, which are there without an import.
OWN_READERS = _words(
    "get_argument get_arguments get_query_argument get_body_argument get_body_arguments"
)
FREE_READERS = _words("readBody getQuery getRouterParam getRouterParams readMultipartFormData")


def of(table: str, language: str) -> frozenset[str]:
    """The parts or readers of the language's requests."""
    family = "javascript" if language in JAVASCRIPT else language
    return {"parts": _PARTS, "readers": _READERS}[table].get(family, frozenset())


def pattern(table: str, language: str) -> "re.Pattern[str] | None":
    """The pattern that the language has in one of the tables of parameters."""
    family = "javascript" if language in JAVASCRIPT else language
    tables = {"names": NAMES, "contexts": CONTEXTS, "types": _TYPES}
    tables |= {"parameters": _PARAMETERS, "given": _GIVEN}
    return tables[table].get(family)
