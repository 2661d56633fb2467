"""From the globe to the page: the Equal Earth projection. In: longitude and latitude in degrees. Out: a place in the drawing.

Equal Earth keeps areas true, so that shading does not make northern countries weigh more. Formula: Šavrič, Patterson and Jenny (2018),
"The Equal Earth map projection", International Journal of Geographical Information Science 33(3).
"""

import math

WIDTH = 900.0
CENTRE = 11.6  # degrees east: the cut at 168.4 west goes through Bering Strait and tears no country or island
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
NORTH, SOUTH = 84.0, -56.0  # what the drawing shows: no Antarctica


def _raw(longitude: float, latitude: float) -> tuple[float, float]:
    turned = (longitude - CENTRE + 180) % 360 - 180
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    a1, a2, a3, a4 = _A
    square = angle * angle
    sixth = square**3
    x = math.radians(turned) * math.cos(angle) / (_M * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return x, y


_SCALE = WIDTH / (2 * _raw(CENTRE + 179.999, 0)[0])
_TOP = _raw(CENTRE, NORTH)[1]
HEIGHT = round((_TOP - _raw(CENTRE, SOUTH)[1]) * _SCALE, 1)


def place(longitude: float, latitude: float) -> tuple[float, float]:
    """The place of a point of the globe in a drawing of `WIDTH` by `HEIGHT` units; y grows to the south."""
    x, y = _raw(longitude, latitude)
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE
