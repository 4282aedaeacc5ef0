"""One file per identifier; `registry.builtin()` finds them all."""
