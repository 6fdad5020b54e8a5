"""How the secretariat sets a conference up: itself, its committees, their dais, and committees as files.

What is typed here is rows; what decides votes and the roll (rights, phones) goes onto the record like
everything else, entered by the secretariat.
"""
