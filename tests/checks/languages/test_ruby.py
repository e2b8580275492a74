"""Ruby: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import resolve, stands_in

HEAD = 'require "net/http"\n'
CALLS = "call"
NAMES = {
    "a constant": ("Net::HTTP.get(HERE)", "Net.HTTP.get()"),
    "from the root": ("::Foo::Bar.x(HERE)", "Foo.Bar.x()"),
    "a variable": ("h = Net::HTTP.new(x)\nh.request(HERE)", "Net.HTTP.new().request()"),
    "an object's variable": (
        ("class A\n def initialize\n  @c = Redis.new\n end\n def f\n  @c.get(HERE)\n end\nend"),
        "Redis.new().get()",
    ),
    "a method that keeps it": (
        ("class A\n def c\n  @c ||= Faraday.new(url: x)\n end\n def f\n  c.get(HERE)\n end\nend"),
        "Faraday.new().get()",
    ),
    "a constant of ours": (
        "class A\n C = Redis.new\n def f\n  C.get(HERE)\n end\nend",
        "Redis.new().get()",
    ),
    "a global variable": ("$c = Redis.new\ndef f\n $c.get(HERE)\nend", "Redis.new().get()"),
    "a method of Kernel": ("system(HERE)", "system()"),
    "of a call": ("Rails.cache.fetch(HERE)", "Rails.cache().fetch()"),
    "parameters of a request": ("params.permit(HERE)", "params.permit()"),
    "a model": ("Order.where(HERE)", "Order.where()"),
    "a block sees what is around it": (
        "c = Redis.new\nxs.each { |x| c.get(HERE) }",
        "Redis.new().get()",
    ),
    "a method does not": ("c = Redis.new\ndef f\n c.get(HERE)\nend", ""),
    "or nothing": ("c = x ? Redis.new : nil\nc.get(HERE)", "Redis.new().get()"),
    "either of two": (
        "c = Redis.new\nc = Faraday.new if x\nc.get(HERE)",
        "Faraday.new().get() Redis.new().get()",
    ),
    "what is rescued": ("begin\n g\nrescue Foo::Bad => e\n e.x(HERE)\nend", "Foo.Bad().x()"),
    "a block's parameter": ("xs.each { |c| c.get(HERE) }", ""),
    "a method's parameter": ("def f(c)\n c.get(HERE)\nend", ""),
    "a class of ours": ("class Redis\n def f\n  Redis.new(HERE)\n end\nend", ""),
    "not known": ("unknown(HERE)", ""),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    assert resolve(HEAD + text, "ruby", CALLS, None) == meaning


PLACES = {
    "each: loop": ("xs.each do |x|\n HERE()\nend", "loop", True),
    "in braces: callback": ("xs.map { |x| HERE() }", "callback", True),
    "another block: callback": ("later { |x| HERE() }", "callback", False),
    "for: loop": ("for x in xs do\n HERE()\nend", "loop", True),
    "while: loop": ("while x do\n HERE()\nend", "loop", True),
    "until: loop": ("until HERE() do\nend", "loop", True),
    "loop: loop": ("loop do\n HERE()\nend", "loop", True),
    "a literal: bounded-loop": ("[1, 2].each { |x| HERE() }", "bounded-loop", True),
    "times of a number: bounded-loop": ("3.times { |x| HERE() }", "bounded-loop", True),
    "rows: bounded-loop": ("rows.each { |x| HERE() }", "bounded-loop", False),
    "slices: bounded-loop": ("rows.each_slice(9) { |x| HERE() }", "bounded-loop", True),
    "begin: try": ("begin\n HERE()\nrescue E\nend", "try", True),
    "a method's own rescue: try": ("def g\n HERE()\nrescue E\nend", "try", True),
    "no rescue: try": ("begin\n HERE()\nend", "try", False),
    "rescue: except": ("begin\n a\nrescue E\n HERE()\nend", "except", True),
    "ensure: finally": ("begin\n a\nensure\n HERE()\nend", "finally", True),
    "a transaction: transaction": ("Order.transaction do\n HERE()\nend", "transaction", True),
    "a controller: handler": ("class AController\n def f\n  HERE()\n end\nend", "handler", True),
    "another class: handler": ("class A\n def f\n  HERE()\n end\nend", "handler", False),
    "Sinatra: handler": ('get "/x" do\n HERE()\nend', "handler", True),
    "RSpec: test": ('it "works" do\n HERE()\nend', "test", True),
    "Minitest: test": ("def test_it\n HERE()\nend", "test", True),
    "a function: function": ("def f\n HERE()\nend", "function", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), PLACES.values(), ids=PLACES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(call method: (_) @_name)"
    assert stands_in(tmp_path, call, text, "app/a.rb", place) is inside
