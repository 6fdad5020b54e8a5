"""Every verb that can be pressed. Each app's rulings enter themselves in the tables when they are imported."""

import delegates.rulings  # noqa: F401 - importing fills the tables
import motions.rulings  # noqa: F401 - importing fills the tables
import resolutions.rulings  # noqa: F401 - importing fills the tables
from committees.order import ALIKE, ON_DAIS, ON_SEAT, RESTS, RULINGS

__all__ = ["ALIKE", "ON_DAIS", "ON_SEAT", "RESTS", "RULINGS"]
