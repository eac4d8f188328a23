"""recordlinkage: its own EM classifier (ECM) on string likenesses at .85, blocks of a few columns."""
import time

import recordlinkage
from common import read, report

start = time.time()
frame, febrl = read()
frame = frame.set_index("unique_id").fillna("")
index = recordlinkage.Index()
for block in ["dob", "postcode", ["first_name", "surname"], ["place", "surname"]]:
    index.block(block)
candidates = index.index(frame)
compare = recordlinkage.Compare()
for column in ["first_name", "surname", "place"] + (["address_1", "address_2"] if febrl else ["occupation"]):
    compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
for column in ["dob", "postcode"] + (["state", "street_number"] if febrl else ["gender"]):
    compare.exact(column, column, label=column)
features = compare.compute(candidates, frame)
ecm = recordlinkage.ECMClassifier(binarize=0.5)
ecm.fit_predict(features)
chances = ecm.prob(features)
pairs = [(a, b, float(p)) for (a, b), p in chances.items() if p >= 0.01]
report("recordlinkage ECM", "likeness at .85", pairs, start)
