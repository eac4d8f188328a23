"""Splink (DuckDB) as its own tutorial for each set has it: u from random pairs, m by EM on two blocking rules."""
import time

import splink.comparison_library as cl
from common import read, report
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

start = time.time()
frame, febrl = read()
api = DuckDBAPI()
rules = ["dob", "postcode", ("first_name", "surname"), ("place", "surname")]
if febrl:
    columns = ["address_1", "address_2", "street_number", "state"]
    rules += [("address_1",)]
else:
    columns = ["occupation", "gender"]
comparisons = [cl.NameComparison("first_name").configure(term_frequency_adjustments=True),
               cl.NameComparison("surname").configure(term_frequency_adjustments=True),
               cl.DamerauLevenshteinAtThresholds("dob", [1, 2]),
               cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
               cl.JaroWinklerAtThresholds("place", [0.9]).configure(term_frequency_adjustments=True)]
for column in columns:
    if column.startswith("address"):
        comparisons.append(cl.JaroWinklerAtThresholds(column, [0.9]))
    else:
        comparisons.append(cl.ExactMatch(column).configure(term_frequency_adjustments=True))
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=comparisons,
    blocking_rules_to_generate_predictions=[block_on(*([r] if isinstance(r, str) else r)) for r in rules],
    retain_intermediate_calculation_columns=False,
)
try:
    linker = Linker(api.register(frame), settings)
except AttributeError:
    linker = Linker(frame, settings, api)
linker.training.estimate_probability_two_random_records_match(
    [block_on("first_name", "surname", "dob"), block_on("dob", "postcode")], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
pairs = list(zip(found.unique_id_l, found.unique_id_r, found.match_probability))
report("Splink", "as in its tutorial", pairs, start)
