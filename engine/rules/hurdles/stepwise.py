"""A scheme in whole numbers of steps, as durable-rules reads it; one without parts of a point is itself."""

from __future__ import annotations

from engine.law.points.scores import Score, in_steps
from engine.schemes import Hurdle, Scheme, Worth


def stepwise(scheme: Scheme) -> Scheme:
    """The scheme with every number of points as a whole number of its steps."""
    step = scheme.step
    if step == 1:
        return scheme
    sums = tuple(
        own._replace(most=in_steps(own.most, step), maxima=tuple(in_steps(most, step) for most in own.maxima))
        for own in scheme.sums
    )
    maximum, most = in_steps(scheme.maximum, step), in_steps(scheme.most, step)
    hurdles = tuple(_hurdle(hurdle, step) for hurdle in scheme.hurdles)
    return scheme._replace(sums=sums, maximum=maximum, most=most, hurdles=hurdles, step=1)


def _hurdle(hurdle: Hurdle, step: Score) -> Hurdle:
    """Points times a number against points times another: both grow alike; against plain points these alone grow."""
    edge = in_steps(hurdle.edge, step)
    if hurdle.absolute:
        return hurdle._replace(edge=edge)
    each = tuple(in_steps(times, step) for times in hurdle.times_each)
    return hurdle._replace(edge=edge, times=in_steps(hurdle.times, step), times_each=each)


def stepwise_worth(worth: Worth, step: Score) -> Worth:
    """A criterion's range in whole numbers of steps."""
    low, high, whole = (in_steps(points, step) for points in worth[:3])
    return Worth(low, high, whole, worth.applies)
