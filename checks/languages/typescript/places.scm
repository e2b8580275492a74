; Classes are named by a type here, and may be abstract.
(abstract_class_declaration body: (_) @place.body) @place.class
