((string) @hazard
  (#match? @hazard "^[\"'](price|prod|plan)_1?[A-Za-z0-9]{14,}[\"']$")
  (#inside? @hazard "function")
  (#not-path? @hazard "config|constant|plans?\\.|pricing|prices?\\.|product"))
