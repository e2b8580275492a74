((selector_expression) @hazard
  (#resolves? @hazard "github.com/golang-jwt/jwt/v5.{SigningMethodNone,UnsafeAllowNoneSignatureType}" "github.com/golang-jwt/jwt/v4.{SigningMethodNone,UnsafeAllowNoneSignatureType}"))
