"""What a value of the registry must look like before it may be written."""
