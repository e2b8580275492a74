"""What functions and types are called that matter to texts, by the last word of their names."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What these give can hold nothing but digits, a date, true or false.
NUMBERS = _words(
    """int float len round abs bool ord sum Number parseInt parseFloat BigInt Boolean Atoi ParseInt
    ParseUint ParseFloat ParseBool Itoa FormatInt FormatUint FormatFloat FormatBool parseLong
    parseDouble parseShort parseBoolean toInt toLong toDouble toFloat toShort toBoolean toIntOrNull
    toLongOrNull to_i to_f Integer Float intval floatval boolval count sizeof strlen ToInt32 ToInt64
    ToInt16 ToDouble ToDecimal ToBoolean size length uuid4 randomUUID now time hashCode int8 int16
    int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 long double indexOf intValue
    longValue toFixed getTime hexdigest isoformat toISOString Min Max Count Length"""
)
# Members that are numbers.
NUMBER_MEMBERS = _words("length size Count Length count")
# `int.Parse(x)`, `Integer.valueOf(x)`: what parses says what comes out.
_PARSERS = _words("Parse parse valueOf fromString decode NewGuid FromString from")
_NUMBER_TYPE = re.compile(
    r"(u?int\d*|[iu](8|16|32|64|128|size)|f(32|64)|float(32|64)?|double|decimal|number|bigint|bool"
    r"|boolean|integer|long|short|byte|sbyte|ushort|ulong|char|real|uuid|uuid\.uuid|guid|biginteger"
    r"|bigdecimal|localdate|localdatetime|instant|date|datetime|datetime\.(date|datetime)"
    r"|time\.(time|duration)|duration|timedelta)"
)
_TYPE_NOISE = re.compile(r"^[:&*?\s]+|[?\s]+$|\s*\|\s*(None|null|undefined)\b")
_CHOICE = re.compile(r"""(typing\.)?Literal\[|^(\s*\|?\s*("[^"]*"|'[^']*'))+$""")

# Calls that give back the text that they are called on, or are given.
SAME = _words(
    """strip lstrip rstrip trim trimStart trimEnd trimIndent trimMargin stripIndent Trim TrimEnd
    TrimSpace toString ToString to_string to_s to_owned into as_str as_ref clone lower upper
    toLowerCase toUpperCase squish freeze String str dedent cleandoc text raw sql stripMargin
    rtrim ltrim removesuffix rstripped chomp encode toCharArray from new unwrap"""
)
# Calls that put together what they are called on and given; of constants they make a constant.
JOINERS = _words(
    """join Join implode joinToString repeat Repeat str_repeat array_fill nCopies fill from of
    Array asList listOf arrayOf List replace concat Concat chr keys values items slice substring
    array_keys array_map sorted list tuple set reversed enumerate zip Range range entries
    get getOrDefault fetch append"""
)
REPEATERS = _words("repeat Repeat str_repeat array_fill nCopies fill")
KEYS = _words("keys items entries Keys")
# Calls whose function says what comes out, whatever they go over.
MAPPERS = _words("map Select flatMap collect array_map joinToString from map! filter_map")
FORMATTERS = _words("format Format formatted sprintf Sprintf vsprintf Sprint Sprintln")
APPENDERS = _words(
    """append Append push unshift AppendLine AppendFormat appendLine push_str WriteString write
    concat insert Write writeln add addAll extend"""
)
BUILDERS = re.compile(r"\b(StringBuilder|StringBuffer|Builder|Buffer|StringIO|String)\b")
FINISHERS = _words("toString ToString String string to_string getvalue build")
# Given to one of these, a function is called for each element; to the others, we know not when.
EACH = _words(
    """map forEach filter flatMap some every find each select collect reject each_with_index Select
    Where SelectMany ForEach array_map array_filter for_each filter_map mapIndexed joinToString any
    all reduce"""
)
LATER = _words("then catch finally subscribe on once tap pipe use with apply let also")
# What is given to one of these was made harmless, or was looked at, or we cannot tell.
_CHECKED = re.compile(
    r"(?i)quot|escap|saniti|identifier|valid|allow|whitelist|ensure|assert|check|safe|hash|hex"
    r"|encode|digest|uuid|placeholder|^(includes|contains|has|has_key|in_array|containsKey"
    r"|array_key_exists|include\?|key\?|member\?|matches|match|test|fullmatch|MatchString|IsMatch"
    r"|preg_match|isalnum|isdigit|isdecimal|isnumeric|isidentifier|indexOf|Contains|ContainsKey"
    r"|hasOwnProperty|TryGetValue|TryParse)$"
)
_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]+")


def is_number_type(written: str) -> bool:
    """True for a type whose values are no free text: a number, a date, `"asc" | "desc"`."""
    plain = _TYPE_NOISE.sub("", _TYPE_NOISE.sub("", written))
    if plain.startswith("Optional["):
        plain = plain[len("Optional[") : -1]
    is_number = _NUMBER_TYPE.fullmatch(plain.lower()) is not None
    return is_number or _CHOICE.match(plain) is not None


def gives_number(name: str, receiver: str) -> bool:
    """True for a call of this name, on what is written so, that gives a number."""
    return name in NUMBERS or (name in _PARSERS and is_number_type(receiver)) or receiver == "Math"


def is_check(name: str) -> bool:
    """True for the name of a function after which its argument is no longer just anything."""
    return _CHECKED.search(name) is not None


def is_constant(name: str) -> bool:
    """True for a name that is written as constants are."""
    return _CONSTANT.fullmatch(name) is not None
