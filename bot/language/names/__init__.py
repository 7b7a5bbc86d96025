"""Names of people, places and organisations: found as mentions, put into clusters, taken out by `extract`."""
