"""Do the tests notice when the pure core is wrong? Small changes are made to it, one at a time, and counted.

    uv run python -m tests.mutants --sample 400 --seed 1
    uv run python -m tests.mutants --only motions/rules/caucus.py --only committees/floor.py:95

A test that passes says that the code does what the test asks; it says nothing of what no test asks. So
a copy of a module is changed as a slip of the hand would change it (`changes`): a bound off by one, an
objection dropped, a fact entered without one of its fields. If a test fails, the change is "killed". If
none does, it "survived", and is either a rule that no test holds, code that does nothing, or a change that
means the same; a person has to look which. The score of a random sample is an estimate, so it is printed
with the interval in which the whole most likely lies.

Everything happens in a temporary copy of the tree. What makes it quick is in `trial`: only tests without a
database are asked, only those that reach the changed line, the quickest first and no further than the
first that fails.
"""
