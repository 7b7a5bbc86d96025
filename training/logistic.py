"""A logistic regression whose weights keep the sign that makes sense, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_STEPS = 60


def fit(rows: Matrix, labels: Matrix, signs: Matrix, penalty: float) -> Matrix:
    """Constant and weights for `rows` (measurements) and `labels` (0 or 1), with a ridge `penalty` on the weights.

    `signs` holds 1 for a measurement that can only speak for a match and -1 for one that can only speak against it;
    a weight that would come out with the other sign is left out.
    """
    design = np.hstack([np.ones((len(rows), 1)), rows])
    used = np.ones(design.shape[1], dtype=bool)
    while True:
        weights = np.zeros(design.shape[1])
        weights[used] = _newton(design[:, used], labels, penalty)
        wrong = np.concatenate([[0.0], weights[1:] * signs])
        if wrong.min() >= 0:
            return weights
        used[wrong.argmin()] = False


def _newton(design: Matrix, labels: Matrix, penalty: float) -> Matrix:
    ridge = np.diag([0.0] + [penalty] * (design.shape[1] - 1))
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        probability = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (probability - labels) + ridge @ weights
        curvature = (design * (probability * (1 - probability))[:, None]).T @ design + ridge
        weights = weights - np.linalg.solve(curvature, gradient)
    return weights
