; BEGIN … COMMIT. Only what stands between the two in one file is known to.
(transaction) @place.transaction
; What runs as one: CREATE FUNCTION … AS $$ … $$
(function_body) @place.function
