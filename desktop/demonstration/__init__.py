"""The sample landlord: pictures painted from a seed, a profile filled with its records, and its showing."""
