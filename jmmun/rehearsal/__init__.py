"""A rehearsal: plausible delegates, and if wanted a chair, in a committee that is running.

A chair who has never presided wants a room to practise on; a demo wants to look alive; a test or a
measurement wants the traffic of a real meeting. All three need people who do what people do: who
ask for the floor and think better of it, move, second, vote with their group or against it, come
late, go out and come back, lose their link.

They come through the same doors as everybody: they open a seat's link, look at their page, press
what it offers, under a key as the page's script would, and some follow by a live socket. Nothing
here imports the application, so nothing here can know or do what a phone could not.

What people do by their placards (they rise to a point, appeal, hand in drafts and amendments, ask for a
division, answer the roll-call vote) reaches the committee as it does in a room: the Chair sees it and
enters it at the console. Where no phone stirs,
that is all there is, and it is a whole meeting still.

Who decides is pure. A delegate (`delegates`) is given what its phone shows, the Chair (`presiding`)
what the console shows and who sits in the room, each with lots of its own. The play (`play`) has
one after the other look and press, and never asks what time it is: the same seed over the same
record enters the same acts in the same order, at any speed; but for a roll-call vote, whose first
seat the committee itself draws.
"""
