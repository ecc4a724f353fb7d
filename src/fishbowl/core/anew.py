"""`replace` for Structs, and for dataclasses too, so that nobody need know which of them a value is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # By this name the type checker knows the fields of Structs as well; msgspec's own would take any.
    from dataclasses import replace as replace
else:
    import dataclasses

    from msgspec import Struct, structs

    def replace(value: Any, /, **changes: Any) -> Any:
        """The value with these fields changed."""
        return (structs if isinstance(value, Struct) else dataclasses).replace(value, **changes)
