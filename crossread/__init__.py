"""
crossread shows how outlets tell the same event.

Ukrainian, Russian and English articles in; translated offline, aligned, and compared; one report per story out. It
describes and never scores an outlet.
"""
