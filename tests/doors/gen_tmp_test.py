import csv
from pathlib import Path
from tests.doors.test_table import *
def test_gen(room, browsers):
    from django.db import transaction
    rows=[]
    for p in patterns():
        for m in ("GET","POST"):
            r={"address":p,"method":m}
            acts=[]
            for who in WHO:
                before=digest()
                sid=transaction.savepoint_create()
                ask=browsers[who].get if m=="GET" else browsers[who].post
                r[who]=ask(address(p,room)).status_code
                if digest()!=before: acts.append(who)
                transaction.savepoint_rollback(sid)
                record._clerks.clear()
                from committees import screens; screens.forget()
            r["may act"]=" ".join(acts)
            rows.append(r)
    with open("/tmp/table.csv","w") as f:
        w=csv.DictWriter(f,["address","method",*WHO,"may act"],lineterminator="\n"); w.writeheader(); w.writerows(rows)
