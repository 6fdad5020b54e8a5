"""Pages as a rehearsal reads them, with no more on them than a test is about."""

from jmmun.rehearsal.pages import Screen


def button(path: str, name: str, value: str, more: str = "") -> str:
    return f'<button form="act" formaction="{path}" name="{name}" value="{value}" class="control"{more}>x</button>'


def ballots(vote: int, *, cast: str = "", closed: str = "") -> str:
    """The ways to vote; one is pressed already, one is closed to this seat."""
    return "".join(
        button(
            f"votes/{vote}/ballot/",
            "choice",
            choice,
            ' aria-pressed="true"' if choice == cast else " disabled" if choice == closed else "",
        )
        for choice in ("yes", "no", "abstain")
    )


FORM = """<select name="motion"><option value="moderated_caucus">Moderated caucus</option>
<option value="unmoderated_caucus">Unmoderated caucus</option>
<option value="adjourn_meeting">Adjournment</option>
<option value="roll_call_vote">Roll-call vote</option><option value="adopt_by_acclamation">Acclamation</option></select>
<datalist id="topics-moderated_caucus"><option value="Privacy"></option><option value="Export"></option></datalist>
<datalist id="topics-unmoderated_caucus"><option value="Drafting"></option></datalist>"""
KINDS = """<span data-kind="moderated_caucus" data-params="topic total speaking slot"></span>
<span data-kind="adjourn_meeting" data-params=""></span>"""
UNMODERATED = '<span data-kind="unmoderated_caucus" data-params="topic total"></span>'


def phone(mine: str = "", *, matter: str = "", names: str = "", moves: bool = False) -> Screen:
    sending = ' data-moves="yes"' if moves else ""
    return Screen(
        FORM,
        {
            "mine": f'<section id="mine" hx-swap-oob="outerMorph"{sending}>{mine}</section>',
            "now": f'<section id="now" hx-swap-oob="outerMorph"><h2 class="headline">{matter}</h2></section>',
            "upnext": f'<section id="upnext" hx-swap-oob="outerMorph"><ol>{names}</ol></section>',
            "kinds": f'<section id="kinds" hx-swap-oob="outerMorph">{KINDS}</section>',
        },
    )


def row(seat: str, classes: str = "", answer: str = "", *, observer: bool = False) -> str:
    mark = ' <span class="quiet">obs.</span>' if observer else ""
    answers = "".join(
        button(f"roll/{seat}/", "answer", each, ' aria-pressed="true"' if each == answer else "")
        for each in ("present", "voting", "absent")
    )
    return f'<li id="seat-{seat}" data-code="{seat}" class="{classes}"><span class="name">{seat}{mark}</span>{answers}</li>'


def paper(id: int, *ways: str, title: str = "Privacy", before: str = "") -> str:
    """A draft in the list of papers, with what is voted on before it."""
    amend = f"""<button data-opens="amendment-dialog" data-fill='{{"paper": "{id}"}}'>x</button>"""
    buttons = "".join(button(f"papers/{id}/", "method", way) for way in ways)
    return f'<li class="paper"><strong>L.{id}</strong><span class="title">{title}</span>{before}{buttons}{amend}</li>'


def console(next: str = "", **regions: str) -> Screen:
    """A console with this big button, and what else is on it."""
    drawn = {"next": f'<div class="step">{next}</div>', **regions}
    return Screen(
        FORM,
        {
            name: f'<section id="{name}" hx-swap-oob="outerMorph">{html}</section>'
            for name, html in drawn.items()
        },
    )
