"""What was accepted and is not done, and what is to be said and is not posted.

Accept, before acknowledging::

    inbox = Inbox(store, thresholds)                       # thresholds: InboxThresholds, [inbox] of defaults.toml
    inbox.accept(team, event_id, kind, payload)            # -> False for one accepted before

Work, in one transaction, so that an event worked twice answers once::

    def handler(accepted: Accepted) -> str | None:         # the reason where nothing comes of it
        reading = ...                                      # parse first, outside the transaction
        with store.transaction(accepted.team) as tx:
            ...
            outbox.enqueue(tx, Delivery(id=f"{accepted.event}:reply", team=..., channel=..., thread=...,
                                        call="post", payload={...}))

    worker = worker_of(inbox, outbox, handler, store, thresholds)   # LocalWorker, on PostgreSQL PostgresWorker
    courier = courier_of(outbox, post, find, store, thresholds)
    worker.start(), courier.start(), ..., worker.stop(), courier.stop()

A handler raises Unprocessable for an event nobody can ever work on: parked at once, with the reason.

`post(delivery)` makes the call and returns the message's ts; it puts `delivery.id` into the message's metadata. It
raises TryLaterError (rate limited) or UndeliverableError (never) where nothing was posted; any other exception means
that nobody knows, and then `find(delivery)` is asked for the ts of a message with that id before it is posted again.
A delivery with `target` changes the message of another delivery, and comes with `target_ts`.
"""
