# Opens a file as a translator's program does, gives one text other words, and saves it again.
import sys

from translate.storage import factory

path, old, new = sys.argv[1:]
store = factory.getobject(path)
units = [unit for unit in store.units if unit.istranslatable() and str(unit.target) == old]
assert len(units) == 1, f"{len(units)} units say {old}"
units[0].target = new
store.save()
