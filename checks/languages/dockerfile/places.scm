; Only what follows the last FROM is shipped.
(from_instruction) @place.last-stage
