"""What all pages share: templates, the style sheet, and how one is made into the other."""
