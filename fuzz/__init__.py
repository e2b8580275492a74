"""Foreign data at its worst, in bulk: `make fuzz`. Nothing of the product imports this room."""
