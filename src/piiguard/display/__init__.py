"""What notebooks show; leaf functions, imported where first shown."""
