"""Data frames: adapters that know the frame, around functions that do not."""
