"""The dais's console, one screen: what is now, what is next, and everything within a key's reach.

Each region's context is worked out from the floor alone. Buttons are controls that ask their own
ruling (`committees.controls`), so the console offers nothing that the ruling would refuse without
saying why.
"""
