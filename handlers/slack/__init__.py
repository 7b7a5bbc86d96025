"""The copy desk in Slack.

`requests` stores what comes in and hands it to `events`, `commands`, `actions` and `views`; these ask `directory` who
and what is there, and answer through `posting`, in the words of `render`.
"""
