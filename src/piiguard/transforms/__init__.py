"""What is done to a finding."""
