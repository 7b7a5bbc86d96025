"""The copy desk itself; it knows no Slack, no scheduler and no environment.

From the ground up, each storey importing those below it alone (the contract is in pyproject.toml): article and errors;
language (a parse, names, dates); ingest, figures and quotes (what stands in a text); reading and extraction (all of it
together); stories; ledger; discrepancies; report and correction (what is answered); storage and inbox; filing (copy
coming in), answers (copy going out), digests; and the desk, the front door.
"""
