"""What the peers share: reading a set, closing pairs to clusters, printing the result as JSON."""
import json
import resource
import sys
import time

import pandas as pd


def read():
    frame = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False).replace("", None)
    febrl = "given_name" in frame
    frame = frame.rename(columns={"rec_id": "unique_id", "given_name": "first_name", "date_of_birth": "dob",
                                  "postcode_fake": "postcode", "birth_place": "place", "suburb": "place"})
    return frame, febrl


def close(pairs, at=0.5):
    """All pairs of the connected components of the pairs at or above a probability, and the weaker pairs as they are."""
    up = {}

    def find(x):
        while up.setdefault(x, x) != x:
            up[x] = up[up[x]]
            x = up[x]
        return x

    known = {}
    for a, b, p in pairs:
        known[(min(a, b), max(a, b))] = p
        if p >= at:
            up[find(a)] = find(b)
    groups = {}
    for x in list(up):
        groups.setdefault(find(x), []).append(x)
    for members in groups.values():
        members.sort()
        for i, a in enumerate(members):
            for b in members[i + 1:]:
                known[(a, b)] = max(at, known.get((a, b), at))
    return [{"left": a, "right": b, "probability": p} for (a, b), p in known.items()]


def report(name, columns, pairs, start):
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"name": name, "columns": columns, "pairs": close(pairs), "seconds": time.time() - start,
                      "cpu": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss / 1024}))
