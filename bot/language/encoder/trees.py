"""The best tree over the words of a sentence from the score of each word under each (McDonald et al. 2005).

A score matrix is dependents × heads; a word under itself is the root. Chu and Liu (1965) and Edmonds (1967) give the
best tree; exactly one word is the root.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

_NEVER: Final = -1e9  # weight of an arc that may not be


def best_heads(scores: Any) -> Any:
    """The head of each word, itself for the root. `scores` is square, 32-bit, and is left as it is."""
    count = len(scores)
    if count == 1:
        return np.zeros(1, dtype="int64")
    heads = scores.argmax(axis=1)
    if (heads == np.arange(count)).sum() == 1 and not _cycle(heads):
        return heads
    return _best_rooted(scores)


def _best_rooted(scores: Any) -> Any:
    """The best tree with one root: tried with each word that would be a root by itself, or the likeliest."""
    count = len(scores)
    own = scores.diagonal()
    wanted = np.flatnonzero(scores.argmax(axis=1) == np.arange(count))
    candidates = wanted if len(wanted) else own.argsort()[-1:]
    best, best_score = None, -np.inf
    for root in sorted(candidates, key=lambda word: -own[word])[:4]:
        weights = scores.astype("float64")
        np.fill_diagonal(weights, _NEVER)
        heads = _edmonds(weights, int(root))
        total = own[root] + sum(weights[word, head] for word, head in enumerate(heads) if word != root)
        if total > best_score:
            best, best_score = heads, total
    return np.asarray(best, dtype="int64")


def _edmonds(weights: Any, root: int) -> list[int]:
    """The heads of the best tree under `root`: a cycle of greedy choices becomes one node, and the rest is solved."""
    count = len(weights)
    heads = weights.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads)
    if not cycle:
        return [int(head) for head in heads]
    outside = np.array([word for word in range(count) if word not in cycle])
    inside = np.array(cycle)
    kept = weights[inside, heads[inside]]
    node = len(outside)
    smaller = np.full((node + 1, node + 1), _NEVER)
    smaller[:node, :node] = weights[np.ix_(outside, outside)]
    leaving = weights[np.ix_(outside, inside)]  # outside words under words of the cycle
    smaller[:node, node] = leaving.max(axis=1)
    entering = weights[np.ix_(inside, outside)] - kept[:, None] + kept.sum()
    smaller[node, :node] = entering.max(axis=0)
    solved = _edmonds(smaller, int(np.flatnonzero(outside == root)[0]))
    result = heads.copy()
    for at, word in enumerate(outside):
        head = solved[at]
        result[word] = inside[leaving[at].argmax()] if head == node else outside[head]
    entry = solved[node]
    broken = inside[entering[:, entry].argmax()]
    result[broken] = outside[entry]
    result[root] = root
    return [int(head) for head in result]


def _cycle(heads: Any) -> list[int]:
    """The words of one cycle, in no order that matters; a root under itself is none."""
    seen = [0] * len(heads)
    for start in range(len(heads)):
        word = start
        while not seen[word]:
            seen[word] = start + 1
            head = int(heads[word])
            if head == word:
                break
            word = head
        else:
            if seen[word] == start + 1:
                found, at = [word], int(heads[word])
                while at != word:
                    found.append(at)
                    at = int(heads[at])
                return found
    return []
